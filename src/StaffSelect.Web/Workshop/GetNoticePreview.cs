using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Workshop;

/// <summary>What the announcement of a draft would say.</summary>
[Requires(Permission.CampaignPrepare)]
public sealed record GetNoticePreview(CampaignDraftId Draft) : IQuery<NoticePreview>;

/// <param name="Rules">Null while faults stand in the way of showing it.</param>
public sealed record NoticePreview(
    string Code,
    LocalizedText Title,
    LocalizedText Summary,
    RuleSet? Rules
);

internal sealed class GetNoticePreviewHandler(AppDbContext db, TimeProvider time)
    : IHandler<GetNoticePreview, NoticePreview>
{
    public async Task<Result<NoticePreview>> HandleAsync(
        GetNoticePreview message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (await db.DraftAsync(message.Draft, ct) is not { } draft)
        {
            return Problem.NotFound;
        }

        var findings = await db.FindingsAsync(draft, time.UtcNow(), ct);
        return new NoticePreview(
            findings.File.Code,
            findings.File.Title,
            findings.File.Summary,
            findings.CanBePreviewed ? findings.File.Rules : null
        );
    }
}
