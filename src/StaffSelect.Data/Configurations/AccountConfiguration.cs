using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StaffSelect.Data.Auditing;
using StaffSelect.Data.Identity;
using StaffSelect.Data.Personal;
using StaffSelect.Domain.Grants;

namespace StaffSelect.Data.Configurations;

internal sealed class AccountConfiguration
    : IEntityTypeConfiguration<AppUser>,
        IEntityTypeConfiguration<IdentityUserToken<Guid>>,
        IEntityTypeConfiguration<IdentityUserPasskey<Guid>>,
        IEntityTypeConfiguration<RoleGrant>,
        IEntityTypeConfiguration<PersonKey>
{
    public void Configure(EntityTypeBuilder<AppUser> builder)
    {
        builder.Property(user => user.DisplayName).HasMaxLength(200).IsSensitive();
        builder.Property(user => user.PreferredLanguage).HasMaxLength(2);
        builder.Property(user => user.UserName).IsSensitive();
        builder.Property(user => user.NormalizedUserName).IsSensitive();
        builder.Property(user => user.Email).IsSensitive();
        builder.Property(user => user.NormalizedEmail).IsSensitive();
        builder.Property(user => user.PhoneNumber).IsSensitive();
        builder.Property(user => user.PasswordHash).IsSensitive();
        builder.Property(user => user.SecurityStamp).IsSensitive();
        builder.Property(user => user.ConcurrencyStamp).IsSensitive();
        builder.HasIndex(user => user.NormalizedEmail).IsUnique();
        builder.Ignore(user => user.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<Guid>> builder) =>
        builder.Property(token => token.Value).IsSensitive();

    public void Configure(EntityTypeBuilder<IdentityUserPasskey<Guid>> builder) =>
        builder.OwnsOne(
            passkey => passkey.Data,
            data =>
            {
                data.Property(one => one.Name).IsSensitive();
                data.Property(one => one.PublicKey).IsSensitive();
                data.Property(one => one.AttestationObject).IsSensitive();
                data.Property(one => one.ClientDataJson).IsSensitive();
            }
        );

    public void Configure(EntityTypeBuilder<RoleGrant> builder)
    {
        builder.ToTable("RoleGrants");
        builder.HasKey(grant => grant.Id);
        builder.Property(grant => grant.Id).ValueGeneratedNever();
        builder.Property(grant => grant.Stage).HasMaxLength(20);
        builder.HasIndex(grant => new { grant.User, grant.Campaign });
        builder.Ignore(grant => grant.IsOpen);
        builder.Ignore(grant => grant.IsActive);
        // two administrators at the same moment: one grant, the other is told; null is no value to two of the three databases
        builder
            .HasIndex(grant => new
            {
                grant.User,
                grant.Role,
                grant.Campaign,
                grant.Stage,
            })
            .IsUnique()
            .HasFilter(
                "\"RevokedAt\" IS NULL AND \"Campaign\" IS NOT NULL AND \"Stage\" IS NOT NULL"
            );
        builder
            .HasIndex(grant => new
            {
                grant.User,
                grant.Role,
                grant.Campaign,
            })
            .IsUnique()
            .HasFilter("\"RevokedAt\" IS NULL AND \"Campaign\" IS NOT NULL AND \"Stage\" IS NULL");
        builder
            .HasIndex(grant => new { grant.User, grant.Role })
            .IsUnique()
            .HasFilter("\"RevokedAt\" IS NULL AND \"Campaign\" IS NULL");
    }

    public void Configure(EntityTypeBuilder<PersonKey> builder)
    {
        builder.ToTable("PersonKeys");
        builder.HasKey(key => key.Person);
        builder.Property(key => key.Person).ValueGeneratedNever();
        builder.Property(key => key.WrappedKey).HasMaxLength(1_000).IsSensitive();
    }
}
