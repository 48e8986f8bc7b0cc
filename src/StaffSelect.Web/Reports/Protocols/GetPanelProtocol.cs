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

internal sealed class GetPanelProtocolHandler(
    AppDbContext db,
    ProtocolWords words,
    TimeProvider time,
    UseCaseContext context
) : IHandler<GetPanelProtocol, ProtocolFile>
{
    public async Task<Result<ProtocolFile>> HandleAsync(
        GetPanelProtocol message,
        Actor actor,
        CancellationToken ct
    )
    {
        var panel = await db.Set<Panel>()
            .AsNoTracking()
            .Include(one => one.Members)
            .SingleAsync(one => one.Id == message.Panel, ct);
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == panel.CampaignId, ct);
        var data = await DataAsync(campaign, panel, ct);
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
            $"staffselect-{campaign.Code}-panel-{panel.Id.ToString()[^6..]}-{message.Language}.pdf",
            ProtocolWords.Draw(message.Language, () => PanelProtocol.Compose(head, data, words))
        );
    }

    internal async Task<PanelProtocolData> DataAsync(
        Campaign campaign,
        Panel panel,
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
                .. interviews.Select(interview =>
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
