using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Mail;

namespace StaffSelect.Data.Configurations;

internal sealed class CampaignMessageConfiguration
    : IEntityTypeConfiguration<CampaignMessage>,
        IEntityTypeConfiguration<MessageDelivery>
{
    public void Configure(EntityTypeBuilder<CampaignMessage> builder)
    {
        builder.ToTable("CampaignMessages");
        builder.HasKey(message => message.Id);
        builder.Property(message => message.Id).ValueGeneratedNever();
        builder.Ignore(message => message.Audience);
        builder.Property(message => message.Place).HasMaxLength(CampaignMessage.PlaceLength);
        builder.Property(message => message.Stage).HasMaxLength(20);
        builder.HasIndex(message => new { message.CampaignId, message.WrittenAt });
        builder.HasIndex(message => message.FinishedAt);
        builder
            .HasOne<Campaign>()
            .WithMany()
            .HasForeignKey(message => message.CampaignId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<MessageDelivery> builder)
    {
        builder.ToTable("MessageDeliveries");
        builder.HasKey(delivery => new { delivery.Message, delivery.Application });
        builder.Property(delivery => delivery.Place).HasMaxLength(CampaignMessage.PlaceLength);
        builder.HasIndex(delivery => delivery.Application);
        builder.HasIndex(delivery => delivery.Mail);
        builder
            .HasOne<CampaignMessage>()
            .WithMany()
            .HasForeignKey(delivery => delivery.Message)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<Application>()
            .WithMany()
            .HasForeignKey(delivery => delivery.Application)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
