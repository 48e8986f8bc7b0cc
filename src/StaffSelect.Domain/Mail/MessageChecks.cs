namespace StaffSelect.Domain.Mail;

/// <summary>What a message must be before it may go out.</summary>
public static class MessageChecks
{
    /// <summary>All faults, each at its field.</summary>
    /// <param name="content">What is written.</param>
    /// <param name="audience">To whom.</param>
    /// <param name="hasOwnDates">Whether every recipient has an interview of his own.</param>
    public static IReadOnlyList<Problem> Check(
        MessageContent content,
        MessageAudience audience,
        bool hasOwnDates
    )
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(audience);
        return
        [
            .. Text(content.Subject.Uk, CampaignMessage.SubjectLength, "SubjectUk", isLine: true),
            .. Text(content.Subject.En, CampaignMessage.SubjectLength, "SubjectEn", isLine: true),
            .. Text(content.Body.Uk, CampaignMessage.BodyLength, "BodyUk", isLine: false),
            .. Text(content.Body.En, CampaignMessage.BodyLength, "BodyEn", isLine: false),
            .. Tokens(content, audience, hasOwnDates),
        ];
    }

    private static IEnumerable<Problem> Text(string text, int most, string field, bool isLine)
    {
        var trimmed = text.Trim();
        if (trimmed.Length == 0)
        {
            yield return new Problem(MessageProblems.MessageTextMissing).At(field);
        }
        else if (trimmed.Length > most)
        {
            yield return new Problem(MessageProblems.MessageTextLong, most).At(field);
        }
        else if (
            trimmed.Any(sign => char.IsControl(sign) && (isLine || sign is not ('\n' or '\r')))
        )
        {
            yield return new Problem(MessageProblems.MessageCharacters).At(field);
        }
        else if (isLine && trimmed.IndexOfAny(['{', '}']) >= 0)
        {
            yield return new Problem(MessageProblems.MessageSubjectToken).At(field);
        }
        else if (MessageText.UnknownIn(trimmed) is { } unknown)
        {
            yield return new Problem(MessageProblems.MessageTokenUnknown, unknown).At(field);
        }
    }

    private static IEnumerable<Problem> Tokens(
        MessageContent content,
        MessageAudience audience,
        bool hasOwnDates
    )
    {
        var uk = MessageText.TokensOf(content.Body.Uk);
        var en = MessageText.TokensOf(content.Body.En);
        if (content.Body.En.Trim().Length > 0 && !uk.SetEquals(en))
        {
            yield return new Problem(MessageProblems.MessageTokensDiffer).At("BodyEn");
        }

        if (uk.Contains(MessageToken.Stage) && audience.Stage is null)
        {
            yield return new Problem(MessageProblems.MessageStageMissing).At("Audience");
        }

        if (hasOwnDates)
        {
            yield break;
        }

        if (
            (uk.Contains(MessageToken.Date) || uk.Contains(MessageToken.Hour))
            && content.OccursAt is null
        )
        {
            yield return new Problem(MessageProblems.MessageDateMissing).At("Date");
        }

        if (uk.Contains(MessageToken.Place) && string.IsNullOrWhiteSpace(content.Place))
        {
            yield return new Problem(MessageProblems.MessagePlaceMissing).At("Place");
        }
        else if (content.Place?.Length > CampaignMessage.PlaceLength)
        {
            yield return new Problem(
                MessageProblems.MessageTextLong,
                CampaignMessage.PlaceLength
            ).At("Place");
        }
    }
}

/// <summary>Codes of refusals about messages to candidates.</summary>
public static class MessageProblems
{
    public const string MessageTextMissing = nameof(MessageTextMissing);

    /// <summary>Argument: signs allowed.</summary>
    public const string MessageTextLong = nameof(MessageTextLong);

    public const string MessageCharacters = nameof(MessageCharacters);

    /// <summary>Placeholders stand in the body only.</summary>
    public const string MessageSubjectToken = nameof(MessageSubjectToken);

    /// <summary>Argument: what stands in braces.</summary>
    public const string MessageTokenUnknown = nameof(MessageTokenUnknown);

    /// <summary>Both languages must tell the same.</summary>
    public const string MessageTokensDiffer = nameof(MessageTokensDiffer);

    public const string MessageStageMissing = nameof(MessageStageMissing);
    public const string MessageDateMissing = nameof(MessageDateMissing);
    public const string MessagePlaceMissing = nameof(MessagePlaceMissing);

    /// <summary>Nobody fits the audience.</summary>
    public const string MessageNobody = nameof(MessageNobody);

    /// <summary>Another number of recipients than was confirmed. Argument: how many now.</summary>
    public const string MessageAudienceChanged = nameof(MessageAudienceChanged);

    /// <summary>No candidate of the audience has the code. Argument: code.</summary>
    public const string MessageSampleUnknown = nameof(MessageSampleUnknown);

    /// <summary>The stage is none that candidates wait for.</summary>
    public const string MessageStageUnknown = nameof(MessageStageUnknown);
}
