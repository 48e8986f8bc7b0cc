namespace StaffSelect.Web.Staff.AuditLog;

/// <summary>Words of the journal's page.</summary>
public sealed class AuditLogText;
