using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Panels;

namespace StaffSelect.Web.Staff.Panels;

/// <summary>One interview with everything that its rules ask about; colleagues' sheets come without levels and notes.</summary>
internal sealed record InterviewFile(
    Campaign Campaign,
    Panel Panel,
    Interview Interview,
    Application Application,
    IReadOnlyList<ScoreSheet> Sheets
)
{
    public PanelRule Rule => Campaign.Rules.PanelStage.Panel!;

    /// <summary>Whether scores may still change: the candidate competes and nothing is published.</summary>
    public Problem? Closed =>
        Application.Status != ApplicationStatus.Admitted
            ? new Problem(PanelProblems.CandidateNotAdmitted)
        : Campaign.Status != CampaignStatus.Announced ? new Problem(PanelProblems.PanelsClosed)
        : null;

    public ScoreSheet? SheetOf(UserId member) =>
        Sheets.FirstOrDefault(sheet => sheet.Member == member);

    /// <summary>Loads an interview that exists.</summary>
    public static async Task<InterviewFile> LoadAsync(
        AppDbContext db,
        InterviewId id,
        CancellationToken ct
    )
    {
        var interview = await db.Set<Interview>()
            .AsSplitQuery()
            .Include(one => one.Declarations)
            .Include(one => one.Absences)
            .SingleAsync(one => one.Id == id, ct);
        var panel = await db.Set<Panel>()
            .Include(one => one.Members)
            .SingleAsync(one => one.Id == interview.PanelId, ct);
        var application = await db.Set<Application>()
            .SingleAsync(one => one.Id == interview.ApplicationId, ct);
        var campaign = await db.Campaigns.SingleAsync(one => one.Id == interview.CampaignId, ct);
        var sheets = await db.Set<ScoreSheet>()
            .Where(sheet => sheet.InterviewId == id)
            .ToListAsync(ct);
        return new InterviewFile(campaign, panel, interview, application, sheets);
    }

    /// <summary>Loads an interview for one of its members, with that member's own sheet in full.</summary>
    /// <remarks>Who is not in the panel learns nothing; who is recused is refused, whatever was asked.</remarks>
    public static async Task<Result<InterviewFile>> ForMemberAsync(
        AppDbContext db,
        InterviewId id,
        UserId member,
        CancellationToken ct
    )
    {
        var file = await LoadAsync(db, id, ct);
        if (!file.Panel.Has(member))
        {
            return Problem.NotFound;
        }

        if (file.Interview.IsRecused(member))
        {
            return Problem.Forbidden;
        }

        await db.Set<ScoreEntry>()
            .Where(entry =>
                db.Set<ScoreSheet>()
                    .Any(sheet =>
                        sheet.Id == entry.ScoreSheetId
                        && sheet.InterviewId == id
                        && sheet.Member == member
                    )
            )
            .LoadAsync(ct);
        return file;
    }
}
