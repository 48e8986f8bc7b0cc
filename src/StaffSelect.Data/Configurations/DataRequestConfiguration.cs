using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StaffSelect.Domain.Accounts;

namespace StaffSelect.Data.Configurations;

internal sealed class DataRequestConfiguration : IEntityTypeConfiguration<DataRequest>
{
    public void Configure(EntityTypeBuilder<DataRequest> builder)
    {
        builder.ToTable("DataRequests");
        builder.HasKey(request => request.Id);
        builder.Property(request => request.Id).ValueGeneratedNever();
        builder.Ignore(request => request.IsOpen);
        builder.HasIndex(request => new { request.State, request.DueAt });
        // two clicks at the same moment: one request of a kind is open
        builder
            .HasIndex(request => new { request.User, request.Kind })
            .IsUnique()
            .HasFilter("\"AnsweredAt\" IS NULL");
    }
}
