namespace StaffSelect.Web.Mail;

/// <summary>Marks the texts of the page that shows mails in Development.</summary>
public sealed class DevelopmentMailText;
