using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StaffSelect.Data.Auditing;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Stages;

namespace StaffSelect.Data.Configurations;

internal sealed class StageConfiguration
    : IEntityTypeConfiguration<StageConfirmation>,
        IEntityTypeConfiguration<StageSignature>,
        IEntityTypeConfiguration<StageVerdict>
{
    private const int HashLength = 64;
    private const int CodeLength = 20;

    public void Configure(EntityTypeBuilder<StageConfirmation> builder)
    {
        builder.ToTable("StageConfirmations");
        builder.HasKey(one => one.Id);
        builder.Property(one => one.Id).ValueGeneratedNever();
        builder.Property(one => one.Stage).HasMaxLength(CodeLength);
        builder.Property(one => one.ContentHash).HasMaxLength(HashLength);
        builder.Property(one => one.ReturnReason).HasMaxLength(StageConfirmation.ReasonMaximum);
        builder
            .HasIndex(one => new
            {
                one.CampaignId,
                one.Stage,
                one.Number,
            })
            .IsUnique();
        builder
            .HasOne<Campaign>()
            .WithMany()
            .HasForeignKey(one => one.CampaignId)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasMany(one => one.Signatures)
            .WithOne()
            .HasForeignKey(signature => signature.ConfirmationId)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<StageSignature> builder)
    {
        builder.ToTable("StageSignatures");
        builder.HasKey(signature => new { signature.ConfirmationId, signature.UserId });
        builder.Property(signature => signature.ContentHash).HasMaxLength(HashLength);
    }

    public void Configure(EntityTypeBuilder<StageVerdict> builder)
    {
        builder.ToTable("StageVerdicts");
        builder.HasKey(verdict => new { verdict.ApplicationId, verdict.Stage });
        builder.Property(verdict => verdict.Stage).HasMaxLength(CodeLength);
        builder.Ignore(verdict => verdict.Excludes);
        // readers of the journal see codes, not outcomes
        builder.Property(verdict => verdict.Outcome).IsSensitive();
        builder.Property(verdict => verdict.Value).IsSensitive();
        builder.HasIndex(verdict => new { verdict.CampaignId, verdict.Stage });
        builder
            .HasOne<Application>()
            .WithMany()
            .HasForeignKey(verdict => verdict.ApplicationId)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<StageConfirmation>()
            .WithMany()
            .HasForeignKey(verdict => verdict.ConfirmationId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
