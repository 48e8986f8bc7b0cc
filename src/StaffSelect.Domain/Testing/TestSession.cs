using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Stages;

namespace StaffSelect.Domain.Testing;

/// <summary>What an officer says of a new session.</summary>
/// <param name="Title">Name as people say it, e.g. "Morning of 3 March, hall 2".</param>
/// <param name="Place">Where; null when the test is taken online from anywhere.</param>
/// <param name="StartsAt">UTC; from then on the test can be started.</param>
/// <param name="LatestStartAt">UTC, exclusive; who has not started by then is absent.</param>
/// <param name="Capacity">Places.</param>
/// <param name="IsReserve">Kept for those who were absent with an excuse.</param>
public sealed record SessionPlan(
    string Title,
    string? Place,
    DateTime StartsAt,
    DateTime LatestStartAt,
    int Capacity,
    bool IsReserve
);

/// <summary>A date, an hour and a place at which some of the candidates sit a test.</summary>
/// <remarks>Once a test stage has sessions, nobody starts it outside the own one. Source: domain notes 1.5 (halls, reserve day).</remarks>
public sealed class TestSession
{
    /// <summary>Longest name, in characters.</summary>
    public const int TitleLength = 100;

    /// <summary>Longest place, in characters.</summary>
    public const int PlaceLength = 200;

    /// <summary>Most places of one session.</summary>
    public const int MostPlaces = 5_000;

    private TestSession() { }

    public TestSessionId Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    /// <summary>Code of the test stage.</summary>
    public string Stage { get; private set; } = "";

    public string Title { get; private set; } = "";

    /// <summary>Null when the test is taken online from anywhere.</summary>
    public string? Place { get; private set; }

    /// <summary>UTC, inclusive.</summary>
    public DateTime StartsAt { get; private set; }

    /// <summary>UTC, exclusive.</summary>
    public DateTime LatestStartAt { get; private set; }

    public int Capacity { get; private set; }

    /// <summary>How many candidates have a place; from 0 to <see cref="Capacity"/>.</summary>
    public int Taken { get; private set; }

    public bool IsReserve { get; private set; }

    public int Version { get; private set; }

    /// <summary>Places left.</summary>
    public int Free => Capacity - Taken;

    /// <summary>When a test may be started.</summary>
    public Window Window => new(StartsAt, LatestStartAt);

    /// <summary>Makes a session.</summary>
    /// <param name="campaign">An announced campaign.</param>
    /// <param name="stage">A test stage; the session lies within its window.</param>
    /// <param name="plan">What was entered; all that is wrong with it is told at once.</param>
    /// <param name="now">UTC.</param>
    public static Result<TestSession> Create(
        Campaign campaign,
        StageRule stage,
        SessionPlan plan,
        DateTime now
    )
    {
        ArgumentNullException.ThrowIfNull(campaign);
        ArgumentNullException.ThrowIfNull(plan);
        if (campaign.Status != CampaignStatus.Announced)
        {
            return new Problem(SessionProblems.SessionsClosed);
        }

        if (Faults(campaign.Rules.WindowOf(stage), plan, now) is { Count: > 0 } faults)
        {
            return Problem.Join(faults);
        }

        return new TestSession
        {
            Id = TestSessionId.New(),
            CampaignId = campaign.Id,
            Stage = stage.Code,
            Title = plan.Title.Trim(),
            Place = string.IsNullOrWhiteSpace(plan.Place) ? null : plan.Place.Trim(),
            StartsAt = plan.StartsAt,
            LatestStartAt = plan.LatestStartAt,
            Capacity = plan.Capacity,
            IsReserve = plan.IsReserve,
        };
    }

    /// <summary>Gives places away.</summary>
    /// <param name="places">How many.</param>
    /// <param name="now">UTC; before <see cref="LatestStartAt"/>.</param>
    public Result<Done> Take(int places, DateTime now)
    {
        if (now >= LatestStartAt)
        {
            return new Problem(SessionProblems.SessionOver, Title).At("Session");
        }

        if (places > Free)
        {
            return new Problem(SessionProblems.SessionFull, Title, Capacity).At("Session");
        }

        Taken += places;
        return Done.Value;
    }

    /// <summary>Whether a candidate may be given this session by hand.</summary>
    /// <param name="code">Working code, for the refusal.</param>
    /// <param name="isExcused">Null when the candidate has missed nothing; otherwise whether an excuse is recorded.</param>
    public Result<Done> Admits(string code, bool? isExcused) =>
        isExcused == false ? new Problem(AbsenceProblems.ExcuseNeeded, code).At("Session")
        : IsReserve && isExcused is null
            ? new Problem(AbsenceProblems.ReserveOnlyExcused, code).At("Session")
        : Done.Value;

