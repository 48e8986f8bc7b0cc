namespace StaffSelect.Domain.Candidates;

/// <summary>The service of an applicant whose group serves.</summary>
/// <param name="Rank">Rank held.</param>
/// <param name="Post">Post held, as in the order of appointment.</param>
/// <param name="ServesSince">When the service began.</param>
/// <param name="PostSince">When the present post was taken; not before <paramref name="ServesSince"/>.</param>
/// <param name="ServiceYears">Full years of service, breaks left out.</param>
/// <param name="PostYears">Full years in posts of the kind that the conditions name; at most <paramref name="ServiceYears"/>.</param>
public sealed record ServiceDetails(
    ServiceRank Rank,
    string Post,
    DateOnly ServesSince,
    DateOnly PostSince,
    int ServiceYears,
    int PostYears
)
{
    /// <summary>Longest name of a post, in characters.</summary>
    public const int MaximumPost = 200;

    /// <summary>Checks typed values; "today" is where the campaign runs.</summary>
    public static Result<ServiceDetails> Parse(
        ServiceRank? rank,
        string? post,
        string? servesSince,
        string? postSince,
        string? serviceYears,
        string? postYears,
        DateOnly today
    )
    {
        var problems = new List<Problem>();
        if (rank is null)
        {
            problems.Add(new Problem(ApplicationProblems.RankMissing) { Field = nameof(Rank) });
        }

        var name = Line.Required(post, nameof(Post), MaximumPost, problems);
        var began = Past(servesSince, nameof(ServesSince), today, problems);
        var taken = Past(postSince, nameof(PostSince), today, problems);
        if (taken < began)
        {
            problems.Add(
                new Problem(ApplicationProblems.PostBeforeService) { Field = nameof(PostSince) }
            );
        }

        var most = began is { } from ? Eligibility.AgeOn(from, today) : TaxNumber.MaximumAge;
        var served = Years(serviceYears, nameof(ServiceYears), most, problems);
        var inPosts = Years(postYears, nameof(PostYears), served ?? most, problems);
        return problems.Count > 0
            ? Problem.Join(problems)
            : new ServiceDetails(
                rank!.Value,
                name!,
                began!.Value,
                taken!.Value,
                served!.Value,
                inPosts!.Value
            );
    }

    private static DateOnly? Past(
        string? typed,
        string field,
        DateOnly today,
        List<Problem> problems
    )
    {
        if (!BirthDate.Days.TryParse(typed, out var day))
        {
            problems.Add(new Problem(ApplicationProblems.DayFormat) { Field = field });
            return null;
        }

        if (day > today || day < today.AddYears(-TaxNumber.MaximumAge))
        {
            problems.Add(new Problem(ApplicationProblems.DayNotPast) { Field = field });
            return null;
        }

        return day;
    }

    private static int? Years(string? typed, string field, int most, List<Problem> problems)
    {
        if (WholeNumber.Of(typed) is { } years && years <= most)
        {
            return years;
        }

        problems.Add(new Problem(ApplicationProblems.YearsOutOfRange, most) { Field = field });
        return null;
    }
}
