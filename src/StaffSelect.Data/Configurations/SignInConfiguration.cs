using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StaffSelect.Data.Auditing;
using StaffSelect.Data.Conventions;
using StaffSelect.Domain.Accounts;

namespace StaffSelect.Data.Configurations;

internal sealed class SignInConfiguration
    : IEntityTypeConfiguration<FailedSignIn>,
        IEntityTypeConfiguration<Invitation>,
        IEntityTypeConfiguration<SecondFactor>,
        IEntityTypeConfiguration<RecoveryCode>,
        IEntityTypeConfiguration<SecondFactorReset>,
        IEntityTypeConfiguration<AccountSession>
{
    public void Configure(EntityTypeBuilder<FailedSignIn> builder)
    {
        builder.ToTable("FailedSignIns");
        builder.HasKey(failure => failure.Id);
        builder.Property(failure => failure.Id).ValueGeneratedNever();
        builder.Property(failure => failure.Account).HasMaxLength(64).IsSensitive();
        builder.Property(failure => failure.Network).HasMaxLength(64);
        builder.HasIndex(failure => new { failure.Account, failure.At });
        builder.HasIndex(failure => failure.At);
    }

    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.ToTable("Invitations");
        builder.HasKey(invitation => invitation.Id);
        builder.Property(invitation => invitation.Id).ValueGeneratedNever();
        builder
            .Property(invitation => invitation.Email)
            .HasMaxLength(EmailAddress.MaximumLength)
            .IsSensitive();
        builder
            .Property(invitation => invitation.NormalizedEmail)
            .HasMaxLength(EmailAddress.MaximumLength)
            .IsSensitive();
        builder.Property(invitation => invitation.TokenHash).HasMaxLength(64).IsSensitive();
        builder.Property(invitation => invitation.Reason).HasMaxLength(2_000);
        builder.Property(invitation => invitation.Roles).HasJsonDocument();
        builder.HasIndex(invitation => invitation.NormalizedEmail);
    }

    public void Configure(EntityTypeBuilder<SecondFactor> builder)
    {
        builder.ToTable("SecondFactors");
        builder.HasKey(factor => factor.User);
        builder.Property(factor => factor.User).ValueGeneratedNever();
        builder.Property(factor => factor.SealedKey).HasMaxLength(1_000).IsSensitive();
        builder.Property(factor => factor.LastStep).IsSensitive();
        builder.Ignore(factor => factor.IsOn);
        builder.Ignore(factor => factor.CodesLeft);
        builder
            .HasMany(factor => factor.RecoveryCodes)
            .WithOne()
            .HasForeignKey(code => code.User)
            .OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RecoveryCode> builder)
    {
        builder.ToTable("RecoveryCodes");
        builder.HasKey(code => code.Id);
        builder.Property(code => code.Id).ValueGeneratedNever();
        builder.Property(code => code.Hash).HasMaxLength(64).IsSensitive();
    }

    public void Configure(EntityTypeBuilder<SecondFactorReset> builder)
    {
        builder.ToTable("SecondFactorResets");
        builder.HasKey(reset => reset.Id);
        builder.Property(reset => reset.Id).ValueGeneratedNever();
        builder.Property(reset => reset.Reason).HasMaxLength(SecondFactorReset.ReasonMaximum);
        builder.Ignore(reset => reset.IsOpen);
        // two administrators at the same moment: one request, the other is told
        builder
            .HasIndex(reset => reset.User)
            .IsUnique()
            .HasFilter("\"ConfirmedAt\" IS NULL AND \"WithdrawnAt\" IS NULL");
    }

    /// <remarks>Beginning and end of a session are audit lines of their own; a line for each note of a request would drown the others.</remarks>
    public void Configure(EntityTypeBuilder<AccountSession> builder)
    {
        builder.ToTable("AccountSessions").IsNotAudited();
        builder.HasKey(session => session.Id);
        builder.Property(session => session.Id).ValueGeneratedNever();
        builder.Property(session => session.Stamp).HasMaxLength(64);
        builder.Property(session => session.Device).HasMaxLength(64);
        builder.Property(session => session.Network).HasMaxLength(64);
        builder.HasIndex(session => session.User);
        builder.HasIndex(session => session.SeenAt);
    }
}
