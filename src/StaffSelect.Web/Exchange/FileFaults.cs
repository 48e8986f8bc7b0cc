using System.Text.RegularExpressions;
using StaffSelect.Domain;

namespace StaffSelect.Web.Exchange;

/// <summary>The faults found in a file so far.</summary>
internal sealed partial class FileFaults
{
    /// <summary>A file with more faults than this is not listed further: it is no campaign file.</summary>
    public const int Maximum = 200;

    private readonly List<Problem> problems = [];

    public IReadOnlyList<Problem> Problems => problems;

    public bool IsFull => problems.Count >= Maximum;

    public void Add(string path, string code, params object[] arguments) =>
        Add(new Problem(code, arguments) { Field = path });

    public void Add(Problem problem)
    {
        if (problems.Count < Maximum)
        {
            problems.Add(problem);
        }
        else if (problems.Count == Maximum)
        {
            problems.Add(new Problem(CampaignFileProblems.FileMoreFaults, Maximum) { Field = "$" });
        }
    }

    /// <summary>Whether the value at the path, a part of it or what it is in has a fault; <c>[*]</c> stands for any index.</summary>
    public bool Touches(string path)
    {
        var isPattern = path.Contains("[*]", StringComparison.Ordinal);
        path = isPattern ? Index().Replace(path, "[*]") : path;
        return problems.Any(problem =>
            problem.Field is { } field
            && (isPattern ? Index().Replace(field, "[*]") : field) is { } place
            && (IsWithin(place, path) || IsWithin(path, place))
        );
    }

    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Index();

    private static bool IsWithin(string inner, string outer) =>
        inner.StartsWith(outer, StringComparison.Ordinal)
        && (inner.Length == outer.Length || inner[outer.Length] is '.' or '[');
}
