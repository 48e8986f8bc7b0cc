namespace StaffSelect.Domain.Testing;

/// <summary>How an item is answered and scored.</summary>
public enum ItemKind
{
    /// <summary>Exactly one option is right.</summary>
    SingleChoice,

    /// <summary>One or more options are right and at least one is not; points by share.</summary>
    MultipleResponse,

    /// <summary>One option is best, one is next best, the others are worst.</summary>
    SituationalJudgement,
}

/// <summary>What is right about an item. Never leaves the server.</summary>
/// <param name="Kind">How it is scored.</param>
/// <param name="Options">Ids: the right option; all right options; or the best and then the next best.</param>
/// <param name="OptionCount">All options of the item.</param>
public sealed record ItemKey(ItemKind Kind, IReadOnlyList<string> Options, int OptionCount)
{
    /// <summary>Stands between ids; no id holds it.</summary>
    public const char Separator = ',';

    /// <summary>Longest list of ids: nine of 20 signs with what stands between them.</summary>
    public const int MaximumLength = 200;

    /// <summary>The ids as one text.</summary>
    public string Text => Join(Options);

    /// <summary>Several ids as one text, in the order given.</summary>
    public static string Join(IEnumerable<string> ids) => string.Join(Separator, ids);

    /// <summary>The ids of a text.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(Separator);
    }

    /// <summary>Why this cannot be the key of an item with these options, or null.</summary>
    /// <param name="options">Ids of all options.</param>
    public string? Fault(IReadOnlyCollection<string> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (Options.Distinct().Count() != Options.Count || !Options.All(options.Contains))
        {
            return "The key must be made of the options.";
        }

        var fits = Kind switch
        {
            ItemKind.SingleChoice => Options.Count == 1,
            ItemKind.MultipleResponse => Options.Count >= 1 && Options.Count < options.Count,
            _ => Options.Count == 2 && options.Count >= 3,
        };
        return fits ? null : "The key does not fit the kind of item.";
    }

    /// <summary>In how many parts a point is divided: every share of up to nine options is a whole number of them.</summary>
    public const int PartsOfAPoint = 5040;

    /// <summary>The share of the points that an answer earns.</summary>
    /// <param name="answer">Ids of the chosen options; not empty.</param>
    /// <returns>0 to 1, unrounded.</returns>
    public decimal Share(IReadOnlyList<string> answer) => Parts(answer) / (decimal)PartsOfAPoint;

    /// <summary>The share of the points that an answer earns, in <see cref="PartsOfAPoint"/>, so that sums of thirds are exact.</summary>
    /// <param name="answer">Ids of the chosen options; not empty.</param>
    /// <remarks>
    /// Multiple response: max(0, hits/C − false/(N − C)), with C right ones among N options, so that choosing everything earns nothing.
    /// Situational judgement: best 2/2, next best 1/2, any other 0. Source: domain notes 5 and 8.1 (A4).
    /// </remarks>
    public int Parts(IReadOnlyList<string> answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        switch (Kind)
        {
            case ItemKind.MultipleResponse:
                var hits = answer.Count(Options.Contains);
                var rights = Options.Count;
                var others = OptionCount - rights;
                var points = hits * others - (answer.Count - hits) * rights;
                return Math.Max(0, points * PartsOfAPoint / (rights * others));
            case ItemKind.SituationalJudgement:
                return answer[0] == Options[0] ? PartsOfAPoint
                    : answer[0] == Options[1] ? PartsOfAPoint / 2
                    : 0;
            default:
                return answer[0] == Options[0] ? PartsOfAPoint : 0;
        }
    }
}
