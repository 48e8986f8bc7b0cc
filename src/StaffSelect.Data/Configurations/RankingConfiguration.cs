using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Ranking;
using StaffSelect.Domain.Stages;

namespace StaffSelect.Data.Configurations;

internal sealed class RankingConfiguration
    : IEntityTypeConfiguration<RankingDraft>,
        IEntityTypeConfiguration<RankingApproval>,
        IEntityTypeConfiguration<ResultsPublication>,
        IEntityTypeConfiguration<Appeal>
{
    private const int HashLength = 64;

    public void Configure(EntityTypeBuilder<RankingDraft> builder)
    {
        builder.ToTable("RankingDrafts");
        builder.HasKey(draft => draft.Id);
        builder.Property(draft => draft.Id).ValueGeneratedNever();
        builder.Property(draft => draft.RulesHash).HasMaxLength(HashLength);
        builder.Property(draft => draft.InputHash).HasMaxLength(HashLength);
        builder.Property(draft => draft.ContentHash).HasMaxLength(HashLength);
        builder.Property(draft => draft.ReturnReason).HasMaxLength(RankingDraft.ReasonMaximum);
        builder.HasIndex(draft => new { draft.CampaignId, draft.Number }).IsUnique();
        builder
            .HasOne<Campaign>()
            .WithMany()
            .HasForeignKey(draft => draft.CampaignId)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasMany(draft => draft.Approvals)
            .WithOne()
            .HasForeignKey(approval => approval.RankingId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<RankingApproval> builder)
    {
        builder.ToTable("RankingApprovals");
        builder.HasKey(approval => new { approval.RankingId, approval.UserId });
        builder.Property(approval => approval.ContentHash).HasMaxLength(HashLength);
        builder.HasIndex(approval => approval.UserId);
    }

    public void Configure(EntityTypeBuilder<ResultsPublication> builder)
    {
        builder.ToTable("Publications");
        builder.HasKey(publication => publication.Id);
        builder.Property(publication => publication.Id).ValueGeneratedNever();
        builder.Property(publication => publication.Sha256).HasMaxLength(HashLength);
        builder.Property(publication => publication.RulesHash).HasMaxLength(HashLength);
        builder
            .Property(publication => publication.Reason)
            .HasMaxLength(ResultsPublication.ReasonMaximum);
        builder
            .HasIndex(publication => new { publication.CampaignId, publication.Number })
            .IsUnique();
        builder.HasIndex(publication => publication.RankingId).IsUnique();
        builder
            .HasOne<Campaign>()
            .WithMany()
            .HasForeignKey(publication => publication.CampaignId)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<RankingDraft>()
            .WithMany()
            .HasForeignKey(publication => publication.RankingId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Appeal> builder)
    {
        builder.ToTable("Appeals");
        builder.HasKey(appeal => appeal.Id);
        builder.Property(appeal => appeal.Id).ValueGeneratedNever();
        builder.Property(appeal => appeal.Receipt).HasMaxLength(ReceiptNumber.WrittenLength);
        builder.Ignore(appeal => appeal.IsAnswered);
        builder.HasIndex(appeal => appeal.Receipt).IsUnique();
        builder
            .HasIndex(appeal => new
            {
                appeal.ApplicationId,
                appeal.PublicationId,
                appeal.Kind,
            })
            .IsUnique();
        builder
            .HasIndex(appeal => new
            {
                appeal.ApplicationId,
                appeal.StageConfirmationId,
                appeal.Kind,
            })
            .IsUnique();
        builder.HasIndex(appeal => new { appeal.CampaignId, appeal.FiledAt });
        builder
            .HasOne<Application>()
            .WithMany()
            .HasForeignKey(appeal => appeal.ApplicationId)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<ResultsPublication>()
            .WithMany()
            .HasForeignKey(appeal => appeal.PublicationId)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<StageConfirmation>()
            .WithMany()
            .HasForeignKey(appeal => appeal.StageConfirmationId)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Property(appeal => appeal.Stage).HasMaxLength(20);
    }
}
