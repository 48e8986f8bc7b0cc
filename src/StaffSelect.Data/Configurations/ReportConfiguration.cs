using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Files;
using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Reports;

namespace StaffSelect.Data.Configurations;

internal sealed class ReportConfiguration
    : IEntityTypeConfiguration<ReportRequest>,
        IEntityTypeConfiguration<ReportBatch>
{
    public void Configure(EntityTypeBuilder<ReportRequest> builder)
    {
        builder.ToTable("ReportRequests");
        builder.HasKey(report => report.Id);
        builder.Property(report => report.Id).ValueGeneratedNever();
        builder.Property(report => report.Language).HasMaxLength(2);
        builder.Property(report => report.Code).HasMaxLength(CandidateCode.WrittenLength);
        builder.Property(report => report.ErrorCode).HasMaxLength(60);
        builder.Property(report => report.ErrorDetail).HasMaxLength(ReportRequest.DetailMaximum);
        builder.Property(report => report.Sha256).HasMaxLength(64);
        builder.Ignore(report => report.FileName);
        builder
            .HasIndex(report => new
            {
                report.ApplicationId,
                report.PublicationId,
                report.Language,
                report.Copy,
            })
            .IsUnique();
        builder.HasIndex(report => new { report.State, report.DueAt });
        builder.HasIndex(report => new { report.CampaignId, report.RequestedAt });
        builder.HasIndex(report => new { report.BatchId, report.State });
        builder
            .HasOne<ReportBatch>()
            .WithMany()
            .HasForeignKey(report => report.BatchId)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<Application>()
            .WithMany()
            .HasForeignKey(report => report.ApplicationId)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<ResultsPublication>()
            .WithMany()
            .HasForeignKey(report => report.PublicationId)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<StoredFile>()
            .WithMany()
            .HasForeignKey(report => report.FileId)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<StoredFile>()
            .WithMany()
            .HasForeignKey(report => report.DataId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<ReportBatch> builder)
    {
        builder.ToTable("ReportBatches");
        builder.HasKey(batch => batch.Id);
        builder.Property(batch => batch.Id).ValueGeneratedNever();
        builder.Ignore(batch => batch.IsOpen);
        builder.Ignore(batch => batch.Languages);
        builder.HasIndex(batch => new { batch.CampaignId, batch.RequestedAt });
        builder.HasIndex(batch => batch.State);
        builder
            .HasOne<ResultsPublication>()
            .WithMany()
            .HasForeignKey(batch => batch.PublicationId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
