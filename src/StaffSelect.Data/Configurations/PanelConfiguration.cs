using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StaffSelect.Data.Auditing;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Panels;

namespace StaffSelect.Data.Configurations;

internal sealed class PanelConfiguration
    : IEntityTypeConfiguration<Panel>,
        IEntityTypeConfiguration<PanelMember>,
        IEntityTypeConfiguration<Interview>,
        IEntityTypeConfiguration<ConflictDeclaration>,
        IEntityTypeConfiguration<Absence>,
        IEntityTypeConfiguration<ScoreSheet>,
        IEntityTypeConfiguration<ScoreEntry>
{
    public void Configure(EntityTypeBuilder<Panel> builder)
    {
        builder.ToTable("Panels");
        builder.HasKey(panel => panel.Id);
        builder.Property(panel => panel.Id).ValueGeneratedNever();
        builder.Property(panel => panel.Title).HasMaxLength(1_000);
        builder.Ignore(panel => panel.PlannedSize);
        builder.HasIndex(panel => panel.CampaignId);
        builder
            .HasMany(panel => panel.Members)
            .WithOne()
            .HasForeignKey(member => member.PanelId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PanelMember> builder)
    {
        builder.ToTable("PanelMembers");
        builder.HasKey(member => new { member.PanelId, member.UserId });
        builder.HasIndex(member => member.UserId);
    }

    public void Configure(EntityTypeBuilder<Interview> builder)
    {
        builder.ToTable("Interviews");
        builder.HasKey(interview => interview.Id);
        builder.Property(interview => interview.Id).ValueGeneratedNever();
        builder.Property(interview => interview.Place).HasMaxLength(Interview.PlaceLength);
        builder.HasIndex(interview => interview.ApplicationId).IsUnique();
        builder.HasIndex(interview => new { interview.PanelId, interview.StartsAt }).IsUnique();
        builder.HasIndex(interview => interview.CampaignId);
        builder
            .HasOne<Panel>()
            .WithMany()
            .HasForeignKey(interview => interview.PanelId)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<Application>()
            .WithMany()
            .HasForeignKey(interview => interview.ApplicationId)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasMany(interview => interview.Declarations)
            .WithOne()
            .HasForeignKey(declaration => declaration.InterviewId)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasMany(interview => interview.Absences)
            .WithOne()
            .HasForeignKey(absence => absence.InterviewId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ConflictDeclaration> builder)
    {
        builder.ToTable("ConflictDeclarations");
        builder.HasKey(declaration => new
        {
            declaration.InterviewId,
            declaration.Member,
            declaration.HasConflict,
        });
    }

    public void Configure(EntityTypeBuilder<Absence> builder)
    {
        builder.ToTable("PanelAbsences");
        builder.HasKey(absence => new { absence.InterviewId, absence.Member });
        builder
            .Property(absence => absence.Reason)
            .HasMaxLength(Interview.ReasonLength)
            .IsSensitive();
    }

    public void Configure(EntityTypeBuilder<ScoreSheet> builder)
    {
        builder.ToTable("ScoreSheets");
        builder.HasKey(sheet => sheet.Id);
        builder.Property(sheet => sheet.Id).ValueGeneratedNever();
        builder.Property(sheet => sheet.LockedLevels).HasMaxLength(1_000);
        builder.Ignore(sheet => sheet.Counts);
        builder.Ignore(sheet => sheet.IsLocked);
        builder.HasIndex(sheet => new { sheet.InterviewId, sheet.Member }).IsUnique();
        builder.HasIndex(sheet => new { sheet.CampaignId, sheet.Member });
        builder
            .HasOne<Interview>()
            .WithMany()
            .HasForeignKey(sheet => sheet.InterviewId)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasMany(sheet => sheet.Entries)
            .WithOne()
            .HasForeignKey(entry => entry.ScoreSheetId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ScoreEntry> builder)
    {
        builder.ToTable("ScoreEntries");
        builder.HasKey(entry => new { entry.ScoreSheetId, entry.Competency });
        builder.Property(entry => entry.Competency).HasMaxLength(20);
        builder.Property(entry => entry.Level).IsSensitive();
        builder.Property(entry => entry.NoteLength).IsSensitive();
        builder.Ignore(entry => entry.NoteMissing);
    }
}
