using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Domain.Publication;

/// <summary>Until when an appeal may be filed.</summary>
public static class AppealDeadline
{
    /// <summary>The instant at which filing ends, exclusive.</summary>
    /// <remarks>
    /// The day of the event, as the campaign's clocks show it, is not counted. Calendar days end on whatever day of the week they end; working days are Monday to Friday.
    /// An hour that the clocks skip in spring is taken as much later as they skip; an hour that they show twice in autumn ends the second time: both in the candidate's favour.
    /// Source: appeal rules 6.4 and time rules 31–32 of the domain notes.
    /// </remarks>
    /// <param name="startedAt">UTC; when the results were published or the stage was confirmed.</param>
    /// <param name="rule">Days, how they are counted, and the hour.</param>
    /// <param name="zone">The campaign's zone.</param>
    /// <returns>UTC.</returns>
    public static DateTime Of(DateTime startedAt, AppealRule rule, TimeZoneInfo zone)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(startedAt, zone));
        for (var left = rule.Days; left > 0; )
        {
            day = day.AddDays(1);
            if (
                rule.Count == DayCount.Calendar
                || day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)
            )
            {
                left--;
            }
        }

        var local = day.ToDateTime(rule.UntilHour);
        var offset = zone.IsAmbiguousTime(local)
            ? zone.GetAmbiguousTimeOffsets(local).Min()
            : zone.GetUtcOffset(local);
        return DateTime.SpecifyKind(local - offset, DateTimeKind.Utc);
    }
}
