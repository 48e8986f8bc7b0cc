using StaffSelect.Domain.Grants;

namespace StaffSelect.Web.UseCases;

/// <summary>The one table of what each role may do.</summary>
public static class RolePermissions
{
    private static readonly Dictionary<Role, IReadOnlySet<Permission>> Table = new()
    {
        [Role.Candidate] = Set(
            Permission.ApplicationOwn,
            Permission.TestTake,
            Permission.ResultOwn,
            Permission.AppealFile
        ),
        [Role.Officer] = Set(
            Permission.ApplicationsRead,
            Permission.ApplicationsDecide,
            Permission.DocumentsRead,
            Permission.CompleteFileRead,
            Permission.PanelManage,
            Permission.SessionsManage,
            Permission.LegalHoldSet,
            Permission.ResultsRead,
            Permission.RankingDraft,
            Permission.RankingRead,
            Permission.RankingProtocolRead,
            Permission.ResultsPublish,
            Permission.AppealsAnswer,
            Permission.ReportsRequest,
            Permission.MessagesSend
        ),
        [Role.PanelMember] = Set(Permission.PanelScore),
        [Role.Approver] = Set(
            Permission.ResultsRead,
            Permission.RankingRead,
            Permission.RankingProtocolRead,
            Permission.RankingApprove,
            Permission.AppealsAnswer
        ),
        [Role.Observer] = Set(Permission.ObserverRead, Permission.RankingProtocolRead),
        [Role.SystemAdministrator] = Set(
            Permission.SystemManage,
            Permission.GrantsManage,
            Permission.MailRead,
            Permission.AuditRead
        ),
        [Role.ItemAuthor] = Set(Permission.ItemsWrite, Permission.ItemsReview),
        [Role.CampaignEditor] = Set(Permission.CampaignPrepare),
        [Role.AccommodationDecider] = Set(Permission.AccommodationDecide),
        [Role.GateKeeper] = Set(Permission.GateRecord),
    };

    private static readonly HashSet<Permission> SystemWide =
    [
        .. Table.Where(row => GrantRules.IsSystemWide(row.Key)).SelectMany(row => row.Value),
    ];

    public static IReadOnlySet<Permission> Of(Role role) => Table[role];

    /// <summary>True for permissions that belong to a role of the whole system and need no campaign.</summary>
    public static bool IsSystemWide(Permission permission) => SystemWide.Contains(permission);

    /// <summary>True for roles that work on the staff pages.</summary>
    public static bool IsStaff(Role role) => role != Role.Candidate;

    private static HashSet<Permission> Set(params Permission[] permissions) => [.. permissions];
}
