using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Panels;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Panels;
using StaffSelect.Domain.Publication;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Reports.Protocols;

/// <summary>The protocol of one panel: members, declarations, and the scores of interviews in which nobody is awaited any more; written in the journal.</summary>
/// <param name="Language"><c>uk</c> or <c>en</c>.</param>
[Requires(Permission.PanelManage)]
public sealed record GetPanelProtocol(
    PanelId Panel,
    [property: AllowedValues("uk", "en")] string Language
) : IQuery<ProtocolFile>, IOfPanel;

/// <summary>The same for a member of the panel: only what the member may see of colleagues, nothing of a candidate from whom he is recused.</summary>
/// <param name="Language"><c>uk</c> or <c>en</c>.</param>
[Requires(Permission.PanelScore)]
public sealed record GetOwnPanelProtocol(
    PanelId Panel,
    [property: AllowedValues("uk", "en")] string Language
) : IQuery<ProtocolFile>, IOfPanel;

internal sealed class GetPanelProtocolHandler(
    AppDbContext db,
    ProtocolWords words,
    TimeProvider time,
    UseCaseContext context
) : IHandler<GetPanelProtocol, ProtocolFile>, IHandler<GetOwnPanelProtocol, ProtocolFile>
{
    public async Task<Result<ProtocolFile>> HandleAsync(
        GetPanelProtocol message,
        Actor actor,
        CancellationToken ct
    ) => await DrawAsync(await PanelAsync(message.Panel, ct), null, message.Language, ct);

    public async Task<Result<ProtocolFile>> HandleAsync(
        GetOwnPanelProtocol message,
        Actor actor,
        CancellationToken ct
    )
    {
        var member = actor.RequiredUserId;
        var panel = await PanelAsync(message.Panel, ct);
        return panel.Members.Any(one => one.UserId == member)
            ? await DrawAsync(panel, member, message.Language, ct)
            : Problem.Forbidden;
    }

    private Task<Panel> PanelAsync(PanelId id, CancellationToken ct) =>
        db.Set<Panel>()
            .AsNoTracking()
            .Include(one => one.Members)
            .SingleAsync(one => one.Id == id, ct);

    private async Task<ProtocolFile> DrawAsync(
        Panel panel,
        UserId? reader,
        string language,
        CancellationToken ct
    )
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == panel.CampaignId, ct);
        var data = await DataAsync(campaign, panel, reader, ct);
        var head = new ProtocolHead(
            campaign.Code,
            campaign.Title,
            campaign.Rules.TimeZone,
            time.UtcNow(),
            CanonicalJson.Hash(data),
            campaign.IsDemo
        );
        context.RecordRead("PanelProtocol", panel.Id.ToString(), campaign.Id);
        context.Reason = $"SHA-256 {head.Hash}";
        return new ProtocolFile(
            $"staffselect-{campaign.Code}-panel-{panel.Id.ToString()[^6..]}-{language}.pdf",
            ProtocolWords.Draw(language, () => PanelProtocol.Compose(head, data, words))
        );
    }

    internal async Task<PanelProtocolData> DataAsync(
        Campaign campaign,
        Panel panel,
        UserId? reader,
        CancellationToken ct
    )
    {
        var rule = campaign.Rules.PanelStage.Panel!;
        var interviews = await db.Set<Interview>()
            .AsNoTracking()
            .AsSplitQuery()
            .Include(interview => interview.Declarations)
            .Include(interview => interview.Absences)
            .Where(interview => interview.PanelId == panel.Id)
            .OrderBy(interview => interview.StartsAt)
            .ThenBy(interview => interview.Id)
            .ToListAsync(ct);
        var sheets = (
            await (
                from sheet in db.Set<ScoreSheet>().AsNoTracking().Include(one => one.Entries)
                join interview in db.Set<Interview>() on sheet.InterviewId equals interview.Id
                where interview.PanelId == panel.Id
                select sheet
            ).ToListAsync(ct)
        ).ToLookup(sheet => sheet.InterviewId);
        var codes = await (
            from application in db.Applications
            join interview in db.Set<Interview>() on application.Id equals interview.ApplicationId
            where interview.PanelId == panel.Id
            select new { application.Id, application.WorkingCode }
        )
            .Distinct()
            .ToDictionaryAsync(one => one.Id, one => one.WorkingCode, ct);
        var ids = panel.Members.Select(member => member.UserId.Value).ToList();
        var names = await db
            .Users.Where(user => ids.Contains(user.Id))
            .ToDictionaryAsync(user => new UserId(user.Id), user => user.DisplayName, ct);
        return new PanelProtocolData(
            campaign.Rules.Edition,
            campaign.RulesHash ?? "",
            panel.Title,
            rule.MinimumMean,
            [.. rule.Competencies.Select(one => campaign.Rules.Competency(one.Code).Title)],
            [
                .. panel
                    .Members.OrderByDescending(member => member.IsChair)
                    .Select(member => new PanelSeatLine(
                        names.GetValueOrDefault(member.UserId, ""),
                        member.IsChair
                    )),
            ],
            [
                .. interviews
                    .Where(interview => MaySee(panel, interview, sheets[interview.Id], reader))
                    .Select(interview =>
                        EntryOf(
                            panel,
                            interview,
                            [.. sheets[interview.Id]],
                            rule,
                            codes[interview.ApplicationId]
                        )
                    ),
            ]
        );
    }

    /// <summary>A member sees his own day: interviews that wait for somebody, without levels, and those whose sheets are open to him.</summary>
    private static bool MaySee(
        Panel panel,
        Interview interview,
        IEnumerable<ScoreSheet> sheets,
        UserId? reader
    )
    {
        if (reader is not { } member)
        {
            return true;
        }

        var attendance = Attendance.Of(panel, interview, [.. sheets]);
        return !interview.IsRecused(member)
            && (
                Attendance.MaySeeColleagues(member, attendance)
                || attendance.Any(one =>
                    one.Standing is MemberStanding.Undeclared or MemberStanding.Scoring
                )
            );
    }

    private static PanelEntry EntryOf(
        Panel panel,
        Interview interview,
        IReadOnlyCollection<ScoreSheet> sheets,
        PanelRule rule,
        string code
    )
    {
        var outcome = PanelOutcomes.Of(panel, interview, sheets, rule).Outcome;
        // while somebody is awaited nobody reads a level: the protocol would be a way round
        var isOpen = outcome.Awaited == 0;
        return new PanelEntry(
            code,
            interview.StartsAt,
            interview.Place,
            [
                .. Attendance
                    .Of(panel, interview, sheets)
                    .OrderByDescending(member => member.IsChair)
                    .Select(member =>
                    {
                        var sheet = sheets.FirstOrDefault(one =>
                            one.Member == member.Member && one.Counts
                        );
                        return new PanelPart(
                            member.Standing,
                            interview
                                .Declarations.Where(one => one.Member == member.Member)
                                .Select(one => (DateTime?)one.DeclaredAt)
                                .Max(),
                            sheet?.SubmittedAt,
                            isOpen && sheet is not null
                                ? [.. rule.Competencies.Select(one => sheet.Levels()[one.Code])]
                                : []
                        );
                    }),
            ],
            isOpen ? outcome.QuorumMet : null,
            isOpen && outcome.Result is { } result
                ? new PanelMeans(
                    [
                        .. result.Competencies.Select(one => new PanelMean(
                            one.Mean,
                            one.Minimum,
                            one.MeetsMinimum
                        )),
                    ],
                    result.OverallMean,
                    result.MeetsMinimumMean
                )
                : null
        );
    }
}
