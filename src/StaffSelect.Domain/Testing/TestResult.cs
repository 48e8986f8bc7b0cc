namespace StaffSelect.Domain.Testing;

/// <summary>The stored score of a closed attempt.</summary>
/// <remarks>Made once, at finish or expiry. Only holders of the results permission see it before publication.</remarks>
public sealed class TestResult
{
    private TestResult() { }

    public AttemptId Attempt { get; private set; }

    public CampaignId Campaign { get; private set; }

    public ApplicationId Application { get; private set; }

    /// <summary>Code of the stage.</summary>
    public string Stage { get; private set; } = "";

    /// <summary>Points, to the sixth decimal.</summary>
    public decimal Raw { get; private set; }

    /// <summary>Points for a form answered rightly throughout.</summary>
    public decimal Maximum { get; private set; }

    public IReadOnlyList<ScaleScore> Scales { get; private set; } = [];

    /// <summary>UTC.</summary>
    public DateTime ComputedAt { get; private set; }

    /// <summary>Share of the maximum, 0 to 100, unrounded, floor clamped at 0.</summary>
    public decimal Percent => TestScoring.Percent(Raw, Maximum);

    public static TestResult Of(Attempt attempt, TestScore score, DateTime computedAt)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        ArgumentNullException.ThrowIfNull(score);
        return new()
        {
            Attempt = attempt.Id,
            Campaign = attempt.Campaign,
            Application = attempt.Application,
            Stage = attempt.Stage,
            // what every database keeps; finer than any hurdle, so no hurdle is crossed by it
            Raw = decimal.Round(score.Raw, 6, MidpointRounding.AwayFromZero),
            Maximum = score.Maximum,
            Scales = score.Scales,
            ComputedAt = computedAt,
        };
    }
}
