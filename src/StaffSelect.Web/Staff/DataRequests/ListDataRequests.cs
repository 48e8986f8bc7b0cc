using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.DataRequests;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.DataRequests;

/// <summary>Requests about own data that the sender answers or signs: the open ones by their limit, or the answered ones, newest first.</summary>
[Requires(Permission.SignedIn)]
public sealed record ListDataRequests(
    bool Answered,
    [property: Range(0, 1_000_000)] int Skip,
    [property: Range(1, 100)] int Take
) : IQuery<DataRequestList>;

public sealed record DataRequestList(
    IReadOnlyList<DataRequestRow> Rows,
    int Total,
    int Open,
    int Answered
);

/// <param name="Code">Working code in the campaign; null for a person without an application.</param>
/// <param name="Campaign">Title; null for a person without an application.</param>
public sealed record DataRequestRow(
    Guid Id,
    string? Code,
    LocalizedText? Campaign,
    DataRequestKind Kind,
    DataRequestState State,
    DateTime FiledAt,
    DateTime DueAt,
    DateTime? AnsweredAt,
    bool IsOverdue
);

internal sealed class ListDataRequestsHandler(AppDbContext db, TimeProvider time)
    : IHandler<ListDataRequests, DataRequestList>
{
    public async Task<Result<DataRequestList>> HandleAsync(
        ListDataRequests message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (!DataRequestDesk.IsOpenTo(actor))
        {
            return Problem.Forbidden;
        }

        var now = time.UtcNow();
        var all = db.RequestsOf(actor).AsNoTracking();
        var open = all.Where(request => request.AnsweredAt == null);
        var answered = all.Where(request => request.AnsweredAt != null);
        var shown = message.Answered
            ? answered
                .OrderByDescending(request => request.AnsweredAt)
                .ThenBy(request => request.Id)
            : open.OrderBy(request => request.DueAt).ThenBy(request => request.Id);
        var rows = await shown
            .Skip(message.Skip)
            .Take(message.Take)
            .Select(request => new
            {
                request,
                Code = db
                    .Applications.Where(one =>
                        one.UserId == request.User && one.CampaignId == request.CampaignId
                    )
                    .Select(one => one.WorkingCode)
                    .FirstOrDefault(),
                Title = db
                    .Campaigns.Where(one => one.Id == request.CampaignId)
                    .Select(one => one.Title)
                    .FirstOrDefault(),
            })
            .ToListAsync(ct);
        var (openCount, answeredCount) = (await open.CountAsync(ct), await answered.CountAsync(ct));
        return new DataRequestList(
            [
                .. rows.Select(row => new DataRequestRow(
                    row.request.Id,
                    row.Code,
                    row.Title,
                    row.request.Kind,
                    row.request.State,
                    row.request.FiledAt,
                    row.request.DueAt,
                    row.request.AnsweredAt,
                    row.request.IsOpen && row.request.DueAt < now
                )),
            ],
            message.Answered ? answeredCount : openCount,
            openCount,
            answeredCount
        );
    }
}
