using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StaffSelect.Data.Auditing;
using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Data.Configurations;

internal sealed class CampaignDraftConfiguration : IEntityTypeConfiguration<CampaignDraft>
{
    public void Configure(EntityTypeBuilder<CampaignDraft> builder)
    {
        builder.ToTable("CampaignDrafts");
        builder.HasKey(draft => draft.Id);
        builder.Property(draft => draft.Id).ValueGeneratedNever();
        builder.Property(draft => draft.SubmittedHash).HasMaxLength(64);
        builder.HasIndex(draft => draft.Status);
        builder
            .HasMany(draft => draft.Parts)
            .WithOne()
            .HasForeignKey(part => part.Draft)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<Campaign>()
            .WithMany()
            .HasForeignKey(draft => draft.Campaign)
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CampaignDraftPartConfiguration : IEntityTypeConfiguration<CampaignDraftPart>
{
    public void Configure(EntityTypeBuilder<CampaignDraftPart> builder)
    {
        builder.ToTable("CampaignDraftParts");
        builder.HasKey(part => new { part.Draft, part.Section });
        builder.Ignore(part => part.Json);
        // readers of the journal must not learn items and keys
        builder.Property(part => part.Secret).IsSensitive();
    }
}
