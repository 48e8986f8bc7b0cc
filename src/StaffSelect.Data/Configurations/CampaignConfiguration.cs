using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StaffSelect.Data.Conventions;
using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Data.Configurations;

internal sealed class CampaignConfiguration : IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.ToTable("Campaigns");
        builder.HasKey(campaign => campaign.Id);
        builder.Property(campaign => campaign.Id).ValueGeneratedNever();
        builder.Property(campaign => campaign.Code).HasMaxLength(60);
        builder.HasIndex(campaign => campaign.Code).IsUnique();
        // rules are stored once: an announced campaign is judged by what was announced
        builder
            .Property(campaign => campaign.Rules)
            .HasJsonDocument()
            .Metadata.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
        builder.Property(campaign => campaign.Help).HasJsonDocument().HasMaxLength(2_000);
        builder.Property(campaign => campaign.RulesHash).HasMaxLength(64);
    }
}
