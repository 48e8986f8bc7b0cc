using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StaffSelect.Data.Auditing;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Stages;

namespace StaffSelect.Data.Configurations;

internal sealed class CandidateAbsenceConfiguration : IEntityTypeConfiguration<CandidateAbsence>
{
    public void Configure(EntityTypeBuilder<CandidateAbsence> builder)
    {
        builder.ToTable("CandidateAbsences");
        builder.HasKey(absence => absence.Id);
        builder.Property(absence => absence.Id).ValueGeneratedNever();
        builder.Property(absence => absence.Stage).HasMaxLength(20);
        builder.Property(absence => absence.Reason).IsSensitive();
        builder.Property(absence => absence.Document).IsSensitive();
        builder
            .HasIndex(absence => new
            {
                absence.ApplicationId,
                absence.Stage,
                absence.Number,
            })
            .IsUnique();
        builder.HasIndex(absence => new { absence.CampaignId, absence.Stage });
        builder
            .HasOne<Application>()
            .WithMany()
            .HasForeignKey(absence => absence.ApplicationId)
            .OnDelete(DeleteBehavior.Restrict);
    }
}
