using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Ranking;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.Shell;
using StaffSelect.Web.Shell.Dialogs;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Ranking;

/// <summary>The ranking before publication: what it rests on, who signed it, and the buttons to sign, return and publish.</summary>
public sealed partial class RankingPage
{
    private static readonly TimeSpan SealPause = TimeSpan.FromMilliseconds(500);
    private const int SealTries = 16;

    private RankingReview? review;
    private Problem? problem;
    private CampaignId campaign;
    private string? loaded;
    private string? done;
    private bool busy;
    private bool waiting;
    private bool canDraft;
    private bool canApprove;
    private bool canPublish;

    [Parameter]
    public string Code { get; set; } = "";

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private CurrentActor CurrentActor { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private DisplayText Display { get; set; } = default!;

    [Inject]
    private ResultWording Wording { get; set; } = default!;

    [Inject]
    private ProblemWording Problems { get; set; } = default!;

    [Inject]
    private IStringLocalizer<RankingText> Text { get; set; } = default!;

    private ShownDraft? Draft => review?.Draft;

    private RuleSet Rules => review!.Rules;

    private int Quota => Rules.Posts.Sum(post => post.Quota);

    private int Placed => Draft!.Document.Posts.Sum(post => post.Placed);

    private int NextVersion => review!.Versions is [var latest, ..] ? latest.Number + 1 : 1;

    protected override async Task OnParametersSetAsync()
    {
        if (loaded == Code)
        {
            return;
        }

        loaded = Code;
        review = null;
        done = null;
        var found = await Door.SendAsync(new FindCampaign(Code));
        if (!found.IsSuccess)
        {
            problem = found.Problem;
            return;
        }

        campaign = found.Value.Id;
        var actor = await CurrentActor.GetAsync();
        canDraft = actor.Has(Permission.RankingDraft, campaign);
        canApprove = actor.Has(Permission.RankingApprove, campaign);
        canPublish = actor.Has(Permission.ResultsPublish, campaign);
        await LoadAsync(null);
    }

    private static IEnumerable<(PostRow Post, PostEntry Entry, bool AtCut)> Ties(
        RankingDocument document
    ) =>
        from post in document.Posts
        from entry in post.Entries
        where entry.Tie is not null
        select (
            post,
            entry,
            post.TieAtCut && entry.Decision == PostDecision.NotEnough && entry.Total == post.CutOff
        );

    private async Task LoadAsync(int? number)
    {
        var answer = await Door.SendAsync(new GetRankingReview(campaign, number));
        problem = answer.Problem;
        review = answer.IsSuccess ? answer.Value : review;
    }

    private async Task ChooseDraftAsync(ChangeEventArgs change)
    {
        done = null;
        await LoadAsync(int.Parse((string)change.Value!, CultureInfo.InvariantCulture));
    }

    private Task ComputeAsync() =>
        DoAsync(async () => (await Door.SendAsync(new ComputeRanking(campaign))).Problem, null);

    private async Task SignAsync()
    {
        var draft = Draft!;
        var answer = await Dialogs.AskAsync(
            new ConfirmQuestion(
                Text["SignTitle", draft.Number],
                Text["SignVerb"],
                Text[
                    "SignBody",
                    draft.Signatures.Count + 1,
                    Rules.ApprovalsRequired,
                    draft.ContentHash[..16]
                ],
                Text["SignBody2", Placed, Wording.Places(Quota)]
            )
        );
        if (answer is not null)
        {
            await DoAsync(
                async () => (await Door.SendAsync(new ApproveRanking(draft.Id))).Problem,
                Text["SignDone"]
            );
        }
    }

    private async Task ReturnAsync()
    {
        var draft = Draft!;
        var answer = await Dialogs.AskAsync(
            new ConfirmQuestion(
                Text["ReturnTitle", draft.Number],
                Text["ReturnVerb"],
                Text["ReturnBody"]
            )
            {
                AsksReason = true,
                IsIrreversible = true,
            }
        );
        if (answer is not null)
        {
            await DoAsync(
                async () =>
                    (await Door.SendAsync(new ReturnRanking(draft.Id, answer.Reason))).Problem,
                Text["ReturnDone"]
            );
        }
    }

    private async Task PublishAsync()
    {
        var draft = Draft!;
        var days = DisplayText.Counted(
            Rules.Appeal.Days,
            Text[Rules.Appeal.Count == DayCount.Calendar ? "CalendarDays" : "WorkingDays"]
        );
        var answer = await Dialogs.AskAsync(
            new ConfirmQuestion(
                Text["PublishTitle", NextVersion],
                Text["PublishVerb", NextVersion],
                Text["PublishBody", Wording.Candidates(draft.Document.Candidates.Count)],
                Text["PublishBody2", days],
                Text[
                    NextVersion > 1 ? "PublishBody3Reason" : "PublishBody3",
                    draft.ContentHash[..16]
                ]
            )
            {
                AsksReason = NextVersion > 1,
                IsIrreversible = true,
            }
        );
        if (answer is null)
        {
            return;
        }

        await DoAsync(
            () => PublishSealedAsync(draft.Id, answer.Reason.Length == 0 ? null : answer.Reason),
            null
        );
        if (problem is null && review!.Versions is [var version, ..])
        {
            done = Text["PublishDone", version.Number, version.Sha256];
        }
    }

    /// <summary>The journal seals its newest lines within seconds; the page waits for it instead of the person.</summary>
    private async Task<Problem?> PublishSealedAsync(RankingId ranking, string? reason)
    {
        for (var attempt = 1; ; attempt++)
        {
            var published = await Door.SendAsync(new PublishRanking(ranking, reason));
            if (published.Problem?.Code != RankingProblems.AuditNotSealed || attempt == SealTries)
            {
                waiting = false;
                return published.Problem;
            }

            waiting = true;
            StateHasChanged();
            await Task.Delay(SealPause, Time);
        }
    }

    private async Task DoAsync(Func<Task<Problem?>> action, string? message)
    {
        busy = true;
        done = null;
        problem = null;
        try
        {
            var refusal = await action();
            await LoadAsync(null);
            problem = refusal ?? problem;
            done = problem is null ? message : null;
        }
        finally
        {
            busy = false;
        }
    }

    private bool IsSigned(ShownDraft draft) => draft.Signatures.Count >= Rules.ApprovalsRequired;

    private static bool MaySign(ShownDraft draft) =>
        draft is { SignatureRefusal: null, ChecksPassed: true };

    private string GateTitle(ShownDraft draft) =>
        draft.PublishedAt is { } at ? Text["GateDone", Display.DateAndHour(at, Rules.TimeZone)]
        : IsSigned(draft) ? Text["GateReady"]
        : canApprove && MaySign(draft) && draft.IsLive
            ? Text["GateYours", draft.Signatures.Count + 1, Rules.ApprovalsRequired]
        : Text["GateNeeds", Rules.ApprovalsRequired, draft.Signatures.Count];

    private string? Hindrance(ShownDraft draft) =>
        !draft.IsLive ? null
        : !draft.ChecksPassed ? Text["ChecksBar"]
        : IsSigned(draft) ? null
        : !canApprove ? Text["NoSignPermission"]
        : draft.SignatureRefusal is { } refusal ? Problems.Text(refusal)
        : null;
}
