using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Publication;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Reports.Protocols;

/// <summary>The protocol of admission: each application, who decided what on it and why; written in the journal.</summary>
/// <param name="Language"><c>uk</c> or <c>en</c>.</param>
[Requires(Permission.ApplicationsDecide)]
public sealed record GetAdmissionProtocol(
    CampaignId Campaign,
    [property: AllowedValues("uk", "en")] string Language
) : IQuery<ProtocolFile>, IOfCampaign;

internal sealed class GetAdmissionProtocolHandler(
    AppDbContext db,
    PersonalData personal,
    ProtocolWords words,
    TimeProvider time,
    UseCaseContext context
) : IHandler<GetAdmissionProtocol, ProtocolFile>
{
    public async Task<Result<ProtocolFile>> HandleAsync(
        GetAdmissionProtocol message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == message.Campaign, ct);
        var data = new AdmissionProtocolData(
            campaign.Rules.Edition,
            campaign.RulesHash ?? "",
            await EntriesAsync(campaign, ct)
        );
        var head = new ProtocolHead(
            campaign.Code,
            campaign.Title,
            campaign.Rules.TimeZone,
            time.UtcNow(),
            CanonicalJson.Hash(data),
            campaign.IsDemo
        );
        context.RecordRead("AdmissionProtocol", campaign.Id.ToString(), campaign.Id);
        context.Reason = $"SHA-256 {head.Hash}";
        return new ProtocolFile(
            $"staffselect-{campaign.Code}-admission-{message.Language}.pdf",
            ProtocolWords.Draw(message.Language, () => AdmissionProtocol.Compose(head, data, words))
        );
    }

    private async Task<IReadOnlyList<AdmissionEntry>> EntriesAsync(
        Campaign campaign,
        CancellationToken ct
    )
    {
        var applications = await db
            .Applications.AsNoTracking()
            .Where(application => application.CampaignId == campaign.Id)
            .OrderBy(application => application.WorkingCode)
            .ToListAsync(ct);
        var decisions = (
            await (
                from decision in db.AdmissionDecisions.AsNoTracking()
                join application in db.Applications on decision.ApplicationId equals application.Id
                where application.CampaignId == campaign.Id
                orderby decision.DecidedAt
                select decision
            ).ToListAsync(ct)
        ).ToLookup(decision => decision.ApplicationId);
        var people = decisions
            .SelectMany(rows => rows)
            .Select(decision => decision.DecidedBy)
            .OfType<UserId>()
            .Select(user => user.Value)
            .ToHashSet();
        var names = await db
            .Users.Where(user => people.Contains(user.Id))
            .ToDictionaryAsync(user => new UserId(user.Id), user => user.DisplayName, ct);
        await personal.PreloadAsync(applications.Select(one => one.PersonId), ct);
        var entries = new List<AdmissionEntry>(applications.Count);
        foreach (var application in applications)
        {
            var lines = new List<AdmissionLine>();
            foreach (var decision in decisions[application.Id])
            {
                lines.Add(await LineAsync(campaign.Rules, application, decision, names, ct));
            }

            entries.Add(
                new AdmissionEntry(
                    application.WorkingCode,
                    await NameAsync(application, ct),
                    campaign.Rules.Group(application.GroupCode).Title,
                    application.SubmittedAt,
                    application.Status,
                    lines
                )
            );
        }

        return entries;
    }

    private async Task<AdmissionLine> LineAsync(
        RuleSet rules,
        Application application,
        AdmissionDecision decision,
        Dictionary<UserId, string> names,
        CancellationToken ct
    )
    {
        var unmet = await personal.OpenRecordAsync<List<UnmetCondition>>(
            application.PersonId,
            decision.Conditions,
            ct
        );
        return new AdmissionLine(
            decision.Status,
            decision.Ground,
            decision.DecidedAt,
            decision.DecidedBy is { } by ? names.GetValueOrDefault(by, "") : "",
            await personal.OpenAsync(application.PersonId, decision.Reason, ct),
            [
                .. decision.Rules.Select(code => new AdmissionUnmet(
                    rules.Eligibility.Single(rule => rule.Code == code).Text,
                    unmet?.Find(one => one.Rule == code)?.Words
                )),
            ]
        );
    }

    /// <summary>Null when the person was erased.</summary>
    private async Task<string?> NameAsync(Application application, CancellationToken ct)
    {
        var person = application.PersonId;
        return
            await personal.OpenAsync(person, application.FamilyName, ct) is { } family
            && await personal.OpenAsync(person, application.GivenName, ct) is { } given
            ? new PersonName(
                family,
                given,
                await personal.OpenAsync(person, application.Patronymic, ct)
            ).Full
            : null;
    }
}
