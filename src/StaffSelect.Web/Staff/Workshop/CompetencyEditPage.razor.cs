using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Competencies;
using StaffSelect.Web.Shell;
using StaffSelect.Web.Shell.Parts;
using StaffSelect.Web.UseCases;
using StaffSelect.Web.Workshop;

namespace StaffSelect.Web.Staff.Workshop;

/// <summary>Writing the next version of a competency, or a new one. Faults show beside their fields once saving was tried.</summary>
public sealed partial class CompetencyEditPage
{
    private JsonObject doc = [];
    private DraftForm form = default!;
    private IReadOnlyList<LocalizedText> labels = [];
    private Problem? problem;
    private Problem? conflict;
    private IReadOnlyList<DraftFault> shown = [];
    private bool wasTried;
    private bool busy;
    private int seen;
    private int newest;
    private string? loaded;

    [Parameter]
    public string? Code { get; set; }

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private ProblemWording Wording { get; set; } = default!;

    private DraftWording Drafts => new(Text, Wording);

    [Inject]
    private IStringLocalizer<WorkshopText> Text { get; set; } = default!;

    // the page has a base address, against which a bare fragment would resolve
    private string Here => new Uri(Navigation.Uri).PathAndQuery;

    private bool IsLoaded => labels.Count > 0;

    private string Title => Code is null ? Text["NewCompetency"] : Text["EditCompetency", Code];

    private IReadOnlyList<Crumb> Crumbs =>
        Code is null
            ? [new(Text["LibraryTitle"], "/staff/competencies"), new(Title)]
            :
            [
                new(Text["LibraryTitle"], "/staff/competencies"),
                new(Code, $"/staff/competencies/{Code}"),
                new(Title),
            ];

    private IReadOnlyList<DraftOption> Kinds =>
        [
            .. Enum.GetValues<CampaignKind>()
                .Select(kind => new DraftOption(CompetencyFile.NameOf(kind), Text[$"Kind{kind}"])),
        ];

    private IReadOnlyList<DraftOption> Types =>
        [
            .. Enum.GetValues<QuestionType>()
                .Select(type => new DraftOption(
                    System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(type.ToString()),
                    Text[$"Question{type}"]
                )),
        ];

    protected override async Task OnParametersSetAsync()
    {
        var wanted = Code ?? "";
        if (loaded == wanted)
        {
            return;
        }

        loaded = wanted;
        labels = [];
        var levels = await Door.SendAsync(new ListCompetencies());
        if (levels.Problem is { } refused)
        {
            problem = refused;
            return;
        }

        var example = levels.Value[0];
        doc = CompetencyFile.Write("", example.Kind, Empty(example.Content));
        seen = 0;
        if (Code is not null)
        {
            var current = await Door.SendAsync(new GetCompetency(Code, null));
            if (current.Problem is { } unknown)
            {
                problem = unknown;
                return;
            }

            doc = CompetencyFile.Write(Code, current.Value.Kind, current.Value.Content);
            seen = current.Value.Number;
        }

        problem = null;
        conflict = null;
        wasTried = false;
        labels = [.. example.Content.Anchors.Select(anchor => anchor.Label)];
        Check();
    }

    private static CompetencyContent Empty(CompetencyContent example)
    {
        var nothing = new LocalizedText("", "");
        return new CompetencyContent(
            nothing,
            nothing,
            [nothing],
            [new LibraryQuestion(QuestionType.Behavioural, nothing)],
            [.. example.Anchors.Select(anchor => anchor with { Text = nothing })]
        );
    }

    private static JsonObject Both() => new() { ["uk"] = "", ["en"] = "" };

    private static JsonObject Question() =>
        new()
        {
            ["type"] = "behavioural",
            ["uk"] = "",
            ["en"] = "",
        };

    private JsonObject Obj(string name) => doc[name]!.AsObject();

    private JsonObject Anchor(int index) => doc["anchors"]![index]!.AsObject();

    /// <summary>Faults are not held against somebody who is still writing.</summary>
    private IReadOnlyList<Problem> Check()
    {
        var faults = CompetencyFile.Examine(doc, labels).Faults;
        shown = [.. faults.Select(Worded)];
        form = new DraftForm(
            wasTried ? shown : [],
            false,
            () =>
            {
                Check();
                StateHasChanged();
                return Task.CompletedTask;
            }
        );
        return faults;
    }

    private DraftFault Worded(Problem fault) => Drafts.Of(fault, doc);

    private async Task SaveAsync()
    {
        wasTried = true;
        conflict = null;
        problem = null;
        if (Check().Count > 0 || busy)
        {
            return;
        }

        busy = true;
        try
        {
            var code = Code ?? doc["code"]!.GetValue<string>();
            var saved = await Door.SendAsync(
                new SaveCompetency(code, seen, DraftDocument.Text(doc))
            );
            if (saved.IsSuccess)
            {
                Snackbar.Add(Text["VersionSaved", saved.Value], Severity.Success);
                Navigation.NavigateTo($"/staff/competencies/{code}");
            }
            else if (saved.Problem.Code == CompetencyProblems.CompetencyChanged)
            {
                conflict = saved.Problem;
                newest = Convert.ToInt32(
                    saved.Problem.Arguments[0],
                    System.Globalization.CultureInfo.InvariantCulture
                );
            }
            else
            {
                problem = saved.Problem;
            }
        }
        finally
        {
            busy = false;
        }
    }

    private Task OverrideAsync()
    {
        seen = newest;
        return SaveAsync();
    }
}
