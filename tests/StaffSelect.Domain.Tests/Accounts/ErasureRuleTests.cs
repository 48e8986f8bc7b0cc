using StaffSelect.Domain.Accounts;

namespace StaffSelect.Domain.Tests.Accounts;

public class ErasureRuleTests
{
    private static readonly DateTime Now = new(2028, 3, 2, 12, 0, 0, DateTimeKind.Utc);
    private static readonly HeldFile Old = new(
        false,
        true,
        Now.AddYears(-2),
        Now.AddYears(-2).AddDays(10),
        false,
        false
    );

    public static TheoryData<HeldFile, ErasureObstacle?> Files =>
        new()
        {
            { Old, null },
            { Old with { PublishedAt = Now.AddYears(-2).AddTicks(1) }, ErasureObstacle.Retention },
            { Old with { IsPlaced = true }, ErasureObstacle.Retention },
            { Old with { IsPlaced = true, PublishedAt = Now.AddYears(-5) }, null },
            { Old with { LegalHold = true }, ErasureObstacle.LegalHold },
            { Old with { HasOpenAppeal = true }, ErasureObstacle.OpenAppeal },
            { Old with { AppealUntilAt = Now }, null },
            { Old with { AppealUntilAt = Now.AddTicks(1) }, ErasureObstacle.OpenAppeal },
            {
                Old with
                {
                    PublishedAt = null,
                    AppealUntilAt = null,
                },
                ErasureObstacle.RunningSelection
            },
            {
                Old with
                {
                    PublishedAt = null,
                    AppealUntilAt = null,
                    Takes = false,
                },
                ErasureObstacle.Retention
            },
        };

    [Theory, MemberData(nameof(Files))]
    public void Obstacle_OfAFile_HoldsUntilItsTerm(HeldFile file, ErasureObstacle? expected)
    {
        Assert.Equal(expected, ErasureRule.Obstacle([file], false, Now));
        // another file takes nothing away
        Assert.Equal(expected, ErasureRule.Obstacle([Old, file], false, Now));
    }

    [Fact]
    public void Obstacle_OfStaff_StandsFirst_AndNothingHoldsABareAccount()
    {
        Assert.Equal(
            ErasureObstacle.StaffRole,
            ErasureRule.Obstacle([Old with { LegalHold = true }], true, Now)
        );
        Assert.Null(ErasureRule.Obstacle([], false, Now));
    }

    [Fact]
    public void Erasure_TakesTwoOthers()
    {
        var (person, first, second) = (UserId.New(), UserId.New(), UserId.New());
        var words = new SealedText("x");
        var request = DataRequest.File(
            person,
            PersonId.New(),
            null,
            DataRequestKind.Erasure,
            null,
            null,
            Now
        );

        Assert.Equal(Now.AddDays(30), request.DueAt);
        Assert.Equal(
            DataRequestProblems.OwnDataRequest,
            request.Propose(person, words, Now).Problem?.Code
        );
        Assert.Equal(
            DataRequestProblems.ErasureTakesTwo,
            request.Decide(true, first, words, Now).Problem?.Code
        );
        Assert.Equal(
            DataRequestProblems.ErasureNotProposed,
            request.Confirm(first, Now).Problem?.Code
        );
        Assert.True(request.Propose(first, words, Now).IsSuccess);
        Assert.Equal(
            DataRequestProblems.ErasureProposedByYou,
            request.Confirm(first, Now).Problem?.Code
        );
        Assert.Equal(
            DataRequestProblems.OwnDataRequest,
            request.Confirm(person, Now).Problem?.Code
        );
        Assert.True(request.Confirm(second, Now).IsSuccess);
        Assert.Equal(DataRequestProblems.DataRequestAnswered, request.Withdraw(Now).Problem?.Code);
    }
}
