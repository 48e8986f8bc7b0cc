namespace StaffSelect.Domain.Grants;

/// <summary>Which roles one person may hold side by side.</summary>
public static class GrantRules
{
    /// <summary>The problem with giving a role to somebody who holds others, or null.</summary>
    /// <param name="role">What is to be given.</param>
    /// <param name="held">The roles that the person holds in the same campaign now.</param>
    /// <remarks>
    /// Whoever approves a ranking has not scored in it: approver and panel member exclude each other within a campaign. A candidate holds no other
    /// role in his own campaign. Source: domain notes 9, mistakes 41 and 50.
    /// </remarks>
    public static Problem? Conflict(Role role, IReadOnlyCollection<Role> held)
    {
        if (held.Contains(role))
        {
            return new Problem(GrantProblems.AlreadyGranted);
        }

        if (held.Any(other => Excludes(role, other) || Excludes(other, role)))
        {
            return new Problem(GrantProblems.RolesExclude);
        }

        return null;
    }

    /// <summary>The problem within a list of roles that are to be given at once, or null.</summary>
    public static Problem? ConflictWithin(IReadOnlyList<Role> roles) =>
        roles
            .Select((role, index) => Conflict(role, [.. roles.Take(index)]))
            .FirstOrDefault(problem => problem is not null);

    private static bool Excludes(Role one, Role other) =>
        one switch
        {
            Role.Approver => other == Role.PanelMember,
            Role.Candidate => other != Role.Candidate,
            _ => false,
        };
}
