namespace StaffSelect.Domain.Testing;

/// <summary>Codes of refusals about tests.</summary>
public static class TestProblems
{
    /// <summary>A blueprint cell has too few approved items. Arguments: scale, difficulty, needed, present.</summary>
    public const string BlueprintShort = nameof(BlueprintShort);

    /// <summary>The rules page's checkbox was not ticked.</summary>
    public const string RulesNotAccepted = nameof(RulesNotAccepted);

    public const string NotAdmittedToTest = nameof(NotAdmittedToTest);
    public const string TestNotOpen = nameof(TestNotOpen);
    public const string TestWindowOver = nameof(TestWindowOver);
    public const string TestRunsAlready = nameof(TestRunsAlready);
    public const string TestAlreadyStarted = nameof(TestAlreadyStarted);

    /// <summary>Received at or after the deadline, or after the test was finished; kept apart.</summary>
    public const string AnswerLate = nameof(AnswerLate);

    /// <summary>The test is closed.</summary>
    public const string TestClosed = nameof(TestClosed);

    /// <summary>The test went on in another window or on another device.</summary>
    public const string TestMoved = nameof(TestMoved);

    /// <summary>Another window or device holds the test; it can be taken over after a confirmation.</summary>
    public const string TestOpenElsewhere = nameof(TestOpenElsewhere);

    /// <summary>No such item, option or number.</summary>
    public const string AnswerUnknown = nameof(AnswerUnknown);

    /// <summary>More changes than any person makes in one test.</summary>
    public const string TooManyChanges = nameof(TooManyChanges);

    /// <summary>All granted breaks are used, or none was granted.</summary>
    public const string NoBreakLeft = nameof(NoBreakLeft);

    /// <summary>A break runs: nothing can be answered until the candidate goes on.</summary>
    public const string TestResting = nameof(TestResting);

    /// <summary>The extra time that is to be taken back has already been used.</summary>
    public const string TimeAlreadyUsed = nameof(TimeAlreadyUsed);

    public const string DeadlineNotReached = nameof(DeadlineNotReached);
}
