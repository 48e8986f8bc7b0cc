using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.Extensions.Localization;
using Microsoft.JSInterop;
using MudBlazor;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Web.Exchange;
using StaffSelect.Web.Shell;
using StaffSelect.Web.Shell.Dialogs;
using StaffSelect.Web.UseCases;
using StaffSelect.Web.Workshop;

namespace StaffSelect.Web.Staff.Workshop;

/// <summary>One draft: its sections, each saved by itself, and the check of the whole beside them.</summary>
public sealed partial class DraftPage : IAsyncDisposable
{
    private const string SignPart = "sign";

    private readonly Dictionary<CampaignDraftSection, JsonObject> docs = [];
    private readonly Dictionary<CampaignDraftSection, int> versions = [];
    private readonly HashSet<CampaignDraftSection> unsaved = [];
    private DraftView? view;
    private Problem? problem;
    private JsonObject whole = [];
    private IReadOnlyList<DraftFault> faults = [];
    private IReadOnlyList<DraftFault> fileFaults = [];
    private IReadOnlyList<CompetencyRow> library = [];
    private DraftForm form = new([], true, () => Task.CompletedTask);
    private DraftWording wording = default!;
    private Conflict? conflict;
    private IJSObjectReference? module;
    private Guid loaded;
    private string? wanted;
    private string saved = "";
    private string told = "";
    private int taken;

    [Parameter]
    public Guid Id { get; set; }

    [Parameter]
    public string? Part { get; set; }

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private DisplayText Display { get; set; } = default!;

    [Inject]
    private ProblemWording Problems { get; set; } = default!;

    [Inject]
    private IStringLocalizer<WorkshopText> Text { get; set; } = default!;

    private DateTime Now => Time.GetUtcNow().UtcDateTime;

    private CampaignDraftId Draft => new(Id);

    private bool IsSigning => string.Equals(Part, SignPart, StringComparison.OrdinalIgnoreCase);

    private bool IsEditable => view?.Status == CampaignDraftStatus.Editing;

    private CampaignDraftSection Section =>
        Enum.TryParse<CampaignDraftSection>(Part, ignoreCase: true, out var section)
        && Enum.IsDefined(section)
            ? section
            : CampaignDraftSection.Basics;

    private string TitleShown =>
        DraftDocument.TitleOf(docs[CampaignDraftSection.Basics]).In(DisplayText.Language)
            is { Length: > 0 } title
            ? title
            : Text["Untitled"];

    private string? Unreachable =>
        view!.Status switch
        {
            CampaignDraftStatus.Submitted => Text["SubmittedLead", view.Submitted!.By].Value,
            CampaignDraftStatus.Announced => Text["AnnouncedLead"].Value,
            _ => null,
        };

    private string Sign => $"/staff/workshop/{Id}/{SignPart}";

    private string Changed =>
        view!.Parts.FirstOrDefault(part => part.Section == Section) is { } part
            ? Text["ChangedBy", part.ChangedBy, Display.ShortMoment(part.ChangedAt)]
            : "";

    public async ValueTask DisposeAsync()
    {
        if (module is not null)
        {
            try
            {
                await module.DisposeAsync();
            }
            catch (JSDisconnectedException)
            {
                // the page is gone
            }
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        if (loaded == Id)
        {
            return;
        }

        loaded = Id;
        wording = new DraftWording(Text, Problems);
        var competencies = await Door.SendAsync(new ListCompetencies());
        library = competencies.IsSuccess ? competencies.Value : [];
        await LoadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && new Uri(Navigation.Uri).Fragment is { Length: > 1 } fragment)
        {
            wanted = fragment[1..];
        }

        if (wanted is { } field && view is not null)
        {
            wanted = null;
            module ??= await Script.InvokeAsync<IJSObjectReference>("import", "/js/workshop.js");
            await module.InvokeVoidAsync("focusField", field);
        }
    }

    private static CampaignDraftSection SectionOf(DraftFault fault) =>
        DraftDocument.SectionOf(fault.Path);

    private string Address(CampaignDraftSection section) =>
        $"/staff/workshop/{Id}/{section.ToString().ToLowerInvariant()}";

    private async Task LoadAsync()
    {
        var answer = await Door.SendAsync(new GetDraft(Draft));
        view = answer.IsSuccess ? answer.Value : null;
        problem = answer.Problem;
        foreach (var part in view?.Parts ?? [])
        {
            if (!unsaved.Contains(part.Section))
            {
                Take(part);
            }
        }

        Check();
    }

    private void Take(DraftPartView part)
    {
        docs[part.Section] = DraftDocument.Parse(part.Json) ?? [];
        versions[part.Section] = part.Version;
        unsaved.Remove(part.Section);
        taken++;
    }

    private void Check()
    {
        if (view is null)
        {
            return;
        }

        whole = DraftDocument.Whole(docs.Values);
        var found = DraftCheck.Examine(whole, view.Pool, view.Bank, Now).Faults.ToList();
        if (
            view.CodeTaken is { } code
            && DraftDocument.CodeOf(docs[CampaignDraftSection.Basics]) == code
        )
        {
            found.Add(new Problem(CampaignProblems.CampaignCodeTaken, code).At("$.code"));
        }

        faults = wording.Of(found.Concat(view.ItemFaults), whole);
        form = new DraftForm(faults, !IsEditable, ChangedAsync);
    }

    private Task ChangedAsync()
    {
        unsaved.Add(Section);
        saved = "";
        Check();
        StateHasChanged();
        return Task.CompletedTask;
    }

