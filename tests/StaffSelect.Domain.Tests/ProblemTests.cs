using StaffSelect.Domain;

namespace StaffSelect.Domain.Tests;

public class ProblemTests
{
    [Fact]
    public void Join_ThreeProblems_FirstLeadsAndAllAreKept()
    {
        var joined = Problem.Join([Problem.NotFound, Problem.Conflict, Problem.Busy]);

        Assert.Equal("NotFound", joined.Code);
        Assert.Equal(
            ["NotFound", "Conflict", "Busy"],
            joined.All().Select(problem => problem.Code)
        );
    }

    [Fact]
    public void Value_OfARefusedResult_Throws()
    {
        Result<int> result = Problem.Forbidden;

        Assert.Throws<InvalidOperationException>(() => result.Value);
    }
}
