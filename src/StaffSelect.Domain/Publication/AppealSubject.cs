using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Stages;

namespace StaffSelect.Domain.Publication;

/// <summary>Something that a candidate can appeal, and until when.</summary>
/// <remarks>Either a published version of the results or the candidate's confirmed outcome of one stage. Source: appeal rules 6.4 of the domain notes.</remarks>
public sealed record AppealSubject
{
    private AppealSubject() { }

    /// <summary>The published version; null for a stage.</summary>
    public PublicationId? Publication { get; private init; }

    /// <summary>The confirmed list of the stage; null for published results.</summary>
    public StageConfirmationId? Confirmation { get; private init; }

    /// <summary>Code of the stage; null for published results.</summary>
    public string? Stage { get; private init; }

    /// <summary>UTC, exclusive.</summary>
    public required DateTime UntilAt { get; init; }

    /// <summary>What an appeal against it can be about.</summary>
    public required IReadOnlyList<AppealKind> Kinds { get; init; }

    public bool IsOpen(DateTime now) => now < UntilAt;

    /// <summary>A published version; when stages are appealed on their own, only for what was decided with the ranking.</summary>
    public static AppealSubject OfResults(
        PublicationId publication,
        DateTime untilAt,
        AppealRule rule
    ) =>
        new()
        {
            Publication = publication,
            UntilAt = untilAt,
            Kinds =
                rule.Event == AppealEvent.Publication
                    ? Enum.GetValues<AppealKind>()
                    : [AppealKind.Eligibility, AppealKind.Arithmetic],
        };

    /// <summary>The candidate's outcome of a stage; null when the rules count appeals from publication.</summary>
    /// <exception cref="TimeZoneNotFoundException">The zone of the rules is not known to the system.</exception>
    public static AppealSubject? OfStage(StageVerdict verdict, RuleSet rules) =>
        rules.Appeal.Event == AppealEvent.Publication
            ? null
            : new AppealSubject
            {
                Confirmation = verdict.ConfirmationId,
                Stage = verdict.Stage,
                UntilAt = AppealDeadline.Of(
                    verdict.ConfirmedAt,
                    rules.Appeal,
                    CampaignZone.Find(rules.TimeZone)
                        ?? throw new TimeZoneNotFoundException(rules.TimeZone)
                ),
                Kinds = rules.Stage(verdict.Stage).Kind switch
                {
                    StageKind.Test =>
                    [
                        AppealKind.ItemContent,
                        AppealKind.TechnicalIncident,
                        AppealKind.Arithmetic,
                    ],
                    StageKind.Panel =>
                    [
                        AppealKind.TechnicalIncident,
                        AppealKind.InterviewProcedure,
                        AppealKind.Arithmetic,
                    ],
                    StageKind.Gate => [AppealKind.TechnicalIncident, AppealKind.Eligibility],
                },
            };
}
