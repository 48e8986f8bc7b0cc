using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Panels;
using StaffSelect.Domain.Stages;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Admission;
using StaffSelect.Web.Candidate.Applying;
using StaffSelect.Web.Mail;

namespace StaffSelect.Web.Account.MyData;

/// <summary>Reads somebody's own applications; what the stages gave is <see cref="OwnOutcomeReader"/>'s.</summary>
internal sealed class OwnApplicationReader(
    AppDbContext db,
    PersonalData personal,
    OwnOutcomeReader outcomes
)
{
    public async Task<IReadOnlyList<OwnApplicationData>> OfAsync(UserId user, CancellationToken ct)
    {
        var found = await (
            from application in db.Applications.AsNoTracking()
            join campaign in db.Campaigns.AsNoTracking()
                on application.CampaignId equals campaign.Id
            where application.UserId == user
            orderby application.SubmittedAt descending
            select new { application, campaign }
        ).ToListAsync(ct);
        await personal.PreloadAsync(found.Select(row => row.application.PersonId), ct);
        var applications = new List<OwnApplicationData>();
        foreach (var row in found)
        {
            applications.Add(await OneAsync(row.application, row.campaign, ct));
        }

        return applications;
    }

    /// <summary>All documents of an application or a draft, replaced ones too.</summary>
    public async Task<IReadOnlyList<OwnDocument>> DocumentsAsync(
        ApplicationId application,
        PersonId person,
        CancellationToken ct
    )
    {
        var rows = await (
            from document in db.ApplicationDocuments.AsNoTracking()
            join file in db.StoredFiles.AsNoTracking() on document.FileId equals file.Id
            where document.ApplicationId == application
            orderby document.UploadedAt
            select new
            {
                document,
                file.Size,
                file.Sha256,
            }
        ).ToListAsync(ct);
        var documents = new List<OwnDocument>();
        foreach (var row in rows)
        {
            documents.Add(
                new OwnDocument(
                    row.document.Kind,
                    await personal.OpenAsync(person, row.document.Name, ct),
                    row.document.Number,
                    row.document.UploadedAt,
                    row.Size,
                    row.Sha256
                )
            );
        }

        return documents;
    }

    private async Task<OwnApplicationData> OneAsync(
        Application own,
        Campaign campaign,
        CancellationToken ct
    ) =>
        new()
        {
            Campaign = campaign.Code,
            Title = campaign.Title,
            WorkingCode = own.WorkingCode,
            PublicationCode = own.PublicationCode,
            Status = own.Status,
            SubmittedAt = own.SubmittedAt,
            ChangedAt = own.ChangedAt,
            WithdrawnAt = own.WithdrawnAt,
            NoticeAcceptedAt = own.NoticeAcceptedAt,
            Versions = await VersionsAsync(own, campaign.Rules, ct),
            Documents = await DocumentsAsync(own.Id, own.PersonId, ct),
            Decisions =
            [
                .. (await AdmissionHistory.OfAsync(db, personal, own, campaign.Rules, ct)).Select(
                    decision => new OwnDecision(
                        decision.At,
                        decision.Status,
                        decision.Ground,
                        decision.Reason,
                        [.. decision.Unmet.Select(rule => new OwnUnmet(rule.Text, rule.Words))]
                    )
                ),
            ],
            Accommodation = new OwnAccommodation(
                await RequestsAsync(own, ct),
                await AccommodatedAsync(own, ct)
            ),
            Notices = await NoticesAsync(own, ct),
            Messages = await MessagesAsync(own, campaign, ct),
            TestDates = await TestDatesAsync(own, campaign.Rules, ct),
            Absences = await AbsencesAsync(own, campaign.Rules, ct),
            Tests = await outcomes.TestsAsync(own, campaign, ct),
            Interviews = await db.Set<Interview>()
                .AsNoTracking()
                .Where(interview => interview.ApplicationId == own.Id)
                .OrderBy(interview => interview.StartsAt)
                .Select(interview => new OwnInterview(interview.StartsAt, interview.Place))
                .ToListAsync(ct),
            Stages = await outcomes.StagesAsync(own, campaign, ct),
            Result = await outcomes.ResultAsync(own, campaign, ct),
            Appeals = await outcomes.AppealsAsync(own, ct),
        };

    private async Task<IReadOnlyList<OwnTestDate>> TestDatesAsync(
        Application own,
        RuleSet rules,
        CancellationToken ct
    ) =>
        [
            .. (
                await db.Set<SessionPlace>()
                    .AsNoTracking()
                    .Where(place => place.ApplicationId == own.Id)
                    .Join(
                        db.Set<TestSession>(),
                        place => place.SessionId,
                        session => session.Id,
                        (_, session) => session
                    )
                    .OrderBy(session => session.StartsAt)
                    .ToListAsync(ct)
            ).Select(session => new OwnTestDate(
                rules.Stage(session.Stage).Title,
                session.Title,
                session.Place,
                session.StartsAt,
                session.LatestStartAt,
                session.IsReserve
            )),
        ];

    private async Task<IReadOnlyList<OwnAbsence>> AbsencesAsync(
        Application own,
        RuleSet rules,
        CancellationToken ct
    )
    {
        var rows = await db.Set<CandidateAbsence>()
            .AsNoTracking()
            .Where(absence => absence.ApplicationId == own.Id)
            .OrderBy(absence => absence.RecordedAt)
            .ToListAsync(ct);
        var absences = new List<OwnAbsence>();
        foreach (var row in rows)
        {
            absences.Add(
                new OwnAbsence(
                    rules.Stage(row.Stage).Title,
                    row.MissedAt,
                    row.IsExcused,
                    await personal.OpenAsync(own.PersonId, row.Reason, ct),
                    await personal.OpenAsync(own.PersonId, row.Document, ct),
                    row.RecordedAt,
                    row.LiftedAt
                )
            );
        }

        return absences;
    }

    private async Task<IReadOnlyList<OwnVersion>> VersionsAsync(
        Application own,
        RuleSet rules,
        CancellationToken ct
    )
    {
        var rows = await db
            .ApplicationEditions.AsNoTracking()
            .Where(edition => edition.ApplicationId == own.Id)
            .OrderBy(edition => edition.Number)
            .ToListAsync(ct);
        var versions = new List<OwnVersion>();
        foreach (var row in rows)
        {
            var answers = await personal.OpenRecordAsync<SubmittedAnswers>(
                own.PersonId,
                row.Content,
                ct
            );
            versions.Add(
                new OwnVersion(
                    row.Number,
                    row.SubmittedAt,
                    row.RulesHash,
                    answers is null ? null : rules.Group(answers.Group).Title,
                    [.. (answers?.Preferences ?? []).Select(code => NameOf(rules.Post(code)))],
                    [
                        .. rules
                            .Declarations.Where(one =>
                                answers?.Details.Declarations.Contains(one.Code) == true
                            )
                            .Select(one => one.Text),
                    ],
                    answers
                )
            );
        }

        return versions;
    }

    private static LocalizedText NameOf(Post post) =>
        new($"{post.Title.Uk}, {post.Place.Uk}", $"{post.Title.En}, {post.Place.En}");

    private async Task<IReadOnlyList<OwnAccommodationRequest>> RequestsAsync(
        Application own,
        CancellationToken ct
    )
    {
        var rows = await db
            .AccommodationRequests.AsNoTracking()
            .Where(request => request.ApplicationId == own.Id)
            .OrderBy(request => request.MadeAt)
            .Select(request => new
            {
                request,
                Sha256 = db
                    .StoredFiles.Where(file => file.Id == request.FileId)
                    .Select(file => file.Sha256)
                    .FirstOrDefault(),
            })
            .ToListAsync(ct);
        var requests = new List<OwnAccommodationRequest>();
        foreach (var row in rows)
        {
            requests.Add(
                new OwnAccommodationRequest(
                    row.request.MadeAt,
                    row.request.IsNeeded,
                    row.request.Percent,
                    row.request.Breaks,
                    await personal.OpenAsync(own.PersonId, row.request.Ground, ct),
                    await personal.OpenAsync(own.PersonId, row.request.FileName, ct),
                    row.Sha256
                )
            );
        }

        return requests;
    }

    /// <summary>Decisions in force; a proposal is nobody's decision yet.</summary>
    private async Task<IReadOnlyList<OwnAccommodationDecision>> AccommodatedAsync(
        Application own,
        CancellationToken ct
    )
    {
        var rows = await db
            .AccommodationDecisions.AsNoTracking()
            .Where(decision =>
                decision.ApplicationId == own.Id && decision.State == AccommodationState.Confirmed
            )
            .OrderBy(decision => decision.AnsweredAt)
            .ToListAsync(ct);
        var decisions = new List<OwnAccommodationDecision>();
        foreach (var row in rows)
        {
            decisions.Add(
                new OwnAccommodationDecision(
                    row.AnsweredAt!.Value,
                    row.Percent,
                    row.Breaks,
                    row.BreakMinutes,
                    await personal.OpenAsync(own.PersonId, row.Reason, ct)
                )
            );
        }

        return decisions;
    }

    private async Task<IReadOnlyList<OwnNotice>> NoticesAsync(Application own, CancellationToken ct)
    {
        var rows = await db
            .ApplicationNotices.AsNoTracking()
            .Where(notice => notice.ApplicationId == own.Id)
            .OrderBy(notice => notice.At)
            .ToListAsync(ct);
        var notices = new List<OwnNotice>();
        foreach (var row in rows)
        {
            notices.Add(
                new OwnNotice(
                    row.At,
                    row.Kind,
                    await personal.OpenAsync(own.PersonId, row.Detail, ct)
                )
            );
        }

        return notices;
    }

    private async Task<IReadOnlyList<OwnMessage>> MessagesAsync(
        Application own,
        Campaign campaign,
        CancellationToken ct
    )
    {
        var rows = await (
            from delivery in db.MessageDeliveries.AsNoTracking()
            where delivery.Application == own.Id
            join message in db.CampaignMessages.AsNoTracking() on delivery.Message equals message.Id
            orderby delivery.At
            select new { delivery, message }
        ).ToListAsync(ct);
        return
        [
            .. rows.Select(row => new OwnMessage(
                row.delivery.At,
                row.message.Subject,
                MessageWords.Fill(
                    row.message.Body,
                    MessageWords.ValuesOf(row.message, campaign, own.WorkingCode, row.delivery)
                )
            )),
        ];
    }
}
