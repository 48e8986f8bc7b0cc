namespace StaffSelect.Web.Mail;

/// <summary>Marks the texts of mails: <c>NAME_Subject</c> and <c>NAME_Body</c> for each name of <see cref="MailTemplates"/>.</summary>
public sealed class MailText;
