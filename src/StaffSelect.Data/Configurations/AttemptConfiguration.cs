using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StaffSelect.Data.Auditing;
using StaffSelect.Data.Conventions;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Data.Configurations;

internal sealed class AttemptConfiguration
    : IEntityTypeConfiguration<Attempt>,
        IEntityTypeConfiguration<AttemptEvent>,
        IEntityTypeConfiguration<TestResult>
{
    public void Configure(EntityTypeBuilder<Attempt> builder)
    {
        builder.ToTable("Attempts");
        builder.HasKey(attempt => attempt.Id);
        builder.Property(attempt => attempt.Id).ValueGeneratedNever();
        builder.Property(attempt => attempt.Stage).HasMaxLength(20);
        // who sees the journal must not see which items are live
        builder.Property(attempt => attempt.Form).HasJsonDocument().IsSensitive();
        builder.Property(attempt => attempt.Seed).IsSensitive();
        builder.Property(attempt => attempt.SessionClient).HasMaxLength(64);
        builder.Property(attempt => attempt.HeadHash).HasMaxLength(AttemptLog.HashLength);
        builder.Property(attempt => attempt.ReceiptCode).HasMaxLength(9);
        builder.Ignore(attempt => attempt.SeedValue);
        builder.Ignore(attempt => attempt.IsClosed);
        builder.HasIndex(attempt => new { attempt.Application, attempt.Stage }).IsUnique();
        builder.HasIndex(attempt => new { attempt.Status, attempt.DeadlineAt });
        builder.HasIndex(attempt => attempt.Campaign);
    }

    public void Configure(EntityTypeBuilder<AttemptEvent> builder)
    {
        // the chained log is its own audit
        builder.ToTable("AttemptEvents").IsNotAudited();
        builder.HasKey(entry => new { entry.Attempt, entry.Number });
        builder
            .HasOne<Attempt>()
            .WithMany()
            .HasForeignKey(entry => entry.Attempt)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Property(entry => entry.Option).HasMaxLength(ItemKey.MaximumLength);
        builder.Property(entry => entry.Hash).HasMaxLength(AttemptLog.HashLength);
        builder.Ignore(entry => entry.Entry);
        builder
            .HasIndex(entry => new
            {
                entry.Attempt,
                entry.Epoch,
                entry.ClientNumber,
            })
            .IsUnique();
    }

    public void Configure(EntityTypeBuilder<TestResult> builder)
    {
        builder.ToTable("TestResults");
        builder.HasKey(result => result.Attempt);
        builder.Property(result => result.Attempt).ValueGeneratedNever();
        builder
            .HasOne<Attempt>()
            .WithOne()
            .HasForeignKey<TestResult>(result => result.Attempt)
            .OnDelete(DeleteBehavior.Restrict);
        builder.Property(result => result.Stage).HasMaxLength(20);
        // readers of the journal do not hold the results permission
        builder.Property(result => result.Raw).IsSensitive();
        builder.Property(result => result.Scales).HasJsonDocument().IsSensitive();
        builder.Ignore(result => result.Percent);
        builder.HasIndex(result => result.Campaign);
        builder.HasIndex(result => result.Application);
    }
}
