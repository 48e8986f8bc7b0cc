using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using StaffSelect.Domain;
using StaffSelect.Web.Shell;
using StaffSelect.Web.Shell.Dialogs;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Applications;

/// <summary>Admission of those with whom nothing is left to judge; shown before it is done, done in small portions.</summary>
public sealed partial class BulkAdmissionPage
{
    private readonly HashSet<ApplicationId> unchosen = [];
    private readonly List<string> leftOut = [];
    private DeskCampaign? campaign;
    private CleanApplications? list;
    private Problem? problem;
    private bool isBusy;
    private int skip;
    private int wanted;
    private int admitted;

    [Parameter]
    public string CampaignCode { get; set; } = "";

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ApplicationsText> Text { get; set; } = default!;

    [Inject]
    private EligibilityWording Conditions { get; set; } = default!;

    [Inject]
    private DisplayText Display { get; set; } = default!;

    private List<CheckedApplication> Clean => [.. list!.Rows.Where(row => row.IsClean)];

    private List<CheckedApplication> Others => [.. list!.Rows.Where(row => !row.IsClean)];

    private List<CheckedApplication> Chosen => [.. Clean.Where(row => !unchosen.Contains(row.Id))];

    protected override async Task OnParametersSetAsync()
    {
        if (campaign?.Code == CampaignCode)
        {
            return;
        }

        var desk = await Door.SendAsync(new GetStaffDesk());
        campaign = desk.IsSuccess
            ? desk.Value.Campaigns.FirstOrDefault(choice => choice.Code == CampaignCode)
            : null;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var answer = campaign is null
            ? Problem.NotFound
            : await Door.SendAsync(new GetCleanApplications(campaign.Id, skip));
        if (!answer.IsSuccess)
        {
            Navigation.NotFound();
            return;
        }

        list = answer.Value;
    }

    private Task MoveAsync(int to)
    {
        skip = Math.Max(0, to);
        unchosen.Clear();
        wanted = 0;
        return LoadAsync();
    }

    private void Choose(ApplicationId id, bool isChosen)
    {
        if (isChosen)
        {
            unchosen.Remove(id);
        }
        else
        {
            unchosen.Add(id);
        }
    }

    private async Task AdmitAsync()
    {
        var chosen = Chosen;
        if (isBusy || chosen.Count == 0)
        {
            return;
        }

        var confirmed = await Dialogs.AskAsync(
            new ConfirmQuestion(
                Text["BulkQuestion", chosen.Count],
                Text["BulkVerb", chosen.Count],
                Text["BulkConsequence"]
            )
        );
        if (confirmed is null)
        {
            return;
        }

        (isBusy, problem, wanted, admitted) = (true, null, chosen.Count, 0);
        leftOut.Clear();
        try
        {
            await SendAsync(chosen);
        }
        finally
        {
            isBusy = false;
        }

        skip = 0;
        unchosen.Clear();
        await LoadAsync();
    }

    private async Task SendAsync(List<CheckedApplication> chosen)
    {
        foreach (var portion in chosen.Chunk(AdmitCleanApplications.Most))
        {
            StateHasChanged();
            var sent = await Door.SendAsync(
                new AdmitCleanApplications(
                    campaign!.Id,
                    [.. portion.Select(row => new ChosenApplication(row.Id, row.Version))]
                )
            );
            if (!sent.IsSuccess)
            {
                problem = sent.Problem;
                return;
            }

            admitted += sent.Value.Admitted;
            leftOut.AddRange(sent.Value.LeftOut);
        }
    }

    private string Why(CheckedApplication row) =>
        string.Join(
            "; ",
            [
                .. row.Lacking.Select(In),
                .. row.Missing.Select(kind => Text["BulkMissing", Conditions.Document(kind)].Value),
                .. row.HasDouble ? [Text["BulkDouble"].Value] : Array.Empty<string>(),
                .. row.IsOwn ? [Text["BulkOwn"].Value] : Array.Empty<string>(),
            ]
        );

    private static string In(LocalizedText text) => text.In(DisplayText.Language);
}
