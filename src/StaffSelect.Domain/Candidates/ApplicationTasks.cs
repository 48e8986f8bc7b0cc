using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Domain.Candidates;

/// <summary>One section of the application, in the order of the list.</summary>
public enum ApplicationTask
{
    Person,
    Contact,
    Education,
    Group,
    Service,
    Posts,
    Documents,
    Accommodation,
    Declaration,
}

/// <summary>How far a section is.</summary>
public enum TaskState
{
    NotStarted,
    Started,
    Done,

    /// <summary>What was entered does not hold any more.</summary>
    NeedsFix,

    /// <summary>Another section must be filled in first.</summary>
    NotAvailable,
}

/// <summary>The state of one section.</summary>
/// <param name="Task">Which.</param>
/// <param name="State">How far.</param>
/// <param name="Problem">What keeps it from being done; null when done.</param>
public sealed record TaskStatus(ApplicationTask Task, TaskState State, Problem? Problem)
{
    /// <summary>A section without which nothing can be submitted.</summary>
    public bool IsRequired => Task != ApplicationTask.Accommodation;
}

/// <summary>What a draft holds, opened.</summary>
public sealed record DraftContent
{
    public bool HasPerson { get; init; }
    public string? Group { get; init; }
    public IReadOnlyList<string> Preferences { get; init; } = [];
    public bool PreferencesConfirmed { get; init; }
    public ApplicationDetails Details { get; init; } = ApplicationDetails.Empty;

    /// <summary>Kinds of the documents in force, one entry a document.</summary>
    public IReadOnlyList<DocumentKind> Documents { get; init; } = [];

    /// <summary>Whether accommodation was asked for or declined.</summary>
    public bool AccommodationAnswered { get; init; }
}

/// <summary>The task list of an application.</summary>
public static class ApplicationTasks
{
    /// <summary>The sections that the campaign asks for, with their states.</summary>
    public static IReadOnlyList<TaskStatus> Of(DraftContent content, RuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(rules);
        return
        [
            Person(content),
            Of(
                ApplicationTask.Contact,
                content.Details.Contact is not null,
                false,
                ApplicationProblems.SectionIncomplete
            ),
            Of(
                ApplicationTask.Education,
                content.Details.Education.Count > 0,
                false,
                ApplicationProblems.SectionIncomplete
            ),
            Group(content, rules),
            .. Service(content, rules),
            Posts(content, rules),
            Documents(content, rules),
            Of(
                ApplicationTask.Accommodation,
                content.AccommodationAnswered,
                false,
                ApplicationProblems.AccommodationUnanswered
            ),
            .. Declaration(content, rules),
        ];
    }

    /// <summary>The first section that keeps the application from being submitted; null when there is none.</summary>
    public static TaskStatus? Next(IReadOnlyList<TaskStatus> tasks)
    {
        var open = tasks.Where(task => task.IsRequired && task.State != TaskState.Done).ToList();
        return open.Find(task => task.State == TaskState.NeedsFix)
            ?? open.Find(task => task.State != TaskState.NotAvailable);
    }

    /// <summary>Kinds of documents that the applicant's group must hand in.</summary>
    public static IReadOnlyList<DocumentKind> DemandedDocuments(RuleSet rules, string? group)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var demanded = rules
            .Eligibility.Where(rule => group is not null && rule.AppliesTo(group))
            .Select(rule => rule.Document)
            .OfType<DocumentKind>();
        var needsProof = rules.Groups.Any(known => known.Code == group && known.ProofRequired);
        return [.. demanded.Concat(needsProof ? [DocumentKind.GroupProof] : []).Distinct().Order()];
    }

    private static TaskStatus Person(DraftContent content) =>
        Of(
            ApplicationTask.Person,
            content.HasPerson && content.Details is { BirthDate: not null, Citizenship: not null },
            content.HasPerson,
            ApplicationProblems.PersonIncomplete
        );

    private static TaskStatus Group(DraftContent content, RuleSet rules)
    {
        var isKnown = rules.Groups.Any(group => group.Code == content.Group);
        return content.Group is not null && !isKnown
            ? Fix(ApplicationTask.Group, new Problem(ApplicationProblems.GroupMissing))
            : Of(ApplicationTask.Group, isKnown, false, ApplicationProblems.GroupMissing);
    }

    private static IEnumerable<TaskStatus> Service(DraftContent content, RuleSet rules)
    {
        var group = rules.Groups.FirstOrDefault(known => known.Code == content.Group);
        if (rules.Groups.All(known => !known.HasService) || group is { HasService: false })
        {
            yield break;
        }

        var problem = new Problem(ApplicationProblems.SectionIncomplete);
        yield return group is null ? new(ApplicationTask.Service, TaskState.NotAvailable, problem)
        // the birth date was corrected after the service was entered
        : content.Details is { Service: { } service, BirthDate: { } born }
        && service.ServesSince < born.AddYears(TaxNumber.MinimumAge)
            ? Fix(ApplicationTask.Service, new Problem(ApplicationProblems.ServiceTooEarly))
        : Of(ApplicationTask.Service, content.Details.Service is not null, false, problem.Code);
    }

    private static TaskStatus Posts(DraftContent content, RuleSet rules)
    {
        if (content.Preferences.Count == 0)
        {
            return Of(ApplicationTask.Posts, false, false, ApplicationProblems.PreferencesMissing);
        }

        return Preferences.Check(content.Preferences, rules).Problem is { } fault
            ? Fix(ApplicationTask.Posts, fault)
            : Of(
                ApplicationTask.Posts,
                content.PreferencesConfirmed,
                true,
                ApplicationProblems.PreferencesUnconfirmed
            );
    }

    private static TaskStatus Documents(DraftContent content, RuleSet rules)
    {
        var problem = new Problem(ApplicationProblems.DocumentMissing);
        return content.Group is null
            ? new(
                ApplicationTask.Documents,
                content.Documents.Count > 0 ? TaskState.Started : TaskState.NotAvailable,
                problem
            )
            : Of(
                ApplicationTask.Documents,
                DemandedDocuments(rules, content.Group).All(content.Documents.Contains),
                content.Documents.Count > 0,
                problem.Code
            );
    }

    private static IEnumerable<TaskStatus> Declaration(DraftContent content, RuleSet rules)
    {
        if (rules.Declarations.Count > 0)
        {
            yield return Of(
                ApplicationTask.Declaration,
                rules.Declarations.All(known => content.Details.Declarations.Contains(known.Code)),
                content.Details.Declarations.Count > 0,
                ApplicationProblems.DeclarationsIncomplete
            );
        }
    }

    private static TaskStatus Of(
        ApplicationTask task,
        bool isDone,
        bool isStarted,
        string problem
    ) =>
        isDone
            ? new(task, TaskState.Done, null)
            : new(task, isStarted ? TaskState.Started : TaskState.NotStarted, new Problem(problem));

    private static TaskStatus Fix(ApplicationTask task, Problem problem) =>
        new(task, TaskState.NeedsFix, problem);
}
