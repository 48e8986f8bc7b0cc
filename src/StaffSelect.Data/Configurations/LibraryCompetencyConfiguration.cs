using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StaffSelect.Data.Conventions;
using StaffSelect.Domain.Competencies;

namespace StaffSelect.Data.Configurations;

internal sealed class LibraryCompetencyConfiguration : IEntityTypeConfiguration<LibraryCompetency>
{
    public void Configure(EntityTypeBuilder<LibraryCompetency> builder)
    {
        builder.ToTable("LibraryCompetencies");
        builder.HasKey(competency => competency.Id);
        builder.Property(competency => competency.Id).ValueGeneratedNever();
        builder.Property(competency => competency.Code).HasMaxLength(20);
        builder.Property(competency => competency.Content).HasJsonDocument();
        builder.HasIndex(competency => new { competency.Code, competency.Number }).IsUnique();
        // a version never changes; whoever edits writes the next one
        foreach (var property in builder.Metadata.GetProperties())
        {
            if (!property.IsPrimaryKey())
            {
                property.SetAfterSaveBehavior(PropertySaveBehavior.Throw);
            }
        }
    }
}
