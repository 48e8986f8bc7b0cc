using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Mail;
using StaffSelect.Web.Mail;

namespace StaffSelect.Web.Staff.Messages;

/// <summary>A message as an officer types it.</summary>
/// <param name="Date">Day in the campaign's zone.</param>
/// <param name="Time">Hour in the campaign's zone; needed when there is a day.</param>
/// <param name="Status">See <see cref="MessageAudience"/>.</param>
/// <param name="Stage">See <see cref="MessageAudience"/>.</param>
public sealed record MessageDraft(
    LocalizedText Subject,
    LocalizedText Body,
    DateOnly? Date,
    TimeOnly? Time,
    string? Place,
    [property: EnumDataType(typeof(ApplicationStatus))] ApplicationStatus? Status,
    [property: StringLength(20)] string? Stage
);

/// <summary>What a draft means in its campaign.</summary>
internal sealed record PreparedMessage(
    Campaign Campaign,
    MessageContent Content,
    MessageAudience Audience
)
{
    public bool HasOwnDates => Campaign.Rules.HasOwnDates(Audience);
}

internal static class MessageDrafts
{
    /// <summary>The draft with its instant in UTC, or what is wrong with its stage or hour.</summary>
    public static async Task<Result<PreparedMessage>> PrepareAsync(
        this AppDbContext db,
        CampaignId id,
        MessageDraft draft,
        CancellationToken ct
    )
    {
        var campaign = await db.Campaigns.AsNoTracking().SingleAsync(known => known.Id == id, ct);
        if (draft.Stage is { } stage && campaign.Rules.Stages.All(known => known.Code != stage))
        {
            return new Problem(MessageProblems.MessageStageUnknown).At("Audience");
        }

        DateTime? at = null;
        if (draft.Date is { } day)
        {
            if (draft.Time is not { } hour)
            {
                return new Problem(MessageProblems.MessageDateMissing).At("Time");
            }

            var instant = CampaignZone.ToUtc(day.ToDateTime(hour), campaign.Rules.TimeZone);
            if (instant.Problem is { } wrong)
            {
                return wrong.At("Time");
            }

            at = instant.Value;
        }

        return new PreparedMessage(
            campaign,
            new MessageContent(draft.Subject, draft.Body, at, draft.Place),
            new MessageAudience(draft.Stage is null ? draft.Status : null, draft.Stage)
        );
    }
}
