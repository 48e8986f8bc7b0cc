using System.Text.Json;
using System.Text.Json.Nodes;
using StaffSelect.Domain;
using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Web.Exchange;

namespace StaffSelect.Web.Workshop;

/// <summary>What a draft would be as a campaign.</summary>
/// <param name="File">As far as it can be read; whole when there are no faults.</param>
/// <param name="Faults">Every fault with the JSON path of its field.</param>
internal sealed record DraftFindings(CampaignFile File, IReadOnlyList<Problem> Faults)
{
    // what the public page does not need in order to be shown
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        RuleProblems.WeightsSum,
        RuleProblems.BlueprintCellShort,
        RuleProblems.CompetencyNotMeasured,
        RuleProblems.TieBreakLotteryLast,
        CampaignProblems.NoticeTooLate,
        CampaignProblems.CampaignCodeTaken,
        BankProblems.PoolUnknown,
        BankProblems.PoolIsPractice,
    };

    /// <summary>Whether the announcement can be shown as the public would read it.</summary>
    public bool CanBePreviewed =>
        Faults.All(fault =>
            Harmless.Contains(fault.Code)
            || DraftDocument.SectionOf(fault.Field)
                is CampaignDraftSection.Commission
                    or CampaignDraftSection.Items
        );
}

/// <summary>The one check of a draft as a whole: the campaign file's own, and whether there is still time.</summary>
internal static class DraftCheck
{
    /// <param name="file">The document.</param>
    /// <param name="pool">Items by scale and difficulty, when the document is checked without them; null when they stand in it.</param>
    /// <param name="bank">The bank's pools, for tests that draw from one.</param>
    /// <param name="now">UTC.</param>
    public static DraftFindings Examine(
        JsonObject file,
        IReadOnlyList<PoolCell>? pool,
        IReadOnlyList<BankPool> bank,
        DateTime now
    )
    {
        using var document = JsonDocument.Parse(DraftDocument.Text(file));
        var (read, ofFile) = CampaignFileReader.Examine(document.RootElement, pool);
        // a cell that cannot be read has its fault already
        List<Problem> faults =
        [
            .. ofFile,
            .. PoolChecks
                .Check(read.Rules, bank)
                .Select(fault => fault.Problem)
                .Where(lack => !ofFile.Any(fault => Covers(fault.Field, lack.Field!))),
        ];
        var isTooLate =
            read.Rules.Registration.UntilAt <= now
            && !faults.Any(fault =>
                fault.Field is { } field
                && (
                    field.StartsWith("$.registration", StringComparison.Ordinal)
                    || field == "$.timeZone"
                )
            );
        return new DraftFindings(
            read,
            isTooLate
                ?
                [
                    .. faults,
                    new Problem(CampaignProblems.NoticeTooLate).At("$.registration.until"),
                ]
                : faults
        );
    }

    private static bool Covers(string? path, string inner) =>
        path is not null
        && inner.StartsWith(path, StringComparison.Ordinal)
        && (inner.Length == path.Length || inner[path.Length] is '.' or '[');
}
