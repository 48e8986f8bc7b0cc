using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Panels;

namespace StaffSelect.Web.Staff.Panels;

/// <summary>One competency as it stands on the page, saved or not.</summary>
public sealed class SheetLine(ScoreLine saved)
{
    /// <summary>What was saved when this page last heard of it.</summary>
    private ScoreLine known = saved;
    private bool isPaused;

    public Competency Competency => known.Competency;

    public int? Level { get; set; } = saved.Level;

    public string Note { get; set; } = saved.Note;

    /// <summary>Changed here and not yet saved.</summary>
    public bool IsDirty { get; private set; }

    /// <summary>What was saved elsewhere while this line was changed here; the member chooses.</summary>
    public ScoreLine? Theirs { get; private set; }

    public bool NoteMissing => ScoreEntry.IsNoteRequired(Level) && string.IsNullOrWhiteSpace(Note);

    public bool IsDone => Level is not null && !NoteMissing;

    /// <summary>The person changed something.</summary>
    public void Touch()
    {
        isPaused = false;
        IsDirty = true;
    }

    /// <summary>What stands here now is on its way; what is typed from now on is another change.</summary>
    public void BeginSave() => IsDirty = false;

    /// <summary>The server has this.</summary>
    public void EndSave(int? level, string note) => known = new(Competency, level, note);

    /// <summary>Not tried again until the person changes something.</summary>
    public void Pause()
    {
        isPaused = IsDirty;
        IsDirty = false;
    }

    /// <summary>Compares with what is saved now: an untouched line follows it, a touched one asks only when the same line changed there too.</summary>
    public void Meet(ScoreLine now)
    {
        var changedThere = (known.Level, known.Note) != (now.Level, now.Note);
        known = now;
        if (!IsDirty && !isPaused)
        {
            (Level, Note) = (now.Level, now.Note);
        }
        else if ((Level, Note) == (now.Level, now.Note))
        {
            IsDirty = false;
        }
        else if (changedThere)
        {
            Theirs = now;
        }
    }

    /// <summary>Takes text that the browser kept.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isCurrent">True when nothing was saved since it was typed.</param>
    public void Restore(string text, bool isCurrent)
    {
        if (!isCurrent)
        {
            Theirs = new ScoreLine(Competency, Level, Note);
        }

        Note = text;
        Touch();
    }

    public void KeepMine()
    {
        Theirs = null;
        Touch();
    }

    public void TakeTheirs()
    {
        if (Theirs is { } theirs)
        {
            (Level, Note) = (theirs.Level, theirs.Note);
            Theirs = null;
            IsDirty = false;
        }
    }
}
