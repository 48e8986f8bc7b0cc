using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Domain.Panels;

/// <summary>The sheet of one panel member for one interview.</summary>
/// <remarks>
/// Opened by the member's declaration that there is no conflict of interest. Only its member reads or changes it while it is a draft;
/// submission locks it for everybody. A sheet whose member is recused later is voided: it stays, but counts nowhere.
/// </remarks>
public sealed class ScoreSheet
{
    /// <summary>Lowest level of the scale.</summary>
    public const int LowestLevel = 1;

    /// <summary>Highest level of the scale.</summary>
    public const int HighestLevel = 5;

    /// <summary>Longest note, in UTF-16 code units, as the browser counts.</summary>
    public const int NoteMaximum = 1500;

    private readonly List<ScoreEntry> entries = [];

    private ScoreSheet() { }

    public ScoreSheetId Id { get; private set; }

    public InterviewId InterviewId { get; private set; }

    public CampaignId CampaignId { get; private set; }

    public UserId Member { get; private set; }

    public IReadOnlyList<ScoreEntry> Entries => entries;

    /// <summary>Number of saves; a page says which one it saw, so that two tabs cannot overwrite each other.</summary>
    public int Revision { get; private set; }

    /// <summary>UTC; null until the first save.</summary>
    public DateTime? SavedAt { get; private set; }

    /// <summary>UTC; null while a draft.</summary>
    public DateTime? SubmittedAt { get; private set; }

    /// <summary>UTC; set when the member was recused after opening the sheet.</summary>
    public DateTime? VoidedAt { get; private set; }

    /// <summary>The levels as they were locked, e.g. <c>C1=4 C2=3</c>; null while a draft.</summary>
    /// <remarks>The journal names no level of a draft, so that nobody reads scores before they are final; this line it does write.</remarks>
    public string? LockedLevels { get; private set; }

    public int Version { get; private set; }

    /// <summary>Submitted and not voided: counts in the result.</summary>
    public bool Counts => SubmittedAt is not null && VoidedAt is null;

    public bool IsLocked => SubmittedAt is not null || VoidedAt is not null;

    /// <summary>Opens an empty sheet.</summary>
    /// <exception cref="InvalidOperationException">The member has not declared, or is recused.</exception>
    public static ScoreSheet Open(Interview interview, UserId member, PanelRule rule)
    {
        if (!interview.HasDeclared(member) || interview.IsRecused(member))
        {
            throw new InvalidOperationException("A sheet is opened by declaring no conflict.");
        }

        var sheet = new ScoreSheet
        {
            Id = ScoreSheetId.New(),
            InterviewId = interview.Id,
            CampaignId = interview.CampaignId,
            Member = member,
        };
        sheet.entries.AddRange(
            rule.Competencies.Select(competency => new ScoreEntry(sheet.Id, competency.Code))
        );
        return sheet;
    }

    /// <summary>Saves level and note of one competency.</summary>
    /// <param name="competency">Code of the competency.</param>
    /// <param name="level">1 to 5, or null when not decided yet.</param>
    /// <param name="note">The note, sealed with the candidate's key; null when empty.</param>
    /// <param name="noteLength">Characters of the open note; 0 when empty.</param>
    /// <param name="seenRevision">The <see cref="Revision"/> the writer saw.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Record(
        string competency,
        int? level,
        SealedText? note,
        int noteLength,
        int seenRevision,
        DateTime now
    )
    {
        if (IsLocked)
        {
            return new Problem(PanelProblems.SheetLocked);
        }

        if (seenRevision != Revision)
        {
            return new Problem(PanelProblems.SheetChangedElsewhere);
        }

        if (level is < LowestLevel or > HighestLevel)
        {
            return new Problem(PanelProblems.LevelOutOfScale).At("Level");
        }

        if (noteLength > NoteMaximum)
        {
            return new Problem(PanelProblems.NoteTooLong, NoteMaximum).At("Note");
        }

        var entry = entries.Find(candidate => candidate.Competency == competency);
        if (entry is null)
        {
            return new Problem(PanelProblems.CompetencyUnknown).At("Competency");
        }

        entry.Set(level, noteLength == 0 ? null : note, noteLength);
        Revision++;
        SavedAt = now;
        return Done.Value;
    }

    /// <summary>Submits the sheet and locks it.</summary>
    /// <param name="seenRevision">The <see cref="Revision"/> the member saw.</param>
    /// <param name="now">UTC.</param>
    /// <remarks>Every competency must have a level; levels 1 and 5 must have a note. Source: structured interview practice, no partial sheets.</remarks>
    public Result<Done> Submit(int seenRevision, DateTime now)
    {
        if (IsLocked)
        {
            return new Problem(PanelProblems.SheetLocked);
        }

        if (seenRevision != Revision)
        {
            return new Problem(PanelProblems.SheetChangedElsewhere);
        }

        var unscored = entries.Count(entry => entry.Level is null);
        var unexplained = entries.Count(entry => entry.NoteMissing);
        if (unscored + unexplained > 0)
        {
            return new Problem(PanelProblems.SheetIncomplete, unscored, unexplained);
        }

        Revision++;
        SubmittedAt = now;
        LockedLevels = string.Join(
            ' ',
            entries.Select(entry => $"{entry.Competency}={entry.Level}")
        );
        return Done.Value;
    }

    /// <summary>Level by competency, of those that have one.</summary>
    public IReadOnlyDictionary<string, int> Levels() =>
        entries
            .Where(entry => entry.Level is not null)
            .ToDictionary(entry => entry.Competency, entry => entry.Level!.Value);

    /// <summary>Takes the sheet out of every count because its member is recused; levels and notes stay as a trace.</summary>
    public void Void(DateTime now) => VoidedAt ??= now;
}

/// <summary>Level and note of one competency on one sheet.</summary>
public sealed class ScoreEntry
{
    private ScoreEntry() { }

    internal ScoreEntry(ScoreSheetId sheet, string competency)
    {
        ScoreSheetId = sheet;
        Competency = competency;
    }

    public ScoreSheetId ScoreSheetId { get; private set; }

    /// <summary>Code of the competency.</summary>
    public string Competency { get; private set; } = "";

    /// <summary>1 to 5; null until decided.</summary>
    public int? Level { get; private set; }

    /// <summary>What the candidate said or did, sealed with the candidate's key; null when empty.</summary>
    public SealedText? Note { get; private set; }

    /// <summary>Characters of the open note; 0 when empty.</summary>
    public int NoteLength { get; private set; }

    /// <summary>The ends of the scale need a note.</summary>
    public bool NoteMissing => NoteLength == 0 && IsNoteRequired(Level);

    /// <summary>Whether a level must be explained: the lowest and the highest.</summary>
    public static bool IsNoteRequired(int? level) =>
        level is ScoreSheet.LowestLevel or ScoreSheet.HighestLevel;

    internal void Set(int? level, SealedText? note, int noteLength)
    {
        Level = level;
        Note = note;
        NoteLength = noteLength;
    }
}
