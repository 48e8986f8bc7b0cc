using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using StaffSelect.Domain;
using StaffSelect.Domain.Reports;
using StaffSelect.Web.Reports.Batches;
using StaffSelect.Web.Reports.Requests;
using StaffSelect.Web.Shell;
using StaffSelect.Web.Shell.Dialogs;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Reports;

/// <summary>Requested reports with their progress; looks again by itself while one is being made.</summary>
public sealed partial class ReportsPage
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly CancellationTokenSource closing = new();
    private DeskCampaign? campaign;
    private ReportList? list;
    private ReportBatchView? batch;
    private Problem? problem;
    private string? loaded;
    private string code = "";
    private string language = "uk";
    private ReportCopy copy;
    private int page;
    private bool watching;

    [Parameter]
    public string CampaignCode { get; set; } = "";

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private DisplayText Display { get; set; } = default!;

    [Inject]
    private ProblemWording Wording { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ReportsText> Text { get; set; } = default!;

    private string Summary =>
        list!.PublishedVersion is { } version
            ? Text["Summary", version, list.Candidates.Count, list.Total, list.InWork]
            : "";

    /// <summary>Whether it is worth looking again: a report is being made or waits for its turn.</summary>
    private bool IsMoving =>
        list is { InWork: > 0 } || batch is { State: ReportBatchState.Running };

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        closing.Dispose();
    }

    protected override async Task OnParametersSetAsync()
    {
        if (loaded == CampaignCode)
        {
            return;
        }

        loaded = CampaignCode;
        page = 0;
        var desk = await Door.SendAsync(new GetStaffDesk());
        campaign = desk.IsSuccess
            ? desk.Value.Campaigns.FirstOrDefault(choice => choice.Code == CampaignCode)
            : null;
        if (campaign is null)
        {
            Navigation.NotFound();
            return;
        }

        await LoadAsync();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (IsMoving && !watching)
        {
            watching = true;
            _ = WatchAsync(closing.Token);
        }
    }

    private async Task WatchAsync(CancellationToken ct)
    {
        while (IsMoving)
        {
            await Task.Delay(Pause, Time, ct)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (ct.IsCancellationRequested)
            {
                return;
            }

            await InvokeAsync(async () =>
            {
                await LoadAsync();
                StateHasChanged();
            });
        }

        watching = false;
    }

    private async Task LoadAsync()
    {
        var answer = await Door.SendAsync(new GetReports(campaign!.Id, page));
        list = answer.IsSuccess ? answer.Value : null;
        problem = answer.Problem ?? problem;
        batch = (await Door.SendAsync(new GetReportBatch(campaign.Id))) is { IsSuccess: true } found
            ? found.Value
            : null;
    }

    private Task StartAsync(BatchLanguages languages) =>
        SteerAsync(new StartReportBatch(campaign!.Id, languages));

    private async Task CancelAsync()
    {
        var answer = await Dialogs.AskAsync(
            new ConfirmQuestion(
                Text["BatchCancelQuestion"],
                Text["BatchCancelVerb"],
                Text["BatchCancelMeans", batch!.Made, batch.Left]
            )
            {
                IsIrreversible = true,
            }
        );
        if (answer is not null)
        {
            await SteerAsync(new CancelReportBatch(campaign!.Id));
        }
    }

    private async Task SteerAsync<T>(IMessage<T> message)
    {
        problem = (await Door.SendAsync(message)).Problem;
        await LoadAsync();
    }

    private async Task AskAsync()
    {
        var wanted = code.Trim().ToUpperInvariant();
        var candidate = list!.Candidates.FirstOrDefault(one => one.Code == wanted);
        if (candidate is null)
        {
            problem = new Problem(ReportProblems.ReportCandidateUnknown).At("Application");
            return;
        }

        var sent = await Door.SendAsync(new RequestReport(candidate.Application, language, copy));
        problem = sent.Problem;
        if (sent.IsSuccess)
        {
            code = "";
            page = 0;
            await LoadAsync();
        }
    }

    private async Task RestartAsync(ReportId report)
    {
        problem = (await Door.SendAsync(new RestartReport(report))).Problem;
        await LoadAsync();
    }

    private Task GoAsync(int number)
    {
        page = number;
        return LoadAsync();
    }

    private string StateOf(ReportLine report) =>
        report switch
        {
            { HeldBy: ReportBatchState.Paused } => Text["StatePaused"],
            { HeldBy: not null } => Text["StateCancelled"],
            { State: ReportState.Running } => Text[
                "StateRunning",
                report.Attempts,
                ReportRequest.MaximumAttempts
            ],
            _ => Text[$"State{report.State}"],
        };

    private static string KindOf(ReportState state) =>
        state switch
        {
            ReportState.Done => "ok",
            ReportState.Failed => "bad",
            ReportState.Running => "info",
            ReportState.Pending => "mute",
        };

    private static string? ShapeOf(ReportLine report) =>
        report.State == ReportState.Pending ? "clock" : null;
}
