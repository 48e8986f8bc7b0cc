using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StaffSelect.Data.Auditing;
using StaffSelect.Data.Conventions;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Files;

namespace StaffSelect.Data.Configurations;

internal sealed class ApplicationConfiguration
    : IEntityTypeConfiguration<Application>,
        IEntityTypeConfiguration<ApplicationDraft>,
        IEntityTypeConfiguration<ApplicationNotice>,
        IEntityTypeConfiguration<ApplicationSearch>,
        IEntityTypeConfiguration<StoredFile>
{
    private const int CodeInRules = 40;

    public void Configure(EntityTypeBuilder<Application> builder)
    {
        builder.ToTable("Applications");
        builder.HasKey(application => application.Id);
        builder.Property(application => application.Id).ValueGeneratedNever();
        builder.Property(application => application.IdentityHash).HasMaxLength(64).IsSensitive();
        builder.Property(application => application.GroupCode).HasMaxLength(CodeInRules);
        builder
            .Property(application => application.Preferences)
            .HasJsonDocument()
            .HasMaxLength(4_000);
        builder.Property(application => application.FirstPostCode).HasMaxLength(CodeInRules);
        builder
            .Property(application => application.Documents)
            .HasJsonDocument()
            .HasMaxLength(4_000);
        builder
            .Property(application => application.WorkingCode)
            .HasMaxLength(CandidateCode.WrittenLength);
        builder
            .Property(application => application.PublicationCode)
            .HasMaxLength(CandidateCode.WrittenLength);
        builder
            .HasIndex(application => new { application.CampaignId, application.IdentityHash })
            .IsUnique();
        builder
            .HasIndex(application => new { application.CampaignId, application.UserId })
            .IsUnique();
        builder
            .HasIndex(application => new { application.CampaignId, application.WorkingCode })
            .IsUnique();
        builder
            .HasIndex(application => new { application.CampaignId, application.PublicationCode })
            .IsUnique();
        builder.HasIndex(application => new { application.CampaignId, application.Status });
        builder.HasIndex(application => application.UserId);
        builder
            .HasOne<Campaign>()
            .WithMany()
            .HasForeignKey(application => application.CampaignId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ApplicationDraft> builder)
    {
        builder.ToTable("ApplicationDrafts");
        builder.HasKey(draft => draft.Id);
        builder.Property(draft => draft.Id).ValueGeneratedNever();
        builder.Property(draft => draft.GroupCode).HasMaxLength(CodeInRules);
        builder.Property(draft => draft.Preferences).HasJsonDocument().HasMaxLength(4_000);
        builder.Property(draft => draft.Documents).HasJsonDocument().HasMaxLength(4_000);
        builder.HasIndex(draft => new { draft.CampaignId, draft.UserId }).IsUnique();
        builder.HasIndex(draft => draft.UserId);
        builder
            .HasOne<Campaign>()
            .WithMany()
            .HasForeignKey(draft => draft.CampaignId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ApplicationNotice> builder)
    {
        builder.ToTable("ApplicationNotices");
        builder.HasKey(notice => notice.Id);
        builder.Property(notice => notice.Id).ValueGeneratedNever();
        builder
            .HasOne<Application>()
            .WithMany()
            .HasForeignKey(notice => notice.ApplicationId)
            .OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ApplicationSearch> builder)
    {
        builder.ToTable("ApplicationSearches");
        builder.HasKey(search => search.ApplicationId);
        builder.Property(search => search.ApplicationId).ValueGeneratedNever();
        builder
            .Property(search => search.NameSort)
            .HasMaxLength(UkrainianSort.MaximumKeyLength)
            .IsUnicode(false)
            .IsSensitive();
        builder.Property(search => search.NameSearch).HasMaxLength(200).IsSensitive();
        builder.Property(search => search.BirthHash).HasMaxLength(64).IsSensitive();
        builder.Property(search => search.PhoneHash).HasMaxLength(64).IsSensitive();
        builder.HasIndex(search => search.BirthHash);
        builder.HasIndex(search => search.PhoneHash);
        builder.HasIndex(search => new { search.CampaignId, search.NameSort });
        builder
            .HasOne<Application>()
            .WithOne()
            .HasForeignKey<ApplicationSearch>(search => search.ApplicationId)
            .OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.ToTable("StoredFiles");
        builder.HasKey(file => file.Id);
        builder.Property(file => file.Id).ValueGeneratedNever();
        builder.Property(file => file.ContentType).HasMaxLength(100);
        builder.Property(file => file.Sha256).HasMaxLength(64);
        builder.HasIndex(file => file.Sha256);
    }
}
