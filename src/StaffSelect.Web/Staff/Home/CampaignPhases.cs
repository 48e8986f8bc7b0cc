using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Web.Publishing;

namespace StaffSelect.Web.Staff.Home;

public enum PhaseKind
{
    Registration,
    Stage,
    Publication,
    Appeals,
}

public enum PhaseState
{
    Done,
    Current,
    Ahead,
}

/// <summary>One step of the campaign's time line.</summary>
/// <param name="Title">Name of the stage; null for the others.</param>
/// <param name="FromAt">UTC; null when not fixed yet.</param>
/// <param name="UntilAt">UTC, exclusive; null when not fixed yet.</param>
public sealed record CampaignPhase(
    PhaseKind Kind,
    LocalizedText? Title,
    DateTime? FromAt,
    DateTime? UntilAt,
    PhaseState State
);

internal static class CampaignPhases
{
    public static IReadOnlyList<CampaignPhase> Of(
        RuleSet rules,
        IReadOnlyList<AppealPeriod> appeals,
        DateTime now
    )
    {
        var stages = rules.Stages.Select(stage => (stage.Title, Window: rules.WindowOf(stage)));
        var published = appeals.FirstOrDefault(period => period.Stage is null);
        return
        [
            Of(PhaseKind.Registration, null, rules.Registration, now),
            .. stages.Select(stage => Of(PhaseKind.Stage, stage.Title, stage.Window, now)),
            new(
                PhaseKind.Publication,
                null,
                published?.FromAt,
                null,
                published is not null ? PhaseState.Done
                    : rules.Stages.All(stage => rules.WindowOf(stage).UntilAt <= now)
                        ? PhaseState.Current
                    : PhaseState.Ahead
            ),
            appeals.Count == 0
                ? new(PhaseKind.Appeals, null, null, null, PhaseState.Ahead)
                : Of(
                    PhaseKind.Appeals,
                    null,
                    new Window(
                        appeals.Min(period => period.FromAt),
                        appeals.Max(period => period.UntilAt)
                    ),
                    now
                ),
        ];
    }

    private static CampaignPhase Of(
        PhaseKind kind,
        LocalizedText? title,
        Window window,
        DateTime now
    ) =>
        new(
            kind,
            title,
            window.FromAt,
            window.UntilAt,
            window.UntilAt <= now ? PhaseState.Done
                : window.FromAt <= now ? PhaseState.Current
                : PhaseState.Ahead
        );
}
