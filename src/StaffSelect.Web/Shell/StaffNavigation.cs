using StaffSelect.Domain;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Shell;

/// <summary>Part of the main menu of staff pages.</summary>
public enum StaffArea
{
    Today,
    Campaign,

    /// <summary>What is prepared before a selection is announced; roles of the whole system.</summary>
    Workshop,
    System,
}

/// <summary>One line of the main menu.</summary>
/// <param name="Key">Key of its word in <c>StaffNavigationText.resx</c>.</param>
/// <param name="Icon">Name of an icon of <see cref="Parts.IconPaths"/>.</param>
/// <param name="Route">Address; <c>{campaign}</c> stands for the code of the chosen campaign.</param>
/// <param name="Area">Where it stands.</param>
/// <param name="AnyOf">Who sees it: whoever holds one of these permissions. Courtesy only; the door decides.</param>
public sealed record StaffNavigationEntry(
    string Key,
    string Icon,
    string Route,
    StaffArea Area,
    params Permission[] AnyOf
)
{
    /// <summary>The address in a campaign.</summary>
    public string Href(string? campaign) =>
        Route.Replace("{campaign}", campaign, StringComparison.Ordinal);

    /// <summary>Whether the path shows this entry or a page below it.</summary>
    public bool IsAt(string path, string? campaign)
    {
        var own = Href(campaign);
        return string.Equals(path, own, StringComparison.OrdinalIgnoreCase)
            || (
                Route.Count(c => c == '/') > 1
                && !Route.EndsWith('}')
                && path.StartsWith(own + "/", StringComparison.OrdinalIgnoreCase)
            );
    }
}

/// <summary>The main menu of staff pages: one line for each list or tool.</summary>
public static class StaffNavigation
{
    public static readonly IReadOnlyList<StaffNavigationEntry> Entries =
    [
        new("Today", "list", "/staff", StaffArea.Today),
        new(
            "DataRequests",
            "shield",
            "/staff/data-requests",
            StaffArea.Today,
            Permission.ApplicationsDecide,
            Permission.SystemManage
        ),
        new("Overview", "chart", "/staff/{campaign}", StaffArea.Campaign, Permission.ResultsRead),
        new(
            "Applications",
            "file",
            "/staff/{campaign}/applications",
            StaffArea.Campaign,
            Permission.ApplicationsRead
        ),
        new(
            "Sessions",
            "clock",
            "/staff/{campaign}/sessions",
            StaffArea.Campaign,
            Permission.SessionsManage
        ),
        new(
            "Absences",
            "minus",
            "/staff/{campaign}/absences",
            StaffArea.Campaign,
            Permission.SessionsManage
        ),
        new("Panel", "users", "/staff/{campaign}/panel", StaffArea.Campaign, Permission.PanelScore),
        new(
            "Panels",
            "cal",
            "/staff/{campaign}/panels",
            StaffArea.Campaign,
            Permission.PanelManage
        ),
        new(
            "PanelStatistics",
            "chart",
            "/staff/{campaign}/panel-statistics",
            StaffArea.Campaign,
            Permission.ResultsRead
        ),
        new(
            "Gates",
            "check-c",
            "/staff/{campaign}/gates",
            StaffArea.Campaign,
            Permission.GateRecord
        ),
        new(
            "Stages",
            "shield",
            "/staff/{campaign}/stages",
            StaffArea.Campaign,
            Permission.RankingRead
        ),
        new(
            "Accommodations",
            "user",
            "/staff/{campaign}/accommodations",
            StaffArea.Campaign,
            Permission.AccommodationDecide
        ),
        new(
            "Ranking",
            "scale",
            "/staff/{campaign}/ranking",
            StaffArea.Campaign,
            Permission.RankingDraft,
            Permission.RankingApprove,
            Permission.RankingRead,
            Permission.ResultsPublish
        ),
        new(
            "Appeals",
            "msg",
            "/staff/{campaign}/appeals",
            StaffArea.Campaign,
            Permission.AppealsAnswer
        ),
        new(
            "Reports",
            "dl",
            "/staff/{campaign}/reports",
            StaffArea.Campaign,
            Permission.ReportsRequest
        ),
        new(
            "Messages",
            "mail",
            "/staff/{campaign}/messages",
            StaffArea.Campaign,
            Permission.MessagesSend
        ),
        new(
            "Journal",
            "log",
            "/staff/{campaign}/journal",
            StaffArea.Campaign,
            Permission.ObserverRead
        ),
        new(
            "Workshop",
            "pencil",
            "/staff/workshop",
            StaffArea.Workshop,
            Permission.CampaignPrepare
        ),
        new(
            "Competencies",
            "scale",
            "/staff/competencies",
            StaffArea.Workshop,
            Permission.CampaignPrepare
        ),
        new("Items", "list", "/staff/items", StaffArea.Workshop, Permission.ItemsWrite),
        new("Users", "user", "/staff/users", StaffArea.System, Permission.GrantsManage),
        new("Mail", "mail", "/staff/mail", StaffArea.System, Permission.MailRead),
        new("Audit", "log", "/staff/audit", StaffArea.System, Permission.AuditRead),
        new("Jobs", "gear", "/jobs", StaffArea.System, Permission.SystemManage),
    ];

    /// <summary>What somebody sees of an area.</summary>
    public static IEnumerable<StaffNavigationEntry> Of(
        StaffArea area,
        Actor actor,
        CampaignId? campaign
    ) => Entries.Where(entry => entry.Area == area && IsOpen(entry, actor, campaign));

    private static bool IsOpen(StaffNavigationEntry entry, Actor actor, CampaignId? campaign) =>
        entry.Area switch
        {
            StaffArea.Campaign => campaign is { } id
                && entry.AnyOf.Any(permission =>
                    actor.Has(permission, id) || actor.StagesWith(permission, id).Count > 0
                ),
            StaffArea.Workshop or StaffArea.System => entry.AnyOf.Any(actor.HasSystem),
            _ => entry.AnyOf.Length == 0
                || entry.AnyOf.Any(permission =>
                    actor.HasSystem(permission) || actor.CampaignsWith(permission).Any()
                ),
        };
}
