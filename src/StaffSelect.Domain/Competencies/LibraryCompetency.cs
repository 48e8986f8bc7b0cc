using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Domain.Competencies;

public enum QuestionType
{
    /// <summary>Asks for something that happened.</summary>
    Behavioural,

    /// <summary>Asks what one would do.</summary>
    Situational,
}

/// <summary>An interview question of the library.</summary>
public sealed record LibraryQuestion(QuestionType Type, LocalizedText Text);

/// <summary>What a competency means and how it is recognised, asked for and rated.</summary>
/// <param name="Title">Name.</param>
/// <param name="Definition">One sentence.</param>
/// <param name="Indicators">Observable behaviour; at least one.</param>
/// <param name="Questions">Interview questions; at least one.</param>
/// <param name="Anchors">Levels 1 to 5 in order.</param>
public sealed record CompetencyContent(
    LocalizedText Title,
    LocalizedText Definition,
    IReadOnlyList<LocalizedText> Indicators,
    IReadOnlyList<LibraryQuestion> Questions,
    IReadOnlyList<Anchor> Anchors
)
{
    /// <summary>Equal in every text.</summary>
    public bool Equals(CompetencyContent? other) =>
        other is not null
        && (Title, Definition) == (other.Title, other.Definition)
        && Indicators.SequenceEqual(other.Indicators)
        && Questions.SequenceEqual(other.Questions)
        && Anchors.SequenceEqual(other.Anchors);

    public override int GetHashCode() => HashCode.Combine(Title, Definition, Indicators.Count);

    /// <summary>The competency as a campaign's rules hold it.</summary>
    public Competency ForCampaign(string code) =>
        new(code, Title, Definition, [.. Questions.Select(question => question.Text)], Anchors)
        {
            Indicators = Indicators,
        };
}

/// <summary>One version of a competency of the organisation's library; the highest number is the current one.</summary>
/// <remarks>A campaign copies what it uses: a later version never reaches rules that exist already.</remarks>
public sealed class LibraryCompetency
{
    private LibraryCompetency() { }

    public Guid Id { get; private set; }

    /// <summary>Latin letter and digits, e.g. <c>C1</c>; the same in all versions.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Which kind of selection it is meant for.</summary>
    public CampaignKind Kind { get; private set; }

    /// <summary>From 1, without gaps.</summary>
    public int Number { get; private set; }

    public CompetencyContent Content { get; private set; } = null!;

    /// <summary>Who wrote this version; null for what came with the product.</summary>
    public UserId? WrittenBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime WrittenAt { get; private set; }

    /// <summary>The first version.</summary>
    public static LibraryCompetency Create(
        string code,
        CampaignKind kind,
        CompetencyContent content,
        UserId? writtenBy,
        DateTime now
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Code = code,
            Kind = kind,
            Number = 1,
            Content = content,
            WrittenBy = writtenBy,
            WrittenAt = now,
        };

    /// <summary>The version after this one.</summary>
    public LibraryCompetency Next(CompetencyContent content, UserId? writtenBy, DateTime now) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Code = Code,
            Kind = Kind,
            Number = Number + 1,
            Content = content,
            WrittenBy = writtenBy,
            WrittenAt = now,
        };
}

/// <summary>Codes of refusals about the competency library.</summary>
public static class CompetencyProblems
{
    /// <summary>What was sent is no competency.</summary>
    public const string CompetencyMalformed = nameof(CompetencyMalformed);

    /// <summary>Somebody has written a version meanwhile. Arguments: its number, who.</summary>
    public const string CompetencyChanged = nameof(CompetencyChanged);

    /// <summary>A version equal to the one before it says nothing.</summary>
    public const string CompetencyUnchanged = nameof(CompetencyUnchanged);
}
