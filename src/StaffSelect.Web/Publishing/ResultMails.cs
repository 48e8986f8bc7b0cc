namespace StaffSelect.Web.Publishing;

/// <summary>Names of the mails about results. No mail holds a verdict or a score.</summary>
public static class ResultMails
{
    /// <summary>Arguments: title of the campaign.</summary>
    public const string ResultsPublished = nameof(ResultsPublished);

    /// <summary>Arguments: title of the campaign, number of the receipt.</summary>
    public const string AppealAnswered = nameof(AppealAnswered);
}
