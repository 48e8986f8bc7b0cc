using System.Text;
using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Ranking;
using StaffSelect.Domain.Tests.Ranking;

namespace StaffSelect.Domain.Tests.Publication;

public class PublicationTests
{
    [Fact]
    public void Approve_ByTheDrafter_IsRefused()
    {
        var drafter = UserId.New();
        var draft = Published.Draft(Published.Campaign(), drafter, RankingRules.Candidate("A"));

        Assert.Equal(
            RankingProblems.ApproverDrafted,
            Approve(draft, new RankingApprover(drafter, false, false))
        );
    }

    [Theory]
    [InlineData(true, false, RankingProblems.ApproverScored)]
    [InlineData(false, true, RankingProblems.ApproverCompetes)]
    public void Approve_ByAnInvolvedPerson_IsRefused(bool scored, bool competes, string code)
    {
        var draft = Draft();

        Assert.Equal(code, Approve(draft, new RankingApprover(UserId.New(), scored, competes)));
    }

    [Fact]
    public void Approve_TwiceByOne_CountsOnce()
    {
        var draft = Draft();
        var approver = Published.Approver();

        Assert.Null(Approve(draft, approver));
        Assert.Equal(RankingProblems.AlreadyApproved, Approve(draft, approver));
        Assert.Single(draft.Approvals);
        Assert.Equal(draft.ContentHash, draft.Approvals[0].ContentHash);
    }

    [Fact]
    public void Approve_AThird_IsNotTaken()
    {
        var draft = Published.Signed(Published.Campaign(), RankingRules.Candidate("A"));

        Assert.Equal(RankingProblems.FullyApproved, Approve(draft, Published.Approver()));
    }

    [Fact]
    public void Approve_ChangedInputOrNewerDraftOrFailedCheck_IsRefused()
    {
        var draft = Draft();
        var same = Published.Unchanged(draft);

        Assert.Equal(
            RankingProblems.RankingDataChanged,
            Approve(draft, Published.Approver(), same with { InputHash = "other" })
        );
        Assert.Equal(
            RankingProblems.RankingSuperseded,
            Approve(draft, Published.Approver(), same with { LatestNumber = 2 })
        );
        Assert.Equal(
            RankingProblems.RankingChecksFailed,
            Approve(draft, Published.Approver(), same with { ChecksPassed = false })
        );
        Assert.Empty(draft.Approvals);
    }

    [Fact]
    public void Return_ThenApprove_IsRefused()
    {
        var draft = Draft();

        Assert.True(draft.Return(UserId.New(), "Sheets of panel 2", Published.Now).IsSuccess);
        Assert.Equal(RankingProblems.RankingReturned, Approve(draft, Published.Approver()));
        Assert.Equal(
            RankingProblems.RankingReturned,
            draft.Return(UserId.New(), "Again", Published.Now).Problem!.Code
        );
    }

    [Fact]
    public void Publish_WithOneSignature_IsRefused()
    {
        var campaign = Published.Campaign();
        var draft = Published.Draft(campaign, UserId.New(), RankingRules.Candidate("A"));
        Assert.Null(Approve(draft, Published.Approver()));

        var published = Publish(campaign, draft);

        Assert.Equal(RankingProblems.ApprovalsMissing, published.Problem!.Code);
        Assert.Equal([1, 2], published.Problem.Arguments);
        Assert.Null(draft.PublishedAt);
    }

    [Fact]
    public void Publish_WhileTheAuditIsUnsealed_IsRefused()
    {
        var campaign = Published.Campaign();
        var draft = Published.Signed(campaign, RankingRules.Candidate("A"));

        var published = ResultsPublication.Publish(
            campaign,
            draft,
            null,
            null,
            Published.Unchanged(draft) with
            {
                AuditSealed = false,
            },
            UserId.New(),
            Published.Now
        );

        Assert.Equal(RankingProblems.AuditNotSealed, published.Problem!.Code);
    }

    [Fact]
    public void Publish_ANewVersion_NeedsAReasonAndNamesTheOneBefore()
    {
        var campaign = Published.Campaign();
        var first = Publish(
            campaign,
            Published.Signed(campaign, RankingRules.Candidate("A"))
        ).Value;
        var draft = Published.Signed(campaign, RankingRules.Candidate("A"));

        var without = Publish(campaign, draft, first, " ");
        var second = Publish(campaign, draft, first, "Item 31 was withdrawn");

        Assert.Equal(RankingProblems.NewVersionNeedsReason, without.Problem!.Code);
        Assert.Equal(
            (2, first.Sha256),
            (second.Value.Number, second.Value.Document().PreviousSha256)
        );
        Assert.Equal("Item 31 was withdrawn", second.Value.Document().Reason);
    }

