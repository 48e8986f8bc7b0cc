using StaffSelect.Domain.Auditing;

namespace StaffSelect.Data.Auditing;

/// <summary>Gives the interceptor what all lines of one request share.</summary>
public sealed record AuditScope(Func<AuditOrigin> Origin);
