using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StaffSelect.Data.Conventions;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Files;

namespace StaffSelect.Data.Configurations;

/// <summary>What gathers around an application: documents and accommodation requests, which begin with a draft and so do not refer to the table of applications, editions, decisions, likely doubles and notes.</summary>
internal sealed class ApplicationFilesConfiguration
    : IEntityTypeConfiguration<ApplicationDocument>,
        IEntityTypeConfiguration<ApplicationEdition>,
        IEntityTypeConfiguration<AdmissionDecision>,
        IEntityTypeConfiguration<LikelyDouble>,
        IEntityTypeConfiguration<ApplicationNote>,
        IEntityTypeConfiguration<AccommodationRequest>,
        IEntityTypeConfiguration<AccommodationDecision>
{
    public void Configure(EntityTypeBuilder<ApplicationDocument> builder)
    {
        builder.ToTable("ApplicationDocuments");
        builder.HasKey(document => document.Id);
        builder.Property(document => document.Id).ValueGeneratedNever();
        builder.HasIndex(document => document.ApplicationId);
        builder
            .HasOne<StoredFile>()
            .WithMany()
            .HasForeignKey(document => document.FileId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ApplicationEdition> builder)
    {
        builder.ToTable("ApplicationEditions");
        builder.HasKey(edition => edition.Id);
        builder.Property(edition => edition.Id).ValueGeneratedNever();
        builder.Property(edition => edition.RulesHash).HasMaxLength(64);
        builder.Property(edition => edition.Documents).HasJsonDocument().HasMaxLength(4_000);
        builder.HasIndex(edition => new { edition.ApplicationId, edition.Number }).IsUnique();
        builder
            .HasOne<Application>()
            .WithMany()
            .HasForeignKey(edition => edition.ApplicationId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AdmissionDecision> builder)
    {
        builder.ToTable("AdmissionDecisions");
        builder.HasKey(decision => decision.Id);
        builder.Property(decision => decision.Id).ValueGeneratedNever();
        builder.Property(decision => decision.Rules).HasJsonDocument().HasMaxLength(4_000);
        builder.HasIndex(decision => new { decision.ApplicationId, decision.DecidedAt });
        builder
            .HasOne<Application>()
            .WithMany()
            .HasForeignKey(decision => decision.ApplicationId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<LikelyDouble> builder)
    {
        builder.ToTable("LikelyDoubles");
        builder.HasKey(found => found.Id);
        builder.Property(found => found.Id).ValueGeneratedNever();
        builder.Property(found => found.Signs).HasJsonDocument().HasMaxLength(200);
        builder
            .HasIndex(found => new
            {
                found.First,
                found.Second,
                found.Number,
            })
            .IsUnique();
        builder.HasIndex(found => found.Second);
        builder.HasIndex(found => new { found.CampaignId, found.Outcome });
        builder
            .HasOne<Application>()
            .WithMany()
            .HasForeignKey(found => found.First)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<Application>()
            .WithMany()
            .HasForeignKey(found => found.Second)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ApplicationNote> builder)
    {
        builder.ToTable("ApplicationNotes");
        builder.HasKey(note => note.Id);
        builder.Property(note => note.Id).ValueGeneratedNever();
        builder.HasIndex(note => new { note.ApplicationId, note.WrittenAt });
        builder
            .HasOne<Application>()
            .WithMany()
            .HasForeignKey(note => note.ApplicationId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AccommodationDecision> builder)
    {
        builder.ToTable("AccommodationDecisions");
        builder.HasKey(decision => decision.Id);
        builder.Property(decision => decision.Id).ValueGeneratedNever();
        builder.Ignore(decision => decision.Measures);
        builder.HasIndex(decision => new { decision.ApplicationId, decision.ProposedAt });
        // two who propose at the same moment: one proposal waits, the other is told
        builder
            .HasIndex(decision => decision.ApplicationId)
            .IsUnique()
            .HasFilter("\"State\" = 'Proposed'");
        builder.HasIndex(decision => new { decision.CampaignId, decision.State });
        builder
            .HasOne<Application>()
            .WithMany()
            .HasForeignKey(decision => decision.ApplicationId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AccommodationRequest> builder)
    {
        builder.ToTable("AccommodationRequests");
        builder.HasKey(request => request.Id);
        builder.Property(request => request.Id).ValueGeneratedNever();
        builder.HasIndex(request => request.ApplicationId);
        builder
            .HasOne<StoredFile>()
            .WithMany()
            .HasForeignKey(request => request.FileId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
