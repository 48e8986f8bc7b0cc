using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Domain.Candidates;

/// <summary>Rules of the ranked list of posts.</summary>
public static class Preferences
{
    /// <summary>Checks a list: 1 to <see cref="RuleSet.MaximumPreferences"/> different posts of the campaign.</summary>
    /// <param name="posts">Codes, first choice first.</param>
    /// <param name="rules">The campaign's rules.</param>
    public static Result<Done> Check(IReadOnlyList<string> posts, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(posts);
        ArgumentNullException.ThrowIfNull(rules);
        var problem =
            posts.Count == 0 ? new Problem(ApplicationProblems.PreferencesMissing)
            : posts.Count > rules.MaximumPreferences
                ? new Problem(ApplicationProblems.PreferencesTooMany, rules.MaximumPreferences)
            : posts.Distinct(StringComparer.Ordinal).Count() < posts.Count
                ? new Problem(ApplicationProblems.PreferencesRepeat)
            : posts.Any(code => rules.Posts.All(post => post.Code != code))
                ? new Problem(ApplicationProblems.PreferencesUnknownPost)
            : null;
        return problem is null ? Done.Value : problem.At(nameof(Preferences));
    }

    /// <summary>The list with one post one place up (−1) or down (+1); unchanged at the ends or when the post is not listed.</summary>
    public static IReadOnlyList<string> Moved(IReadOnlyList<string> posts, string code, int by)
    {
        ArgumentNullException.ThrowIfNull(posts);
        var list = posts.ToList();
        var from = list.IndexOf(code);
        var to = from + by;
        if (from < 0 || to < 0 || to >= list.Count)
        {
            return list;
        }

        list.RemoveAt(from);
        list.Insert(to, code);
        return list;
    }
}
