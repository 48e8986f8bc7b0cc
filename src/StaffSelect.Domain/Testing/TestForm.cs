using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Domain.Testing;

/// <summary>The test as one candidate gets it: which versions of which items, in which order, with options in which order.</summary>
/// <remarks>Frozen with the attempt. Candidates and the wire name items and options by their place in the form only, both counted from 1.</remarks>
public sealed record TestForm(IReadOnlyList<FormItem> Items)
{
    /// <summary>The item at a place.</summary>
    /// <param name="number">From 1.</param>
    /// <returns>Null when the form has no such place.</returns>
    public FormItem? At(int number) =>
        number >= 1 && number <= Items.Count ? Items[number - 1] : null;
}

/// <summary>One place of a form.</summary>
/// <param name="Item">The version shown.</param>
/// <param name="Scale">Code of the scale.</param>
/// <param name="Difficulty">Difficulty at the time of the draw.</param>
/// <param name="Options">Ids of the options in the order shown.</param>
/// <param name="Several">True when several options may be chosen; null otherwise.</param>
public sealed record FormItem(
    ItemVersionId Item,
    string Scale,
    Difficulty Difficulty,
    IReadOnlyList<string> Options,
    bool? Several = null
)
{
    /// <summary>The answer made of the options at these places, as the log keeps it.</summary>
    /// <param name="choices">From 1.</param>
    /// <returns>Ids in ordinal order, so that equal answers are equal; null when a place is missing or named twice, or several are not allowed.</returns>
    public string? AnswerOf(IReadOnlyCollection<int> choices)
    {
        ArgumentNullException.ThrowIfNull(choices);
        if (choices.Count == 0 || (choices.Count > 1 && Several != true))
        {
            return null;
        }

        var ids = choices.Select(OptionAt).OfType<string>().Distinct().ToList();
        return ids.Count == choices.Count ? ItemKey.Join(ids.Order(StringComparer.Ordinal)) : null;
    }

    /// <summary>The places of an answer, ascending.</summary>
    public IReadOnlyList<int> ChoicesOf(string answer) =>
        [.. ItemKey.Split(answer).Select(ChoiceOf).Order()];

    /// <summary>The id of the option at a place.</summary>
    /// <param name="choice">From 1.</param>
    /// <returns>Null when the item has no such option.</returns>
    public string? OptionAt(int choice) =>
        choice >= 1 && choice <= Options.Count ? Options[choice - 1] : null;

    /// <summary>The place of an option, from 1; 0 when the item has no such option.</summary>
    public int ChoiceOf(string option)
    {
        for (var i = 0; i < Options.Count; i++)
        {
            if (Options[i] == option)
            {
                return i + 1;
            }
        }

        return 0;
    }
}

/// <summary>An approved item version as the draw sees it.</summary>
/// <param name="Id">The version.</param>
/// <param name="Code">Code of the item; of several versions of one code only the newest is drawn.</param>
/// <param name="VersionNumber">From 1.</param>
/// <param name="Scale">Code of the scale.</param>
/// <param name="Difficulty">Difficulty.</param>
/// <param name="Options">Ids of the options.</param>
/// <param name="Kind">How it is answered.</param>
public sealed record BankItem(
    ItemVersionId Id,
    string Code,
    int VersionNumber,
    string Scale,
    Difficulty Difficulty,
    IReadOnlyList<string> Options,
    ItemKind Kind = ItemKind.SingleChoice
);