    [Fact]
    public void Publish_Twice_IsRefused()
    {
        var campaign = Published.Campaign();
        var draft = Published.Signed(campaign, RankingRules.Candidate("A"));
        var first = Publish(campaign, draft).Value;

        Assert.Equal(
            RankingProblems.RankingPublished,
            Publish(campaign, draft, first, "again").Problem!.Code
        );
    }

    [Fact]
    public void Document_OfAFewPlaces_HasOnlyCodeTotalAndDecision()
    {
        var campaign = Published.Campaign(
            null,
            RankingRules.Post("BIG", 5),
            RankingRules.Post("SML", 4)
        );
        var document = Publish(
            campaign,
            Published.Signed(
                campaign,
                RankingRules.Candidate("A", 9m, preferences: "BIG"),
                RankingRules.Candidate("B", 9m, preferences: "SML"),
                RankingRules.Candidate("C", 1m, preferences: "SML")
            )
        )
            .Value.Document();

        var big = document.Posts[0].Rows.Single();
        var small = document.Posts[1].Rows.Single();
        Assert.Equal((1, 2), (big.Place, big.Percents!.Count));
        Assert.Null(small.Place);
        Assert.Null(small.Percents);
        Assert.Equal(big.Total, small.Total);
        Assert.Equal([new PublishedOther("C", PublishedStatus.BelowHurdle, "A1")], document.Others);
    }

    [Fact]
    public void Content_OfAPublication_NamesNoApplicationAndNoCompetency()
    {
        var campaign = Published.Campaign();
        var candidate = RankingRules.Candidate("A");
        var publication = Publish(campaign, Published.Signed(campaign, candidate)).Value;

        var text = Encoding.UTF8.GetString(publication.Content);

        Assert.DoesNotContain(candidate.Application.ToString(), text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"mean\"", text, StringComparison.Ordinal);
        Assert.Contains(
            candidate.Application.ToString(),
            Encoding.UTF8.GetString(publication.Detail),
            StringComparison.Ordinal
        );
        Assert.Equal("A", publication.FullRanking().Candidates.Single().Code);
    }

    [Fact]
    public void Content_SameInputAndInstant_HasTheSameBytes()
    {
        var campaign = Published.Campaign();
        var candidate = RankingRules.Candidate("A");

        var one = Publish(campaign, Published.Signed(campaign, candidate)).Value;
        var two = Publish(campaign, Published.Signed(campaign, candidate)).Value;

        Assert.Equal(one.Content, two.Content);
        Assert.Equal(one.Sha256, two.Sha256);
    }

    [Fact]
    public void Document_ReadBack_HasTheSameBytes()
    {
        var publication = Published.One();

        Assert.Equal(publication.Content, CanonicalJson.Serialize(publication.Document()));
        Assert.Equal(publication.Detail, CanonicalJson.Serialize(publication.FullRanking()));
    }

    [Fact]
    public void Serialize_ValuesOfEachKind_HasThePublishedForm()
    {
        var bytes = CanonicalJson.Serialize(
            new Sample(
                "«Ґрунт» & 5 < 6",
                1.500m,
                -0.25m,
                100m,
                new DateTime(2026, 2, 3, 13, 0, 0, DateTimeKind.Utc),
                AppealKind.Eligibility,
                null
            )
        );

        Assert.Equal(
            """{"text":"«Ґрунт» & 5 < 6","a":1.5,"b":-0.25,"c":100,"at":"2026-02-03T13:00:00Z","kind":"Eligibility","nothing":null}""",
            Encoding.UTF8.GetString(bytes)
        );
    }

    [Fact]
    public void From_RandomBytes_IsAReceiptWithoutLookAlikes()
    {
        var receipt = ReceiptNumber.From([0, 1, 2, 3, 250, 251, 252, 255]);

        Assert.Matches("^[2346789CDFGHJKMNPQRTVWXY]{4}-[2346789CDFGHJKMNPQRTVWXY]{4}$", receipt);
        Assert.Throws<ArgumentException>(() => ReceiptNumber.From([1]));
    }

    private static RankingDraft Draft() =>
        Published.Draft(Published.Campaign(), UserId.New(), RankingRules.Candidate("A"));

    private static string? Approve(
        RankingDraft draft,
        RankingApprover approver,
        RankingState? state = null
    ) =>
        draft
            .Approve(approver, 2, state ?? Published.Unchanged(draft), Published.Now)
            .Problem?.Code;

    private static Result<ResultsPublication> Publish(
        Campaigns.Campaign campaign,
        RankingDraft draft,
        ResultsPublication? previous = null,
        string? reason = null
    ) =>
        ResultsPublication.Publish(
            campaign,
            draft,
            previous,
            reason,
            Published.Unchanged(draft),
            UserId.New(),
            Published.Now.AddTicks(5)
        );

    private sealed record Sample(
        string Text,
        decimal A,
        decimal B,
        decimal C,
        DateTime At,
        AppealKind Kind,
        string? Nothing
    );
}
