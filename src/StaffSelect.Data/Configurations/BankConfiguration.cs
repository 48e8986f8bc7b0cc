using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StaffSelect.Data.Auditing;
using StaffSelect.Data.Conventions;
using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Data.Configurations;

internal sealed class BankConfiguration
    : IEntityTypeConfiguration<ItemPool>,
        IEntityTypeConfiguration<PoolItem>,
        IEntityTypeConfiguration<PoolItemVersion>
{
    public void Configure(EntityTypeBuilder<ItemPool> builder)
    {
        builder.ToTable("ItemPools");
        builder.HasKey(pool => pool.Id);
        builder.Property(pool => pool.Id).ValueGeneratedNever();
        builder.Property(pool => pool.Code).HasMaxLength(ItemPool.MaximumCodeLength);
        builder.HasIndex(pool => pool.Code).IsUnique();
    }

    public void Configure(EntityTypeBuilder<PoolItem> builder)
    {
        builder.ToTable("PoolItems");
        builder.HasKey(item => item.Id);
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Property(item => item.Code).HasMaxLength(ItemPool.MaximumCodeLength);
        builder.Property(item => item.Scale).HasMaxLength(ItemPool.MaximumCodeLength);
        builder.Property(item => item.SearchText).IsSensitive();
        builder.HasIndex(item => new { item.Pool, item.Code }).IsUnique();
        builder
            .HasOne<ItemPool>()
            .WithMany()
            .HasForeignKey(item => item.Pool)
            .OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PoolItemVersion> builder)
    {
        builder.ToTable("PoolItemVersions");
        builder.HasKey(version => version.Id);
        builder.Property(version => version.Id).ValueGeneratedNever();
        builder.Ignore(version => version.Content);
        // readers of the journal must not learn items and keys
        builder.Property(version => version.Text).IsSensitive();
        builder.Property(version => version.Options).HasJsonDocument().IsSensitive();
        builder
            .Property(version => version.PictureSvg)
            .HasMaxLength(SvgPicture.MaximumLength)
            .IsSensitive();
        builder.Property(version => version.PictureAlternative).IsSensitive();
        builder.HasIndex(version => new { version.Item, version.Number }).IsUnique();
        builder.HasIndex(version => version.State);
        builder
            .HasOne<PoolItem>()
            .WithMany()
            .HasForeignKey(version => version.Item)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
