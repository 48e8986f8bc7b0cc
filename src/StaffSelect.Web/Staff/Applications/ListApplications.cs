using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Applications;

/// <summary>In what order the list stands.</summary>
public enum ApplicationSort
{
    Name,
    NameDescending,
    Submitted,
    SubmittedDescending,
}

/// <summary>One page of the applications of a campaign.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Search">Parts of names, or the beginning of a working code.</param>
/// <param name="Status">Null for all.</param>
/// <param name="Group">Code of an applicant group, or null.</param>
/// <param name="FirstPost">Code of the first choice, or null.</param>
/// <param name="Sort">Names by the Ukrainian alphabet.</param>
/// <param name="Skip">Rows before the page.</param>
/// <param name="Take">Rows of the page.</param>
/// <param name="OnlyDoubles">Only applications with a likely double that nobody has decided about.</param>
[Requires(Permission.ApplicationsRead)]
public sealed record ListApplications(
    CampaignId Campaign,
    [property: StringLength(200)] string? Search,
    ApplicationStatus? Status,
    [property: StringLength(40)] string? Group,
    [property: StringLength(40)] string? FirstPost,
    ApplicationSort Sort,
    [property: Range(0, 1_000_000)] int Skip,
    [property: Range(1, 100)] int Take,
    bool OnlyDoubles = false
) : IQuery<ApplicationList>, IOfCampaign;

/// <param name="Rows">The page.</param>
/// <param name="Total">Rows that fit all filters.</param>
/// <param name="ByStatus">Rows of each status that fit the other filters.</param>
/// <param name="Rules">The campaign's rules: names of groups and posts, dates.</param>
public sealed record ApplicationList(
    IReadOnlyList<ApplicationRow> Rows,
    int Total,
    IReadOnlyDictionary<ApplicationStatus, int> ByStatus,
    RuleSet Rules
);

/// <param name="Name">Null when the person was erased.</param>
/// <param name="HasDouble">A likely double that nobody has decided about.</param>
public sealed record ApplicationRow(
    ApplicationId Id,
    string? Name,
    string WorkingCode,
    string Group,
    string FirstPost,
    DateTime SubmittedAt,
    ApplicationStatus Status,
    int AccommodationPercent,
    bool HasDouble
);

internal sealed class ListApplicationsHandler(
    AppDbContext db,
    PersonalData personal,
    UseCaseContext context
) : IHandler<ListApplications, ApplicationList>
{
    public async Task<Result<ApplicationList>> HandleAsync(
        ListApplications message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == message.Campaign, ct);
        if (campaign is null)
        {
            return Problem.NotFound;
        }

        // an erased person has no row in the index, but the application stays in the list
        var found =
            from application in db.Applications.AsNoTracking()
            where application.CampaignId == message.Campaign
            join search in db.ApplicationSearches
                on application.Id equals search.ApplicationId
                into searches
            from search in searches.DefaultIfEmpty()
            select new Found { Application = application, Search = search };
        found = Filtered(found, message);
        if (message.OnlyDoubles)
        {
            var doubles = db.WithOpenDouble(message.Campaign);
            found = found.Where(f => doubles.Contains(f.Application.Id));
        }

        var byStatus = await found
            .GroupBy(f => f.Application.Status)
            .Select(group => new { Status = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Status, group => group.Count, ct);
        if (message.Status is { } status)
        {
            found = found.Where(f => f.Application.Status == status);
        }

        var total = message.Status is { } one
            ? byStatus.GetValueOrDefault(one)
            : byStatus.Values.Sum();
        var ids = await PageAsync(found, message, ct);
        var open = db.WithOpenDouble(campaign.Id);
        var loaded = await db
            .Applications.AsNoTracking()
            .Where(application => ids.Contains(application.Id))
            .Select(application => new
            {
                Application = application,
                HasDouble = open.Contains(application.Id),
            })
            .ToDictionaryAsync(row => row.Application.Id, ct);
        var page = ids.ConvertAll(id => loaded[id]);
        context.RecordRead("ApplicationList", campaign.Id.ToString(), campaign.Id);
        await personal.PreloadAsync(page.Select(row => row.Application.PersonId), ct);
        var rows = new List<ApplicationRow>(page.Count);
        foreach (var row in page)
        {
            var application = row.Application;
            rows.Add(
                new ApplicationRow(
                    application.Id,
                    (await ApplicantNames.OpenAsync(personal, application, ct))?.Full,
                    application.WorkingCode,
                    application.GroupCode,
                    application.FirstPostCode,
                    application.SubmittedAt,
                    application.Status,
                    application.AccommodationPercent,
                    row.HasDouble
                )
            );
        }

        return new ApplicationList(rows, total, byStatus, campaign.Rules);
    }

    private static IQueryable<Found> Filtered(IQueryable<Found> found, ListApplications message)
    {
        if (message.Group is { } group)
        {
            found = found.Where(f => f.Application.GroupCode == group);
        }

        if (message.FirstPost is { } post)
        {
            found = found.Where(f => f.Application.FirstPostCode == post);
        }

        var words = UkrainianSort.SearchText(message.Search);
        if (words.Length == 0)
        {
            // a search of signs only finds nobody, an empty one everybody
            return string.IsNullOrWhiteSpace(message.Search)
                ? found
                : found.Where(f => f.Application.WorkingCode == "");
        }

        if (CandidateCode.Prefix(message.Search) is { } code)
        {
            return found.Where(f =>
                f.Application.WorkingCode.StartsWith(code)
                || (f.Search != null && f.Search.NameSearch.Contains(words))
            );
        }

        foreach (var word in words.Split(' '))
        {
            found = found.Where(f => f.Search != null && f.Search.NameSearch.Contains(word));
        }

        return found;
    }

    /// <summary>The page's applications in order: only keys are sorted, so that sealed values are read for the rows of one page.</summary>
    private static async Task<List<ApplicationId>> PageAsync(
        IQueryable<Found> found,
        ListApplications message,
        CancellationToken ct
    )
    {
        if (message.Sort is ApplicationSort.Submitted or ApplicationSort.SubmittedDescending)
        {
            var byTime =
                message.Sort == ApplicationSort.Submitted
                    ? found.OrderBy(f => f.Application.SubmittedAt)
                    : found.OrderByDescending(f => f.Application.SubmittedAt);
            return await byTime
                .ThenBy(f => f.Application.Id)
                .Skip(message.Skip)
                .Take(message.Take)
                .Select(f => f.Application.Id)
                .ToListAsync(ct);
        }

        // from the index of names; people who were erased have none and stand at the end
        var named = found.Where(f => f.Search != null && f.Search.CampaignId == message.Campaign);
        var byName =
            message.Sort == ApplicationSort.Name
                ? named.OrderBy(f => f.Search!.NameSort)
                : named.OrderByDescending(f => f.Search!.NameSort);
        var ids = await byName
            .ThenBy(f => f.Application.Id)
            .Skip(message.Skip)
            .Take(message.Take)
            .Select(f => f.Application.Id)
            .ToListAsync(ct);
        if (ids.Count < message.Take)
        {
            ids.AddRange(
                await found
                    .Where(f => f.Search == null)
                    .OrderBy(f => f.Application.Id)
                    .Skip(Math.Max(0, message.Skip - await named.CountAsync(ct)))
                    .Take(message.Take - ids.Count)
                    .Select(f => f.Application.Id)
                    .ToListAsync(ct)
            );
        }

        return ids;
    }

    private sealed class Found
    {
        public required Application Application { get; init; }

        public ApplicationSearch? Search { get; init; }
    }
}
