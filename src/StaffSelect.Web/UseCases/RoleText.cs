namespace StaffSelect.Web.UseCases;

/// <summary>Marks the names of roles; keys are those of <see cref="Domain.Grants.Role"/>.</summary>
public sealed class RoleText;
