namespace StaffSelect.Web.Staff.Mail;

/// <summary>Marks the texts of the page of mails.</summary>
public sealed class MailPageText;
