namespace StaffSelect.Web.Staff.Messages;

/// <summary>Marks the texts of this folder.</summary>
public sealed class MessagesText;
