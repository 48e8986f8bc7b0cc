using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Domain.Gates;

/// <summary>Why an earlier result of a check is replaced. A closed list: free words would carry findings over the wall.</summary>
public enum GateCorrection
{
    /// <summary>A slip when the earlier result was entered.</summary>
    Mistyped,

    /// <summary>The check was made again.</summary>
    Repeated,

    /// <summary>A complaint about the check was upheld.</summary>
    ComplaintUpheld,
}

/// <summary>Outcome of one compulsory check of one candidate: passed or not, and the day; nothing else of it is kept.</summary>
/// <remarks>Rows are only ever added: a correction is a new row, the newest counts. Source: domain notes 6.1 and 9, mistake 37.</remarks>
public sealed class GateResult
{
    private GateResult() { }

    public Guid Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    public ApplicationId ApplicationId { get; private set; }

    /// <summary>Code of the gate.</summary>
    public string Stage { get; private set; } = "";

    /// <summary>From 1, without gaps within an application and a gate; the highest counts.</summary>
    public int Number { get; private set; }

    public bool Passed { get; private set; }

    /// <summary>The day of the check, in the campaign's zone.</summary>
    public DateOnly HeldOn { get; private set; }

    /// <summary>Why the earlier result is replaced; null exactly for the first.</summary>
    public GateCorrection? Correction { get; private set; }

    public UserId RecordedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    /// <summary>Records a result, or corrects one.</summary>
    /// <param name="check">Which check of whom.</param>
    /// <param name="current">The newest result so far, or null.</param>
    /// <param name="finding">What the keeper found.</param>
    /// <param name="by">The keeper.</param>
    /// <param name="now">UTC.</param>
    public static Result<GateResult> Record(
        GateCheck check,
        GateResult? current,
        GateFinding finding,
        UserId by,
        DateTime now
    )
    {
        if (check.Barred(finding.HeldOn, now) is { } barred)
        {
            return barred;
        }

        if (current is not null && finding.Correction is null)
        {
            return new Problem(GateProblems.GateCorrectionMissing).At(nameof(finding.Correction));
        }

        if (current is null && finding.Correction is not null)
        {
            return new Problem(GateProblems.GateNothingToCorrect).At(nameof(finding.Correction));
        }

        if (
            current is not null
            && current.Passed == finding.Passed
            && current.HeldOn == finding.HeldOn
        )
        {
            return new Problem(GateProblems.GateUnchanged);
        }

        return new GateResult
        {
            Id = Guid.CreateVersion7(),
            CampaignId = check.Campaign,
            ApplicationId = check.Application,
            Stage = check.Stage.Code,
            Number = (current?.Number ?? 0) + 1,
            Passed = finding.Passed,
            HeldOn = finding.HeldOn,
            Correction = finding.Correction,
            RecordedBy = by,
            RecordedAt = now,
        };
    }
}

/// <summary>What a keeper enters.</summary>
/// <param name="Passed">Passed or not.</param>
/// <param name="HeldOn">Day of the check, in the campaign's zone.</param>
/// <param name="Correction">Why an earlier result is replaced; null for the first.</param>
public sealed record GateFinding(bool Passed, DateOnly HeldOn, GateCorrection? Correction);

/// <summary>One gate before one candidate.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Application">Whose application.</param>
/// <param name="Stage">The gate.</param>
/// <param name="Window">When the check is held.</param>
/// <param name="TimeZone">IANA name; days are days of this zone.</param>
/// <param name="Competes">Whether the application is admitted.</param>
/// <param name="IsOpen">Whether results can still change: the notice is out and results are not.</param>
public sealed record GateCheck(
    CampaignId Campaign,
    ApplicationId Application,
    StageRule Stage,
    Window Window,
    string TimeZone,
    bool Competes,
    bool IsOpen
)
{
    /// <summary>First day of the window.</summary>
    public DateOnly FirstDay => DayOf(Window.FromAt);

    /// <summary>Last day of the window; its end is exclusive.</summary>
    public DateOnly LastDay => DayOf(Window.UntilAt.AddTicks(-1));

    /// <summary>Why nothing can be recorded, or null.</summary>
    /// <remarks>The day lies in the window, first and last day inclusive, and not ahead. Entering may come later than the window ends.</remarks>
    /// <param name="heldOn">Day of the check.</param>
    /// <param name="now">UTC.</param>
    public Problem? Barred(DateOnly heldOn, DateTime now) =>
        !Competes ? new Problem(GateProblems.CandidateNotAdmitted)
        : !IsOpen ? new Problem(GateProblems.GatesClosed)
        : heldOn > DayOf(now)
            ? new Problem(GateProblems.GateDayAhead).At(nameof(GateFinding.HeldOn))
        : heldOn < FirstDay || heldOn > LastDay
            ? new Problem(GateProblems.GateDayOutsideWindow, FirstDay, LastDay).At(
                nameof(GateFinding.HeldOn)
            )
        : null;

    private DateOnly DayOf(DateTime at) =>
        DateOnly.FromDateTime(CampaignZone.ToLocal(at, TimeZone));
}

/// <summary>Codes of refusals about compulsory checks.</summary>
public static class GateProblems
{
    /// <summary>The campaign has no such gate.</summary>
    public const string GateUnknown = nameof(GateUnknown);
    public const string CandidateNotAdmitted = nameof(CandidateNotAdmitted);

    /// <summary>Results are published, or the notice is not.</summary>
    public const string GatesClosed = nameof(GatesClosed);
    public const string GateDayAhead = nameof(GateDayAhead);
    public const string GateDayOutsideWindow = nameof(GateDayOutsideWindow);

    /// <summary>There is a result already; replacing it needs a ground.</summary>
    public const string GateCorrectionMissing = nameof(GateCorrectionMissing);
    public const string GateNothingToCorrect = nameof(GateNothingToCorrect);
    public const string GateUnchanged = nameof(GateUnchanged);
}
