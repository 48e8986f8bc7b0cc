namespace StaffSelect.Domain;

/// <summary>An expected refusal: a code that the user interface words, never a sentence.</summary>
/// <param name="Code">Name of the refusal; a key of <c>ProblemText.resx</c>.</param>
/// <param name="Arguments">Values for the placeholders of the text, in order.</param>
/// <remarks>Broken invariants are exceptions; a <see cref="Problem"/> is something a user can cause and must be told.</remarks>
public sealed record Problem(string Code, params object[] Arguments)
{
    public static readonly Problem NotFound = new(nameof(NotFound));
    public static readonly Problem Forbidden = new(nameof(Forbidden));

    /// <summary>The account has the right, but only in sessions that were opened with a second factor.</summary>
    public static readonly Problem SecondFactorNeeded = new(nameof(SecondFactorNeeded));

    public static readonly Problem Conflict = new(nameof(Conflict));
    public static readonly Problem Duplicate = new(nameof(Duplicate));
    public static readonly Problem Busy = new(nameof(Busy));

    /// <summary>Path of the value at fault (a form field, a JSON path), or null when the whole message is meant.</summary>
    public string? Field { get; init; }

    /// <summary>Further problems found in the same message; a form shows them all at once.</summary>
    public IReadOnlyList<Problem> Others { get; init; } = [];

    /// <summary>True when the facts recorded on the way (a failed sign-in, a late answer) are to be stored although the request is refused.</summary>
    public bool KeepsFacts { get; init; }

    /// <summary>The same refusal, with the facts recorded on the way stored.</summary>
    public Problem Keep() => this with { KeepsFacts = true };

    /// <summary>The same refusal, at a named place.</summary>
    public Problem At(string field) => this with { Field = field };

    /// <summary>This problem and the others, flat.</summary>
    public IEnumerable<Problem> All() => [this, .. Others];

    /// <summary>Joins problems into one; the first leads.</summary>
    /// <exception cref="ArgumentException">The list is empty.</exception>
    public static Problem Join(IReadOnlyList<Problem> problems)
    {
        if (problems.Count == 0)
        {
            throw new ArgumentException("At least one problem is needed.", nameof(problems));
        }

        return problems.Count == 1
            ? problems[0]
            : problems[0] with
            {
                Others = [.. problems.Skip(1)],
            };
    }
}

/// <summary>An argument of a problem: an instant of today of which people are told the hour only.</summary>
/// <param name="At">UTC.</param>
public readonly record struct HourOf(DateTime At);
