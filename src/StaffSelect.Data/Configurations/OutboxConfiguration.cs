using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using StaffSelect.Data.Auditing;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Mail;

namespace StaffSelect.Data.Configurations;

internal sealed class OutboxConfiguration : IEntityTypeConfiguration<OutboxMail>
{
    public void Configure(EntityTypeBuilder<OutboxMail> builder)
    {
        builder.ToTable("OutboxMails");
        builder.HasKey(mail => mail.Id);
        builder.Property(mail => mail.Id).ValueGeneratedNever();
        builder.Property(mail => mail.MessageId).HasMaxLength(200);
        builder
            .Property(mail => mail.Recipient)
            .HasMaxLength(EmailAddress.MaximumLength)
            .IsSensitive();
        builder.Property(mail => mail.Template).HasMaxLength(60);
        builder.Property(mail => mail.Language).HasMaxLength(2);
        builder.Property(mail => mail.ProtectedArguments).HasMaxLength(16_000).IsSensitive();
        // a mail server's answer may name the address
        builder
            .Property(mail => mail.LastError)
            .HasMaxLength(OutboxMail.ErrorLength)
            .IsSensitive();
        builder.HasIndex(mail => new { mail.State, mail.DueAt });
        builder.HasIndex(mail => new { mail.Recipient, mail.CreatedAt });
        builder.HasIndex(mail => mail.MessageId).IsUnique();
    }
}
