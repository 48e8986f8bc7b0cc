using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using MudBlazor;
using StaffSelect.Domain;
using StaffSelect.Domain.Panels;
using StaffSelect.Web.Shell;
using StaffSelect.Web.Shell.Dialogs;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Panels;

/// <summary>The draft sheet of one member: one competency at a time, saved by itself.</summary>
/// <remarks>Saves go one after another, because each says which revision it saw; what is typed meanwhile is saved next.</remarks>
public sealed partial class ScoreSheetEditor : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(1_200);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    private List<SheetLine> lines = [];
    private ScoreSheetView? shown;
    private ElementReference root;
    private ElementReference heading;
    private IJSObjectReference? module;
    private CancellationTokenSource? pause;
    private Problem? problem;
    private Task? saving;
    private DateTime? savedAt;
    private int revision;
    private int index;
    private bool triedToSubmit;
    private bool focusHeading;
    private bool failed;
    private bool inFlight;
    private bool disposed;

    [Parameter, EditorRequired]
    public required ScoreSheetView Sheet { get; set; }

    [Parameter]
    public EventCallback OnSubmitted { get; set; }

    [Parameter]
    public EventCallback OnConflictFound { get; set; }

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private DisplayText Display { get; set; } = default!;

    [Inject]
    private ProblemWording Wording { get; set; } = default!;

    [Inject]
    private IStringLocalizer<PanelText> Text { get; set; } = default!;

    private static string Language => DisplayText.Language;

    private SheetLine Current => lines[index];

    private bool IsClosed => Sheet.Closed is not null || Sheet.SubmittedAt is not null;

    private bool IsReady => lines.All(line => line.IsDone && line.Theirs is null);

    private IReadOnlyList<string> Screened => NoteScreening.Find(Current.Note);

    private string DraftKey => $"ss-sheet:{Sheet.Member}:{Sheet.Interview}";

    private string SaveClass =>
        failed ? "unsaved"
        : IsPending || savedAt is null ? "waiting"
        : "saved";

    private string SaveIcon =>
        failed ? "alert"
        : IsPending ? "refresh"
        : "cloud";

    private bool IsPending => inFlight || lines.Exists(line => line.IsDirty && line.Theirs is null);

    private string SaveWords =>
        failed ? Text["NotSaved"]
        : IsPending ? Text["Saving"]
        : savedAt is { } at ? Text["DraftSaved", Display.AtClock(at, Sheet.TimeZone)]
        : Text["SavesItself"];

    private string Missing
    {
        get
        {
            var unscored = lines.Count(line => line.Level is null);
            var unexplained = lines.Count(line => line.NoteMissing);
            var parts = new List<string>();
            if (unscored > 0)
            {
                parts.Add(DisplayText.Counted(unscored, Text["UnscoredForms"]));
            }

            if (unexplained > 0)
            {
                parts.Add(DisplayText.Counted(unexplained, Text["UnexplainedForms"]));
            }

            return parts.Count == 0
                ? Text["SubmitMeans"]
                : $"{Text["Left"]} {string.Join(", ", parts)}. {Text["SubmitMeans"]}";
        }
    }

    public async ValueTask DisposeAsync()
    {
        disposed = true;
        StopPause();
        // what was typed last is saved even when the member leaves the page or the connection is lost
        await SaveAllAsync();
        if (module is not null)
        {
            try
            {
                await module.InvokeVoidAsync("detach");
                await module.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // the page is gone and its listeners with it
            }
        }
    }

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(shown, Sheet))
        {
            return;
        }

        shown = Sheet;
        lines = [.. Sheet.Lines.Select(line => new SheetLine(line))];
        revision = Sheet.Revision;
        savedAt = Sheet.SavedAt;
        index = Math.Max(0, lines.FindIndex(line => !line.IsDone));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (focusHeading)
        {
            focusHeading = false;
            await heading.FocusAsync();
        }

        if (!firstRender)
        {
            return;
        }

        module = await Script.InvokeAsync<IJSObjectReference>("import", "/js/score-sheet.js");
        var kept = await module.InvokeAsync<Dictionary<string, KeptDraft>?>(
            "attach",
            root,
            DraftKey
        );
        if (!IsClosed && kept is { Count: > 0 } && Restore(kept))
        {
            StateHasChanged();
            await SaveAllAsync();
        }
    }

    /// <summary>Text that a lost connection left in the browser: taken over when nothing was saved since, shown beside the saved one otherwise.</summary>
    private bool Restore(Dictionary<string, KeptDraft> kept)
    {
        var restored = false;
        foreach (var line in lines)
        {
            if (
                kept.TryGetValue(line.Competency.Code, out var draft)
                && draft.Text.Length <= ScoreSheet.NoteMaximum
                && draft.Text != line.Note
            )
            {
                line.Restore(draft.Text, isCurrent: draft.Revision == revision);
                restored = true;
            }
        }

        var disputed = lines.FindIndex(line => line.Theirs is not null);
        index = disputed >= 0 ? disputed : index;
        return restored;
    }

    private async Task ChooseAsync(int level)
    {
        Current.Level = level;
        Current.Touch();
        await FlushAsync();
    }

    private async Task WriteAsync(string? note)
    {
        Current.Note = note ?? "";
        Current.Touch();
        StopPause();
        pause = new CancellationTokenSource();
        try
        {
            await Task.Delay(Pause, Time, pause.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        await SaveAllAsync();
    }

    private async Task FlushAsync()
    {
        StopPause();
        await SaveAllAsync();
    }

    private async Task GoAsync(int target)
    {
        index = target;
        focusHeading = true;
        await FlushAsync();
    }

    private void StopPause()
    {
        pause?.Cancel();
        pause?.Dispose();
        pause = null;
    }

    /// <summary>Saves everything that is not saved; a second caller waits for the one that runs.</summary>
    private Task SaveAllAsync() =>
        saving is { IsCompleted: false } ? saving : saving = RunSavesAsync();

    private async Task RunSavesAsync()
    {
        if (IsClosed)
        {
            return;
        }

        while (lines.Find(line => line.IsDirty && line.Theirs is null) is { } line)
        {
            var (level, note) = (line.Level, line.Note);
            line.BeginSave();
            inFlight = true;
            var answer = await Door.SendAsync(
                new SaveScore(Sheet.Interview, line.Competency.Code, level, note, revision)
            );
            inFlight = false;
            if (answer.IsSuccess)
            {
                failed = false;
                problem = null;
                revision = answer.Value.Revision;
                savedAt = answer.Value.SavedAt;
                line.EndSave(level, note);
                await ForgetAsync(line);
                Show();
                continue;
            }

            line.Touch();
            if (!await FailAsync(answer.Problem, line))
            {
                return;
            }
        }

        Show();
    }

    /// <returns>True when the next save may be tried at once.</returns>
    private async Task<bool> FailAsync(Problem refusal, SheetLine line)
    {
        if (refusal.Code == PanelProblems.SheetChangedElsewhere && !disposed)
        {
            return await CompareAsync();
        }

        failed = true;
        problem = refusal;
        Show();
        if (refusal.Code == Problem.Busy.Code && !disposed)
        {
            await Task.Delay(Retry, Time);
            return true;
        }

        // the text stays on the page; the refusal says why it is not saved
        line.Pause();
        return false;
    }

    /// <summary>Reads what another tab saved. Lines that were not touched here are taken over; the others show both.</summary>
    private async Task<bool> CompareAsync()
    {
        var fresh = await Door.SendAsync(new GetScoreSheet(Sheet.Interview));
        if (!fresh.IsSuccess || fresh.Value.SubmittedAt is not null)
        {
            failed = true;
            problem = fresh.Problem ?? new Problem(PanelProblems.SheetLocked);
            lines.ForEach(line => line.Pause());
            Show();
            return false;
        }

        revision = fresh.Value.Revision;
        savedAt = fresh.Value.SavedAt;
        foreach (var saved in fresh.Value.Lines)
        {
            lines.Find(line => line.Competency.Code == saved.Competency.Code)?.Meet(saved);
        }

        problem = lines.Exists(line => line.Theirs is not null)
            ? new Problem(PanelProblems.SheetChangedElsewhere)
            : null;
        Show();
        return true;
    }

    private async Task KeepMineAsync()
    {
        Current.KeepMine();
        problem = null;
        await FlushAsync();
    }

    private void TakeTheirs()
    {
        Current.TakeTheirs();
        problem = null;
    }

    private async Task ForgetAsync(SheetLine line)
    {
        if (module is null || disposed || line.IsDirty)
        {
            return;
        }

        try
        {
            await module.InvokeVoidAsync("forget", line.Competency.Code, revision);
        }
        catch (JSDisconnectedException)
        {
            // the browser keeps its copy; it is compared with the saved text at the next visit
        }
    }

    private async Task SubmitAsync()
    {
        triedToSubmit = true;
        await FlushAsync();
        if (!IsReady)
        {
            index = lines.FindIndex(line => !line.IsDone || line.Theirs is not null);
            focusHeading = true;
            return;
        }

        if (IsPending || failed)
        {
            return;
        }

        var answer = await Dialogs.AskAsync(
            new ConfirmQuestion(
                Text["SubmitQuestion", Sheet.WorkingCode],
                Text["Submit"],
                Text["SubmitLevels", lines.Count],
                Text["SubmitLocks"]
            )
            {
                IsIrreversible = true,
            }
        );
        if (answer is null)
        {
            return;
        }

        var submitted = await Door.SendAsync(new SubmitSheet(Sheet.Interview, revision));
        problem = submitted.Problem;
        if (submitted.IsSuccess)
        {
            await OnSubmitted.InvokeAsync();
        }
        else if (submitted.Problem.Code == PanelProblems.SheetChangedElsewhere)
        {
            await CompareAsync();
        }
    }

    private void Show()
    {
        if (!disposed)
        {
            StateHasChanged();
        }
    }

    private static string LevelText(int? level) =>
        level?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "–";

    private string RailClass(SheetLine line, int at) =>
        (at == index ? "cur " : "")
        + (
            line.IsDone ? "done"
            : line.NoteMissing ? "half"
            : ""
        );

    private string RailIcon(SheetLine line, int at) =>
        line.Theirs is not null || line.NoteMissing ? "alert"
        : line.IsDone ? "check-c"
        : at == index ? "half"
        : "circle";

    /// <summary>What the browser kept of a note that had not been saved.</summary>
    public sealed record KeptDraft(string Text, int Revision);
}
