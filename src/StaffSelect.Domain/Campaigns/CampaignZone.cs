using System.Globalization;

namespace StaffSelect.Domain.Campaigns;

/// <summary>Local time of a campaign: instants are stored in UTC and read in the campaign's zone.</summary>
/// <remarks>The zone's rules come from the system, never from constants: Ukraine may stop changing clocks.</remarks>
public static class CampaignZone
{
    /// <summary>The zone of the name, or null when the system does not know it.</summary>
    /// <remarks><c>Europe/Kyiv</c> exists since tzdata 2022b; an older system answers for it with <c>Europe/Kiev</c>.</remarks>
    public static TimeZoneInfo? Find(string name)
    {
        if (TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone))
        {
            return zone;
        }

        return
            name == "Europe/Kyiv"
            && TimeZoneInfo.TryFindSystemTimeZoneById("Europe/Kiev", out var former)
            ? former
            : null;
    }

    /// <summary>The instant as clocks of the zone show it.</summary>
    /// <param name="at">UTC.</param>
    /// <param name="zone">Name of a known zone.</param>
    /// <exception cref="TimeZoneNotFoundException">The zone is not known.</exception>
    public static DateTime ToLocal(DateTime at, string zone) =>
        TimeZoneInfo.ConvertTimeFromUtc(at, Known(zone));

    /// <summary>The UTC instant of a local time.</summary>
    /// <returns>A refusal when clocks skip that time (spring) or show it twice (autumn).</returns>
    /// <exception cref="TimeZoneNotFoundException">The zone is not known.</exception>
    public static Result<DateTime> ToUtc(DateTime local, string zone)
    {
        var known = Known(zone);
        var unspecified = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        if (known.IsInvalidTime(unspecified))
        {
            return new Problem(CampaignProblems.LocalTimeDoesNotExist, Shown(local), zone);
        }

        if (known.IsAmbiguousTime(unspecified))
        {
            return new Problem(CampaignProblems.LocalTimeHappensTwice, Shown(local), zone);
        }

        return TimeZoneInfo.ConvertTimeToUtc(unspecified, known);
    }

    private static string Shown(DateTime local) =>
        local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static TimeZoneInfo Known(string zone) =>
        Find(zone) ?? throw new TimeZoneNotFoundException(zone);
}