    /// <summary>Takes a place back.</summary>
    public void Release() => Taken--;

    /// <summary>Whether the session can be removed: nobody has a place in it.</summary>
    public Result<Done> CanRemove() =>
        Taken == 0 ? Done.Value : new Problem(SessionProblems.SessionInUse, Title, Taken);

    private static List<Problem> Faults(Window window, SessionPlan plan, DateTime now)
    {
        var faults = new List<Problem>();
        if (string.IsNullOrWhiteSpace(plan.Title) || plan.Title.Trim().Length > TitleLength)
        {
            faults.Add(new Problem(SessionProblems.SessionTitleMissing, TitleLength).At("Title"));
        }

        if (plan.Place?.Trim().Length > PlaceLength)
        {
            faults.Add(new Problem(SessionProblems.SessionPlaceTooLong, PlaceLength).At("Place"));
        }

        if (plan.StartsAt < now)
        {
            faults.Add(new Problem(SessionProblems.SessionInPast).At("StartsAt"));
        }

        if (plan.StartsAt < window.FromAt || plan.LatestStartAt > window.UntilAt)
        {
            faults.Add(
                new Problem(SessionProblems.SessionOutsideWindow, window.FromAt, window.UntilAt).At(
                    "StartsAt"
                )
            );
        }

        if (plan.LatestStartAt <= plan.StartsAt)
        {
            faults.Add(new Problem(SessionProblems.SessionEndsFirst).At("LatestStartAt"));
        }

        if (plan.Capacity is < 1 or > MostPlaces)
        {
            faults.Add(
                new Problem(SessionProblems.SessionCapacityWrong, MostPlaces).At("Capacity")
            );
        }

        return faults;
    }
}

/// <summary>A candidate's session of one test; at most one for each test.</summary>
public sealed class SessionPlace
{
    private SessionPlace() { }

    public ApplicationId ApplicationId { get; private set; }

    /// <summary>Code of the test stage.</summary>
    public string Stage { get; private set; } = "";

    public CampaignId CampaignId { get; private set; }

    public TestSessionId SessionId { get; private set; }

    /// <summary>Number of the draw that gave the place; null once it was given or moved by hand.</summary>
    public int? Draw { get; private set; }

    /// <summary>UTC; of the latest change.</summary>
    public DateTime GivenAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>Gives a place, which <see cref="TestSession.Take"/> has taken.</summary>
    public static SessionPlace Give(
        TestSession session,
        ApplicationId application,
        int? draw,
        DateTime now
    )
    {
        ArgumentNullException.ThrowIfNull(session);
        return new SessionPlace
        {
            ApplicationId = application,
            Stage = session.Stage,
            CampaignId = session.CampaignId,
            SessionId = session.Id,
            Draw = draw,
            GivenAt = now,
        };
    }

    /// <summary>Moves the candidate; places are released and taken with it.</summary>
    /// <param name="from">The session held now.</param>
    /// <param name="to">Another session of the same test.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Move(TestSession from, TestSession to, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(to);
        if (from.Id == to.Id)
        {
            return new Problem(SessionProblems.SessionSame, to.Title).At("Session");
        }

        var taken = to.Take(1, now);
        if (taken.IsSuccess)
        {
            from.Release();
            SessionId = to.Id;
            Draw = null;
            GivenAt = now;
        }

        return taken;
    }
}

/// <summary>Codes of refusals about sessions of tests.</summary>
public static class SessionProblems
{
    public const string SessionsClosed = nameof(SessionsClosed);
    public const string SessionTitleMissing = nameof(SessionTitleMissing);
    public const string SessionPlaceTooLong = nameof(SessionPlaceTooLong);
    public const string SessionInPast = nameof(SessionInPast);
    public const string SessionOutsideWindow = nameof(SessionOutsideWindow);
    public const string SessionEndsFirst = nameof(SessionEndsFirst);
    public const string SessionCapacityWrong = nameof(SessionCapacityWrong);
    public const string SessionFull = nameof(SessionFull);
    public const string SessionOver = nameof(SessionOver);
    public const string SessionInUse = nameof(SessionInUse);
    public const string SessionSame = nameof(SessionSame);

    /// <summary>Arguments: candidates, free places.</summary>
    public const string SessionsTooSmall = nameof(SessionsTooSmall);
    public const string NobodyWithoutSession = nameof(NobodyWithoutSession);
    public const string SessionDrawChanged = nameof(SessionDrawChanged);

    /// <summary>The candidate has started the test, so the session stays what it was.</summary>
    public const string SessionTestStarted = nameof(SessionTestStarted);

    /// <summary>The test is held in sessions and the candidate has none.</summary>
    public const string SessionNotGiven = nameof(SessionNotGiven);
}
