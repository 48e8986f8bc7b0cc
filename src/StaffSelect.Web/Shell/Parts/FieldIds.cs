using StaffSelect.Domain;

namespace StaffSelect.Web.Shell.Parts;

/// <summary>How the parts of a form find each other: control, hint, error and the links of the summary.</summary>
public static class FieldIds
{
    /// <summary>Id of the control with this form name; a problem's field gives the same id as the control it is about.</summary>
    public static string Control(string name) =>
        "f-"
        + new string([
            .. Own(name).Select(c => char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : '-'),
        ]);

    public static string Hint(string name) => Control(name) + "-hint";

    public static string Error(string name) => Control(name) + "-error";

    /// <summary>The problems of this field.</summary>
    public static IEnumerable<Problem> Of(Problem? problem, string name) =>
        problem is null
            ? []
            : problem
                .All()
                .Where(p =>
                    p.Field is { } field
                    && string.Equals(Own(field), Own(name), StringComparison.OrdinalIgnoreCase)
                );

    /// <summary>Value of <c>aria-describedby</c>, or null.</summary>
    public static string? DescribedBy(Problem? problem, string name, string? hint)
    {
        var ids = new List<string>(2);
        if (!string.IsNullOrEmpty(hint))
        {
            ids.Add(Hint(name));
        }

        if (Of(problem, name).Any())
        {
            ids.Add(Error(name));
        }

        return ids.Count == 0 ? null : string.Join(' ', ids);
    }

    // forms bind "Input.FamilyName", a message says "FamilyName"
    private static string Own(string name)
    {
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? name : name[(dot + 1)..];
    }
}
