using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Data.Configurations;

internal sealed class TestSessionConfiguration
    : IEntityTypeConfiguration<TestSession>,
        IEntityTypeConfiguration<SessionPlace>,
        IEntityTypeConfiguration<SessionDraw>
{
    private const int CodeLength = 20;

    public void Configure(EntityTypeBuilder<TestSession> builder)
    {
        builder.ToTable("TestSessions");
        builder.HasKey(session => session.Id);
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.Stage).HasMaxLength(CodeLength);
        builder.Property(session => session.Title).HasMaxLength(TestSession.TitleLength);
        builder.Property(session => session.Place).HasMaxLength(TestSession.PlaceLength);
        builder.Ignore(session => session.Free);
        builder.Ignore(session => session.Window);
        builder.HasIndex(session => new { session.CampaignId, session.Stage });
        builder
            .HasOne<Campaign>()
            .WithMany()
            .HasForeignKey(session => session.CampaignId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SessionPlace> builder)
    {
        builder.ToTable("SessionPlaces");
        builder.HasKey(place => new { place.ApplicationId, place.Stage });
        builder.Property(place => place.Stage).HasMaxLength(CodeLength);
        builder.HasIndex(place => place.SessionId);
        builder.HasIndex(place => new { place.CampaignId, place.Stage });
        builder
            .HasOne<Application>()
            .WithMany()
            .HasForeignKey(place => place.ApplicationId)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<TestSession>()
            .WithMany()
            .HasForeignKey(place => place.SessionId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<SessionDraw> builder)
    {
        builder.ToTable("SessionDraws");
        builder.HasKey(draw => draw.Id);
        builder.Property(draw => draw.Id).ValueGeneratedNever();
        builder.Property(draw => draw.Stage).HasMaxLength(CodeLength);
        builder.Property(draw => draw.Seed).HasMaxLength(20);
        builder.Property(draw => draw.ContentHash).HasMaxLength(64);
        builder
            .HasIndex(draw => new
            {
                draw.CampaignId,
                draw.Stage,
                draw.Number,
            })
            .IsUnique();
        builder
            .HasOne<Campaign>()
            .WithMany()
            .HasForeignKey(draw => draw.CampaignId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
