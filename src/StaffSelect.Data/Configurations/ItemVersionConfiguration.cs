using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StaffSelect.Data.Auditing;
using StaffSelect.Data.Conventions;
using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Data.Configurations;

internal sealed class ItemVersionConfiguration : IEntityTypeConfiguration<ItemVersion>
{
    public void Configure(EntityTypeBuilder<ItemVersion> builder)
    {
        builder.ToTable("ItemVersions");
        builder.HasKey(item => item.Id);
        builder.Property(item => item.Id).ValueGeneratedNever();
        builder.Property(item => item.Code).HasMaxLength(20);
        builder.Property(item => item.Scale).HasMaxLength(20);
        // readers of the journal must not learn items and keys
        builder.Property(item => item.Text).IsSensitive();
        builder.Property(item => item.Options).HasJsonDocument().IsSensitive();
        builder.Property(item => item.KeyOption).HasMaxLength(ItemKey.MaximumLength).IsSensitive();
        builder.Ignore(item => item.Key);
        builder.HasIndex(item => item.Source);
        builder
            .Property(item => item.PictureSvg)
            .HasMaxLength(SvgPicture.MaximumLength)
            .IsSensitive();
        builder.Property(item => item.PictureAlternative).IsSensitive();
        builder
            .HasIndex(item => new
            {
                item.Campaign,
                item.Code,
                item.VersionNumber,
            })
            .IsUnique();
        builder
            .HasOne<Campaign>()
            .WithMany()
            .HasForeignKey(item => item.Campaign)
            .OnDelete(DeleteBehavior.Restrict);
        builder
            .HasOne<PoolItemVersion>()
            .WithMany()
            .HasForeignKey(item => item.Source)
            .OnDelete(DeleteBehavior.Restrict);
        // a version never changes once stored; only its status does
        foreach (var property in builder.Metadata.GetProperties())
        {
            if (!property.IsPrimaryKey() && property.Name != nameof(ItemVersion.Status))
            {
                property.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
            }
        }
    }
}