    private async Task SaveAsync()
    {
        problem = null;
        var section = Section;
        var answer = await Door.SendAsync(
            new SaveDraftSection(
                Draft,
                section,
                versions[section],
                DraftDocument.Text(docs[section])
            )
        );
        if (answer.Problem is { Code: CampaignDraftProblems.DraftSectionChanged } changed)
        {
            await MeetAsync(section, Problems.Text(changed));
            return;
        }

        if (answer.Problem is { } refused)
        {
            problem = refused;
            return;
        }

        unsaved.Remove(section);
        conflict = null;
        await LoadAsync();
        saved = Text["SavedAt", Display.AtClock(Now)];
    }

    /// <summary>Somebody else saved meanwhile: what is on the page stays, and what is stored is shown beside it.</summary>
    private async Task MeetAsync(CampaignDraftSection section, string message)
    {
        var answer = await Door.SendAsync(new GetDraft(Draft));
        if (answer.Problem is { } refused)
        {
            problem = refused;
            return;
        }

        unsaved.Add(section);
        view = answer.Value;
        conflict = new Conflict(
            section,
            view.Parts.First(part => part.Section == section),
            message
        );
        Check();
    }

    private Task KeepMineAsync()
    {
        versions[conflict!.Section] = conflict.Part.Version;
        conflict = null;
        return SaveAsync();
    }

    private void TakeStoredAsync()
    {
        Take(conflict!.Part);
        conflict = null;
        Check();
    }

    private async Task ReadItemsAsync(InputFileChangeEventArgs chosen)
    {
        problem = null;
        if (chosen.File.Size > CampaignFileReader.MaximumBytes)
        {
            problem = new Problem(
                CampaignFileProblems.FileTooBig,
                CampaignFileReader.MaximumBytes / 1024 / 1024
            );
            return;
        }

        await using var stream = chosen.File.OpenReadStream(CampaignFileReader.MaximumBytes);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content);
        var answer = await Door.SendAsync(
            new SaveDraftItems(Draft, view!.ItemsVersion, content.ToArray())
        );
        fileFaults = answer.Problem is { Field: not null } wrong
            ? [.. wrong.All().Select(fault => wording.Of(fault, whole))]
            : [];
        await FinishAsync(
            answer.Problem,
            answer.IsSuccess
                ? Text["ItemsRead", DisplayText.Counted(answer.Value, Text["ItemForms"])]
                : ""
        );
    }

    private async Task SubmitAsync()
    {
        var answer = await Dialogs.AskAsync(
            new ConfirmQuestion(
                Text["SubmitQuestion", TitleShown],
                Text["SubmitVerb"],
                Text["SubmitMeans"],
                Text["SubmitThen"]
            )
        );
        if (answer is not null)
        {
            var sent = await Door.SendAsync(new SubmitDraft(Draft));
            await FinishAsync(sent.Problem, Text["SubmittedDone"]);
        }
    }

    private async Task ReturnAsync()
    {
        var answer = await Dialogs.AskAsync(
            new ConfirmQuestion(
                Text["ReturnQuestion", TitleShown],
                Text["ReturnVerb"],
                Text["ReturnMeans"]
            )
            {
                AsksReason = true,
            }
        );
        if (answer is not null)
        {
            var sent = await Door.SendAsync(new ReturnDraft(Draft, answer.Reason));
            await FinishAsync(sent.Problem, Text["ReturnedDone"]);
        }
    }

    private async Task SignAsync()
    {
        var answer = await Dialogs.AskAsync(
            new ConfirmQuestion(
                Text["SignQuestion", TitleShown],
                Text["SignVerb"],
                Text["SignMeans"],
                Text["SignThen"]
            )
            {
                IsIrreversible = true,
            }
        );
        if (answer is not null)
        {
            var sent = await Door.SendAsync(new SignDraft(Draft));
            await FinishAsync(sent.Problem, Text["SignedDone"]);
        }
    }

    private async Task DiscardAsync()
    {
        var answer = await Dialogs.AskAsync(
            new ConfirmQuestion(
                Text["DiscardQuestion", TitleShown],
                Text["DiscardVerb"],
                Text["DiscardMeans"]
            )
            {
                AsksReason = true,
                IsIrreversible = true,
            }
        );
        if (answer is not null)
        {
            var sent = await Door.SendAsync(new DiscardDraft(Draft, answer.Reason));
            await FinishAsync(sent.Problem, Text["DiscardedDone"]);
        }
    }

    private async Task FinishAsync(Problem? refused, string success)
    {
        await LoadAsync();
        problem = refused is null ? null : Worded(refused);
        told = refused is null ? success : "";
    }

    /// <summary>Faults of the document stand in the list beside, those of a file in its section; the summary only counts them.</summary>
    private static Problem Worded(Problem refused) =>
        refused is { Field: not null, Code: not CampaignDraftProblems.DraftSignerOnPanel }
            ? new Problem(CampaignDraftProblems.DraftNotReady, refused.All().Count())
            : new Problem(refused.Code, refused.Arguments);

    private async Task BeforeLeavingAsync(LocationChangingContext leaving)
    {
        var path = new Uri(new Uri(Navigation.BaseUri), leaving.TargetLocation).AbsolutePath;
        if (
            unsaved.Count == 0
            || path.StartsWith($"/staff/workshop/{Id}", StringComparison.OrdinalIgnoreCase)
        )
        {
            return;
        }

        var answer = await Dialogs.AskAsync(
            new ConfirmQuestion(Text["LeaveQuestion"], Text["LeaveVerb"], Text["LeaveMeans"])
            {
                IsIrreversible = true,
            }
        );
        if (answer is null)
        {
            leaving.PreventNavigation();
        }
    }

    private sealed record Conflict(CampaignDraftSection Section, DraftPartView Part, string Message)
    {
        public JsonObject Stored { get; } = DraftDocument.Parse(Part.Json) ?? [];
    }
}
