using System.Globalization;
using StaffSelect.Domain.Publication;

namespace StaffSelect.Domain.Testing;

/// <summary>What a draw of sessions decided and everything it can be repeated with.</summary>
public sealed record SessionDrawDocument
{
    public const string CurrentFormat = "staffselect.sessions/1";

    public string Format { get; init; } = CurrentFormat;

    /// <summary>Code of the test stage.</summary>
    public required string Stage { get; init; }

    public required int Number { get; init; }

    /// <summary>See <see cref="BalancedDraw.SeedOf"/>; decimal.</summary>
    public required string Seed { get; init; }

    /// <summary>SHA-256 of the rules, lower-case hex.</summary>
    public required string RulesHash { get; init; }

    /// <summary>In the order used by the draw.</summary>
    public required IReadOnlyList<DrawnSession> Sessions { get; init; }

    /// <summary>By working code.</summary>
    public required IReadOnlyList<DrawnPlace> Places { get; init; }

    /// <summary>Draws.</summary>
    /// <param name="stage">Code of the test stage.</param>
    /// <param name="number">Number of the draw.</param>
    /// <param name="rules">The published number and the hash of the frozen rules.</param>
    /// <param name="sessions">Sessions that are not for the reserve and have not begun.</param>
    /// <param name="candidates">Admitted candidates without a session.</param>
    public static Result<SessionDrawDocument> Draw(
        string stage,
        int number,
        (string LotterySeed, string Hash) rules,
        IReadOnlyCollection<TestSession> sessions,
        IReadOnlyCollection<DrawCandidate> candidates
    )
    {
        if (candidates.Count == 0)
        {
            return new Problem(SessionProblems.NobodyWithoutSession);
        }

        var ordered = sessions
            .OrderBy(one => one.StartsAt)
            .ThenBy(one => one.Title, StringComparer.Ordinal)
            .ThenBy(one => one.Id.Value)
            .ToList();
        var free = ordered.Sum(one => one.Free);
        if (free < candidates.Count)
        {
            return new Problem(SessionProblems.SessionsTooSmall, candidates.Count, free);
        }

        var seed = BalancedDraw.SeedOf(rules.LotterySeed, rules.Hash, stage, number);
        return new SessionDrawDocument
        {
            Stage = stage,
            Number = number,
            Seed = seed.ToString(CultureInfo.InvariantCulture),
            RulesHash = rules.Hash,
            Sessions =
            [
                .. ordered.Select(one => new DrawnSession(
                    one.Id.Value,
                    one.Title,
                    one.StartsAt,
                    one.Free
                )),
            ],
            Places =
            [
                .. BalancedDraw
                    .Assign(candidates, [.. ordered.Select(one => one.Free)], seed)
                    .Select(row => new DrawnPlace(
                        row.Candidate.Application,
                        row.Candidate.Code,
                        row.Candidate.Post,
                        ordered[row.Group].Id.Value
                    ))
                    .OrderBy(place => place.Code, StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>Draws panels and times of interviews.</summary>
    /// <param name="stage">Code of the panel stage.</param>
    /// <param name="number">Number of the draw.</param>
    /// <param name="rules">The published number and the hash of the frozen rules.</param>
    /// <param name="panels">Panels in their order, together with at least as many times as there are candidates.</param>
    /// <param name="candidates">Who waits for an interview.</param>
    /// <remarks>Panels are drawn as sessions are; then those of each panel are put in the order of codes, shuffled by the same seed, and take its first free times.</remarks>
    public static SessionDrawDocument DrawTimes(
        string stage,
        int number,
        (string LotterySeed, string Hash) rules,
        IReadOnlyList<DrawnPanel> panels,
        IReadOnlyCollection<DrawCandidate> candidates
    )
    {
        var seed = BalancedDraw.SeedOf(rules.LotterySeed, rules.Hash, stage, number);
        var random = new SeededRandom(seed);
        var places = BalancedDraw
            .Assign(candidates, [.. panels.Select(panel => panel.Times.Count)], seed)
            .GroupBy(row => row.Group, row => row.Candidate)
            .OrderBy(group => group.Key)
            .SelectMany(group =>
            {
                var ordered = group.OrderBy(one => one.Code, StringComparer.Ordinal).ToList();
                return random
                    .Draw(ordered, ordered.Count)
                    .Select(
                        (one, turn) =>
                            new DrawnPlace(
                                one.Application,
                                one.Code,
                                one.Post,
                                panels[group.Key].Id
                            )
                            {
                                At = panels[group.Key].Times[turn],
                            }
                    );
            })
            .OrderBy(place => place.Code, StringComparer.Ordinal)
            .ToList();
        return new SessionDrawDocument
        {
            Stage = stage,
            Number = number,
            Seed = seed.ToString(CultureInfo.InvariantCulture),
            RulesHash = rules.Hash,
            Sessions =
            [
                .. panels
                    .Where(panel => panel.Times.Count > 0)
                    .Select(panel => new DrawnSession(
                        panel.Id,
                        panel.Title,
                        panel.Times[0],
                        panel.Times.Count
                    )),
            ],
            Places = places,
        };
    }

    /// <summary>Whom a session or a panel got.</summary>
    public IEnumerable<DrawnPlace> Of(Guid id) => Places.Where(place => place.Session == id);
}

/// <summary>A session as the draw found it.</summary>
/// <param name="Id">Id of the session.</param>
/// <param name="Title">Name.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="Free">Places left before the draw.</param>
public sealed record DrawnSession(Guid Id, string Title, DateTime StartsAt, int Free);

/// <summary>One candidate's lot.</summary>
/// <param name="Application">Whose.</param>
/// <param name="Code">Working code.</param>
/// <param name="Post">Code of the post of first choice.</param>
/// <param name="Session">Id of the session, or of the panel.</param>
public sealed record DrawnPlace(ApplicationId Application, string Code, string Post, Guid Session)
{
    /// <summary>UTC; start of an interview before a panel, null in a session of a test.</summary>
    public DateTime? At { get; init; }
}

/// <summary>A panel as a draw finds it.</summary>
/// <param name="Id">Id of the panel.</param>
/// <param name="Title">Name.</param>
/// <param name="Times">UTC; its free times in order.</param>
public sealed record DrawnPanel(Guid Id, string Title, IReadOnlyList<DateTime> Times);

/// <summary>A confirmed draw; never changed.</summary>
public sealed class SessionDraw
{
    private SessionDraw() { }

    public Guid Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    /// <summary>Code of the test stage.</summary>
    public string Stage { get; private set; } = "";

    /// <summary>From 1 in each stage.</summary>
    public int Number { get; private set; }

    /// <summary>Decimal.</summary>
    public string Seed { get; private set; } = "";

    /// <summary>How many candidates got a session.</summary>
    public int Candidates { get; private set; }

    /// <summary>Canonical bytes of the <see cref="SessionDrawDocument"/>.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>SHA-256 of <see cref="Content"/>, lower-case hex.</summary>
    public string ContentHash { get; private set; } = "";

    public UserId ConfirmedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime ConfirmedAt { get; private set; }

    public static SessionDraw Confirm(
        CampaignId campaign,
        SessionDrawDocument document,
        UserId by,
        DateTime now
    )
    {
        var content = CanonicalJson.Serialize(document);
        return new SessionDraw
        {
            Id = Guid.CreateVersion7(),
            CampaignId = campaign,
            Stage = document.Stage,
            Number = document.Number,
            Seed = document.Seed,
            Candidates = document.Places.Count,
            Content = content,
            ContentHash = CanonicalJson.Hash(content.AsSpan()),
            ConfirmedBy = by,
            ConfirmedAt = now,
        };
    }
}
