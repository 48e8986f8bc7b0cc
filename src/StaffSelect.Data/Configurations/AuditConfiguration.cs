using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StaffSelect.Data.Auditing;
using StaffSelect.Domain.Auditing;

namespace StaffSelect.Data.Configurations;

internal sealed class AuditConfiguration
    : IEntityTypeConfiguration<AuditEntry>,
        IEntityTypeConfiguration<AuditSeal>,
        IEntityTypeConfiguration<Lease>,
        IEntityTypeConfiguration<DataProtectionKey>
{
    public void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.ToTable("AuditEntries").IsNotAudited();
        builder.HasKey(entry => entry.Id);
        builder.Property(entry => entry.Job).HasMaxLength(100);
        builder.Property(entry => entry.Network).HasMaxLength(64);
        builder.Property(entry => entry.UseCase).HasMaxLength(100);
        builder.Property(entry => entry.Entity).HasMaxLength(100);
        builder.Property(entry => entry.Key).HasMaxLength(200);
        builder.Property(entry => entry.Reason).HasMaxLength(2_000);
        builder.Property(entry => entry.Hash).HasMaxLength(64);
        builder.HasIndex(entry => new { entry.Campaign, entry.Id });
    }

    public void Configure(EntityTypeBuilder<AuditSeal> builder)
    {
        builder.ToTable("AuditSeals").IsNotAudited();
        builder.HasKey(seal => seal.Number);
        builder.Property(seal => seal.Number).ValueGeneratedNever();
        builder.Property(seal => seal.Hash).HasMaxLength(64);
        builder.HasIndex(seal => seal.EntryId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Lease> builder)
    {
        builder.ToTable("Leases").IsNotAudited();
        builder.HasKey(lease => lease.Name);
        builder.Property(lease => lease.Name).HasMaxLength(100);
    }

    public void Configure(EntityTypeBuilder<DataProtectionKey> builder) => builder.IsNotAudited();
}
