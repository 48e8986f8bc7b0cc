using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Shell;
using StaffSelect.Web.Shell.Dialogs;
using StaffSelect.Web.Staff.Panels;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Sessions;

/// <summary>Sessions of a test, the distribution of candidates over them, and who sits where.</summary>
public sealed partial class SessionsPage
{
    private const int PageSize = 50;

    private static readonly DialogOptions Wide = new()
    {
        MaxWidth = MaxWidth.Small,
        FullWidth = true,
        CloseOnEscapeKey = true,
        BackdropClick = false,
    };

    private SessionSheet? sheet;
    private DrawPreview? preview;
    private Problem? problem;
    private CampaignId campaign;
    private SessionView view;
    private TestSessionId? shownSession;
    private string? done;
    private Form form;
    private bool busy;

    private enum Form
    {
        None,
        Session,
        Draw,
    }

    [Parameter]
    public string Code { get; set; } = "";

    [SupplyParameterFromQuery(Name = "test")]
    private string? Stage { get; set; }

    [SupplyParameterFromQuery(Name = "view")]
    private string? ViewName { get; set; }

    [SupplyParameterFromQuery(Name = "session")]
    private string? SessionText { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private DisplayText Display { get; set; } = default!;

    [Inject]
    private IStringLocalizer<SessionsText> Text { get; set; } = default!;

    private int Number =>
        int.TryParse(PageText, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, 1, 20_000)
            : 1;

    private int Skip => (Number - 1) * PageSize;

    protected override async Task OnParametersSetAsync()
    {
        view =
            Enum.TryParse<SessionView>(ViewName, ignoreCase: true, out var named)
            && Enum.IsDefined(named)
                ? named
                : SessionView.Without;
        shownSession = Guid.TryParse(SessionText, out var id) ? new TestSessionId(id) : null;
        if (await Door.FindCampaignAsync(Code) is not { } found)
        {
            problem = Problem.NotFound;
            return;
        }

        campaign = found.Id;
        await LoadAsync();
    }

    private static string In(LocalizedText text) => text.In(DisplayText.Language);

    private string? TitleOf(TestSessionId? id) =>
        sheet!.Sessions.FirstOrDefault(one => one.Id == id)?.Title;

    /// <summary>The hour alone when it is of the same day.</summary>
    private string Until(SessionRow one) =>
        CampaignZone.ToLocal(one.StartsAt, sheet!.TimeZone).Date
        == CampaignZone.ToLocal(one.LatestStartAt, sheet.TimeZone).Date
            ? DisplayText.Hour(one.LatestStartAt, sheet.TimeZone)
            : Display.DateAndHour(one.LatestStartAt, sheet.TimeZone);

    private async Task LoadAsync()
    {
        var answer = await Door.SendAsync(
            new GetSessions(campaign, Stage, view, shownSession, Skip, PageSize)
        );
        sheet = answer.IsSuccess ? answer.Value : null;
        problem = answer.Problem;
    }

    private string Address(string stage, SessionView choice, TestSessionId? session, int number) =>
        Navigation.GetUriWithQueryParameters(
            $"/staff/{Code}/sessions",
            new Dictionary<string, object?>
            {
                ["test"] = stage == sheet!.Stages[0].Code ? null : stage,
                ["view"] = choice == SessionView.Without ? null : choice.ToString(),
                ["session"] = session?.ToString(),
                ["page"] = number <= 1 ? null : number,
            }
        );

    private void Open(Form next)
    {
        form = next;
        problem = null;
        done = null;
    }

    private async Task CreateAsync(Result<SessionPlan> plan)
    {
        if (!plan.IsSuccess)
        {
            problem = plan.Problem;
            return;
        }

        var created = await Door.SendAsync(new CreateSession(campaign, sheet!.Stage, plan.Value));
        await FinishAsync(created.Problem, Text["SessionCreated", plan.Value.Title]);
    }

    private async Task RemoveAsync(SessionRow session)
    {
        var answer = await Dialogs.AskAsync(
            new ConfirmQuestion(
                Text["RemoveQuestion", session.Title],
                Text["RemoveVerb"],
                Text["RemoveMeans"]
            )
            {
                IsIrreversible = true,
            }
        );
        if (answer is not null)
        {
            var removed = await Door.SendAsync(new RemoveSession(campaign, session.Id));
            await FinishAsync(removed.Problem, Text["SessionRemoved", session.Title]);
        }
    }

    private async Task PreviewAsync()
    {
        Open(Form.None);
        var answer = await Door.SendAsync(new PreviewDraw(campaign, sheet!.Stage));
        problem = answer.Problem;
        if (answer.IsSuccess)
        {
            preview = answer.Value;
            form = Form.Draw;
        }
    }

    private async Task ConfirmAsync()
    {
        busy = true;
        var confirmed = await Door.SendAsync(
            new ConfirmDraw(campaign, sheet!.Stage, preview!.Hash)
        );
        busy = false;
        await FinishAsync(
            confirmed.Problem,
            confirmed.IsSuccess ? Text["DrawConfirmed", confirmed.Value] : ""
        );
    }

    private async Task MoveAsync(SeatRow row)
    {
        var dialog = await Dialogs.ShowAsync<MoveToSessionDialog>(
            Text["MoveTitle", row.WorkingCode],
            new DialogParameters<MoveToSessionDialog>
            {
                { shown => shown.Campaign, campaign },
                { shown => shown.Sheet, sheet! },
                { shown => shown.Row, row },
            },
            Wide
        );
        if (await dialog.Result is { Canceled: false })
        {
            await FinishAsync(null, Text["Moved", row.WorkingCode]);
        }
    }

    private async Task FinishAsync(Problem? refusal, string message)
    {
        if (refusal is not null)
        {
            problem = refusal;
            return;
        }

        Open(Form.None);
        await LoadAsync();
        done = message;
    }
}
