using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Web.Public.Announcements;

/// <summary>What a visitor can do about a selection now.</summary>
public enum AnnouncementState
{
    /// <summary>Applications are accepted.</summary>
    Open,

    /// <summary>Announced, applications are not accepted yet.</summary>
    Before,

    /// <summary>Applications are no longer accepted, results are not out.</summary>
    Closed,

    /// <summary>Results are published.</summary>
    Published,
}

internal static class AnnouncementStates
{
    public static AnnouncementState At(CampaignStatus status, Window registration, DateTime now) =>
        status == CampaignStatus.Published ? AnnouncementState.Published
        : now < registration.FromAt ? AnnouncementState.Before
        : now < registration.UntilAt ? AnnouncementState.Open
        : AnnouncementState.Closed;
}
