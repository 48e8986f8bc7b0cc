using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;

namespace StaffSelect.Web.Admission;

/// <summary>Keeps the index of an application and the questions about its likely doubles; at each submission.</summary>
/// <remarks>Looks in all campaigns, for an officer may have two; the same account in another campaign is no double.</remarks>
public sealed class DoubleSearch(AppDbContext db, PersonalData personal, TimeProvider time)
{
    /// <summary>Most applications of one likeness that are compared, the newest: more of them say nothing more.</summary>
    private const int Most = 50;

    /// <summary>Renews index and questions after the application took what was submitted.</summary>
    public async Task RenewAsync(
        Application application,
        ApplicationSearch search,
        PersonName name,
        ApplicationDetails details,
        CancellationToken ct
    )
    {
        search.Take(
            name,
            details.BirthDate is { } born
                ? await personal.HashAsync("BirthDate", $"{born:yyyy-MM-dd}", ct)
                : null,
            details.Contact is { } contact
                ? await personal.HashAsync("Phone", contact.Phone, ct)
                : null
        );
        var found = await FindAsync(application, search, ct);
        var id = application.Id;
        var asked = await db
            .LikelyDoubles.Where(one => one.First == id || one.Second == id)
            .ToListAsync(ct);
        foreach (var open in asked.Where(one => one.Outcome is null))
        {
            if (found.Remove(open.Other(id), out var match))
            {
                open.Renew(match.Signs);
            }
            else
            {
                db.LikelyDoubles.Remove(open);
            }
        }

        foreach (var (other, match) in found)
        {
            var answered = asked.Where(one => one.Other(id) == other).ToList();
            if (match.Signs.Except(answered.SelectMany(one => one.Signs)).Any())
            {
                db.LikelyDoubles.Add(
                    LikelyDouble.Found(
                        id,
                        other,
                        match.Campaign == application.CampaignId ? match.Campaign : null,
                        answered.Count + 1,
                        match.Signs,
                        time.UtcNow()
                    )
                );
            }
        }
    }

    private async Task<Dictionary<ApplicationId, Match>> FindAsync(
        Application application,
        ApplicationSearch search,
        CancellationToken ct
    )
    {
        var files = await PersonalFiles(application.Documents)
            .Select(file => file.Sha256)
            .ToListAsync(ct);
        var own = new DoubleTraits(search.NameSearch, search.BirthHash, search.PhoneHash, files);
        var alike = await (
            from document in db.ApplicationDocuments
            join file in db.StoredFiles on document.FileId equals file.Id
            where
                files.Contains(file.Sha256)
                && document.Kind != DocumentKind.Other
                && document.ApplicationId != application.Id
            orderby document.UploadedAt descending
            select new
            {
                document.Id,
                document.ApplicationId,
                file.Sha256,
            }
        )
            .Take(Most)
            .ToListAsync(ct);
        var holders = alike.Select(document => document.ApplicationId).ToList();
        var (born, phone) = (search.BirthHash, search.PhoneHash);
        // each likeness by its own index: one condition with «or» would read every row
        var near = db
            .ApplicationSearches.Where(index => born != null && index.BirthHash == born)
            .Select(index => index.ApplicationId)
            .Union(
                db.ApplicationSearches.Where(index => phone != null && index.PhoneHash == phone)
                    .Select(index => index.ApplicationId)
            )
            .Union(
                db.ApplicationSearches.Where(index => holders.Contains(index.ApplicationId))
                    .Select(index => index.ApplicationId)
            );
        var others = await (
            from other in db.Applications.AsNoTracking()
            join index in db.ApplicationSearches.AsNoTracking()
                on other.Id equals index.ApplicationId
            where
                other.Id != application.Id
                && other.UserId != application.UserId
                && other.Status != ApplicationStatus.Withdrawn
                && near.Contains(other.Id)
            orderby other.SubmittedAt descending
            select new
            {
                other.Id,
                other.CampaignId,
                other.Documents,
                index.NameSearch,
                index.BirthHash,
                index.PhoneHash,
            }
        )
            .Take(Most)
            .ToListAsync(ct);
        return others
            .Select(other => new Match(
                other.Id,
                other.CampaignId,
                DoubleRule.Signs(
                    own,
                    new DoubleTraits(
                        other.NameSearch,
                        other.BirthHash,
                        other.PhoneHash,
                        [
                            .. alike
                                .Where(document => other.Documents.Contains(document.Id))
                                .Select(document => document.Sha256),
                        ]
                    )
                )
            ))
            .Where(match => match.Signs.Count > 0)
            .ToDictionary(match => match.Application);
    }

    private IQueryable<Domain.Files.StoredFile> PersonalFiles(
        IReadOnlyList<ApplicationDocumentId> documents
    ) =>
        from document in db.ApplicationDocuments
        join file in db.StoredFiles on document.FileId equals file.Id
        where documents.Contains(document.Id) && document.Kind != DocumentKind.Other
        select file;

    private sealed record Match(
        ApplicationId Application,
        CampaignId Campaign,
        IReadOnlyList<DoubleSign> Signs
    );
}
