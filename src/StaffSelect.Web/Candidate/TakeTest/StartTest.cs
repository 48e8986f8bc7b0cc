using System.Buffers.Binary;
using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Stages;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Grants;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.TakeTest;

/// <summary>Starts the sender's test; a second start gives the attempt that runs.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="RulesAccepted">Whether the rules are read.</param>
/// <param name="Stage">Code of the test; null for the one that is due.</param>
[Requires(Permission.TestTake)]
public sealed record StartTest(
    CampaignId Campaign,
    bool RulesAccepted,
    [property: StringLength(20)] string? Stage = null
) : ICommand<AttemptId>, IOfCampaign;

internal sealed class StartTestHandler(AppDbContext db, TimeProvider time)
    : IHandler<StartTest, AttemptId>
{
    public async Task<Result<AttemptId>> HandleAsync(
        StartTest message,
        Actor actor,
        CancellationToken ct
    )
    {
        var application = await db.Set<Application>()
            .AsNoTracking()
            .SingleOrDefaultAsync(
                stored =>
                    stored.CampaignId == message.Campaign && stored.UserId == actor.RequiredUserId,
                ct
            );
        if (application is null)
        {
            return new Problem(TestProblems.NotAdmittedToTest);
        }

        var (rules, status) = await db
            .Campaigns.Where(campaign => campaign.Id == message.Campaign)
            .Select(campaign => new ValueTuple<RuleSet, CampaignStatus>(
                campaign.Rules,
                campaign.Status
            ))
            .SingleAsync(ct);
        var now = time.UtcNow();
        var attempts = await db.Set<Attempt>()
            .AsNoTracking()
            .Where(stored => stored.Application == application.Id)
            .Select(stored => new
            {
                stored.Id,
                stored.Stage,
                stored.Status,
            })
            .ToListAsync(ct);
        var stage = DueTest.Of(
            rules,
            message.Stage,
            attempts.ToDictionary(stored => stored.Stage, stored => stored.Status),
            now
        );
        if (stage is null)
        {
            return Problem.NotFound;
        }

        if (attempts.Find(stored => stored.Stage == stage.Code) is { } own)
        {
            return own.Status == AttemptStatus.InProgress
                ? own.Id
                : new Problem(TestProblems.TestAlreadyStarted);
        }

        // one clock at a time: an open test is finished first
        if (attempts.Exists(stored => stored.Status == AttemptStatus.InProgress))
        {
            return new Problem(TestProblems.TestRunsAlready);
        }

        // what is published was computed without this test
        if (status != CampaignStatus.Announced)
        {
            return new Problem(TestProblems.TestWindowOver);
        }

        if (await db.IsExcludedAsync(message.Campaign, rules, stage.Code, application.Id, ct))
        {
            return new Problem(StageProblems.EarlierStageNotPassed);
        }

        var sessions = await db.OwnSessionsAsync(message.Campaign, application.Id, ct);
        if (sessions.IsMissing(stage) && application.Status == ApplicationStatus.Admitted)
        {
            return new Problem(SessionProblems.SessionNotGiven);
        }

        if (!message.RulesAccepted)
        {
            return new Problem(TestProblems.RulesNotAccepted).At(nameof(message.RulesAccepted));
        }

        if (await db.ReaderProblemAsync(application.UserId, rules, ct) is { } reader)
        {
            return reader;
        }

        var seed = BinaryPrimitives.ReadUInt64BigEndian(RandomNumberGenerator.GetBytes(8));
        var form = FormAssembly.Build(await BankAsync(message.Campaign, ct), stage.Test!, seed);
        if (form.Problem is { } shortage)
        {
            return shortage;
        }

        var started = Attempt.Start(
            new AttemptStart(
                message.Campaign,
                application.Id,
                application.UserId,
                application.Status == ApplicationStatus.Admitted,
                stage,
                sessions.WindowOf(rules, stage),
                application.Measures,
                seed,
                form.Value
            ),
            now
        );
        if (started.Problem is { } problem)
        {
            return problem;
        }

        db.Add(started.Value.Attempt);
        db.Add(started.Value.Event);
        return started.Value.Attempt.Id;
    }

    private async Task<List<BankItem>> BankAsync(CampaignId campaign, CancellationToken ct)
    {
        var items = await db.Set<ItemVersion>()
            .AsNoTracking()
            .Where(item => item.Campaign == campaign && item.Status == ItemStatus.Approved)
            .Select(item => new
            {
                item.Id,
                item.Code,
                item.VersionNumber,
                item.Scale,
                item.Difficulty,
                item.Options,
                item.Kind,
            })
            .ToListAsync(ct);
        return
        [
            .. items.Select(item => new BankItem(
                item.Id,
                item.Code,
                item.VersionNumber,
                item.Scale,
                item.Difficulty,
                [.. item.Options.Select(option => option.Id)],
                item.Kind
            )),
        ];
    }
}
