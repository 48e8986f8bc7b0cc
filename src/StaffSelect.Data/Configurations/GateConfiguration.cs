using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StaffSelect.Data.Auditing;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Gates;

namespace StaffSelect.Data.Configurations;

internal sealed class GateConfiguration : IEntityTypeConfiguration<GateResult>
{
    public void Configure(EntityTypeBuilder<GateResult> builder)
    {
        builder.ToTable("GateResults");
        builder.HasKey(result => result.Id);
        builder.Property(result => result.Id).ValueGeneratedNever();
        builder.Property(result => result.Stage).HasMaxLength(20);
        // readers of the journal are no keepers
        builder.Property(result => result.Passed).IsSensitive();
        builder
            .HasIndex(result => new
            {
                result.ApplicationId,
                result.Stage,
                result.Number,
            })
            .IsUnique();
        builder.HasIndex(result => new { result.CampaignId, result.Stage });
        builder
            .HasOne<Application>()
            .WithMany()
            .HasForeignKey(result => result.ApplicationId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
