using StaffSelect.Domain.Candidates;

namespace StaffSelect.Web.Staff.Applications;

/// <summary>A condition that an officer may choose as the reason of a refusal.</summary>
public sealed class UnmetInput(EligibilityFinding finding)
{
    public EligibilityFinding Finding => finding;

    public bool IsChosen { get; set; } = finding.Result == EligibilityResult.NotMet;

    public string Words { get; set; } = "";

    public static List<UnmetInput> Of(IEnumerable<EligibilityFinding> findings) =>
        [.. findings.Select(finding => new UnmetInput(finding))];

    public static UnmetCondition[] Chosen(IEnumerable<UnmetInput> inputs) =>
        [
            .. inputs
                .Where(input => input.IsChosen)
                .Select(input => new UnmetCondition(input.Finding.Rule.Code, input.Words)),
        ];
}
