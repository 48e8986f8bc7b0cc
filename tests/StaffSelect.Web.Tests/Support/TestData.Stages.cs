using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Ranking;
using StaffSelect.Domain.Stages;

namespace StaffSelect.Web.Tests.Support;

public static partial class TestData
{
    /// <summary>A confirmed list of a stage in which one candidate did not pass.</summary>
    public static Task NotPassedAsync(
        this TestApp app,
        Campaign campaign,
        Application application,
        string stage
    ) =>
        app.ArrangeAsync(db =>
        {
            var now = app.Time.GetUtcNow().UtcDateTime;
            var line = new StageLine
            {
                Application = application.Id,
                Code = application.PublicationCode,
                Group = application.GroupCode,
                Outcome = StageOutcome.NotPassed,
            };
            var list = StageConfirmation.Create(
                campaign.Id,
                1,
                new StageDocument
                {
                    Stage = stage,
                    RulesEdition = campaign.Rules.Edition,
                    RulesHash = campaign.RulesHash!,
                    Lines = [line],
                },
                UserId.New(),
                now
            );
            for (var signature = 0; signature < StageConfirmation.SignaturesRequired; signature++)
            {
                var approver = new RankingApprover(UserId.New(), false, false);
                Assert.True(list.Sign(approver, 1, list.ContentHash, now).IsSuccess);
            }

            db.Add(list);
            db.StageVerdicts.Add(StageVerdict.Of(list, line));
            return Task.CompletedTask;
        });
}
