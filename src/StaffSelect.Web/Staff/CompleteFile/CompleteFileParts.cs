using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Conventions;
using StaffSelect.Data.Panels;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Panels;
using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Stages;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.Staff.Applications;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.CompleteFile;

/// <summary>The JSON documents of a complete file, each from the tables that hold it.</summary>
internal sealed class CompleteFileParts(
    AppDbContext db,
    PersonalData personal,
    DoubleHistory history
)
{
    private static readonly JsonSerializerOptions Readable = new(JsonDocuments.Options)
    {
        WriteIndented = true,
    };

    public async Task<IReadOnlyList<CompleteFilePart>> OfAsync(
        Campaign campaign,
        Application application,
        IReadOnlyList<ApplicationDocument> documents,
        Actor reader,
        CancellationToken ct
    )
    {
        var attempts = await db.Set<Attempt>()
            .AsNoTracking()
            .Where(attempt => attempt.Application == application.Id)
            .OrderBy(attempt => attempt.StartedAt)
            .ToListAsync(ct);
        var interviews = await db.Set<Interview>()
            .AsNoTracking()
            .AsSplitQuery()
            .Include(interview => interview.Declarations)
            .Include(interview => interview.Absences)
            .Where(interview => interview.ApplicationId == application.Id)
            .OrderBy(interview => interview.StartsAt)
            .ToListAsync(ct);
        var appeals = await db
            .Appeals.AsNoTracking()
            .Where(appeal => appeal.ApplicationId == application.Id)
            .OrderBy(appeal => appeal.FiledAt)
            .ToListAsync(ct);
        var notes = await ApplicationNotes.OfAsync(db, personal, application, ct);
        string[] keys =
        [
            application.Id.ToString(),
            .. documents.Select(document => document.Id.ToString()),
            .. attempts.Select(attempt => attempt.Id.ToString()),
            .. interviews.Select(interview => interview.Id.ToString()),
            .. appeals.Select(appeal => appeal.Id.ToString()),
            .. notes.Select(note => note.Id.ToString()),
        ];
        return
        [
            Part("01-application", await ApplicationAsync(campaign, application, ct)),
            Part("02-editions", await EditionsAsync(application, ct)),
            Part("03-notices", await NoticesAsync(application, ct)),
            Part("04-tests", await TestsAsync(application, attempts, ct)),
            Part("05-compulsory-checks", await GatesAsync(application, ct)),
            Part("06-interviews", await InterviewsAsync(campaign, application, interviews, ct)),
            Part("07-result", await ResultAsync(campaign, application, ct)),
            Part("08-appeals", await AppealsAsync(application, appeals, ct)),
            Part("09-journal", await JournalAsync(campaign, keys, ct)),
            Part("10-notes", await NotesAsync(notes, ct)),
            Part("11-likely-doubles", await DoublesAsync(application, reader, ct)),
            Part("12-sessions-and-absences", await DatesAsync(application, ct)),
        ];
    }

    private static CompleteFilePart Part(string name, object content) =>
        new($"{name}.json", JsonSerializer.SerializeToUtf8Bytes(content, Readable));

    private async Task<object> ApplicationAsync(
        Campaign campaign,
        Application application,
        CancellationToken ct
    )
    {
        var person = application.PersonId;
        var details = await personal.OpenAsync(person, application.Details, ct);
        return new
        {
            campaign = campaign.Code,
            campaign.Title,
            rules = campaign.RulesHash,
            application.WorkingCode,
            application.PublicationCode,
            application.Status,
            familyName = await personal.OpenAsync(person, application.FamilyName, ct),
            givenName = await personal.OpenAsync(person, application.GivenName, ct),
            patronymic = await personal.OpenAsync(person, application.Patronymic, ct),
            application.IdentityKind,
            identityNumber = await personal.OpenAsync(person, application.IdentityNumber, ct),
            group = application.GroupCode,
            application.Preferences,
            details = details is null ? null : JsonNode.Parse(details),
            application.SubmittedAt,
            application.ChangedAt,
            application.Edition,
            application.NoticeAcceptedAt,
            application.DecidedAt,
            decidedBy = await NameAsync(application.DecidedBy, ct),
            application.DecisionGround,
            decisionReason = await personal.OpenAsync(person, application.DecisionReason, ct),
            application.WithdrawnAt,
            application.AccommodationPercent,
        };
    }

    private async Task<object> EditionsAsync(Application application, CancellationToken ct)
    {
        var editions = await db
            .ApplicationEditions.AsNoTracking()
            .Where(edition => edition.ApplicationId == application.Id)
            .OrderBy(edition => edition.Number)
            .ToListAsync(ct);
        var rows = new List<object>();
        foreach (var edition in editions)
        {
            var content = await personal.OpenAsync(application.PersonId, edition.Content, ct);
            rows.Add(
                new
                {
                    edition.Number,
                    edition.SubmittedAt,
                    edition.RulesHash,
                    documents = edition.Documents.Select(document => document.ToString()),
                    content = content is null ? null : JsonNode.Parse(content),
                }
            );
        }

        return rows;
    }

    private async Task<object> NoticesAsync(Application application, CancellationToken ct)
    {
        var notices = await db
            .ApplicationNotices.AsNoTracking()
            .Where(notice => notice.ApplicationId == application.Id)
            .OrderBy(notice => notice.At)
            .ToListAsync(ct);
        var rows = new List<object>();
        foreach (var notice in notices)
        {
            rows.Add(
                new
                {
                    notice.At,
                    notice.Kind,
                    detail = await personal.OpenAsync(application.PersonId, notice.Detail, ct),
                }
            );
        }

        return rows;
    }

    /// <summary>The log by places of the form: what was chosen when, never what an item says.</summary>
    private async Task<object> TestsAsync(
        Application application,
        List<Attempt> attempts,
        CancellationToken ct
    )
    {
        var closed = attempts.Where(one => one.IsClosed).Select(one => one.Id).ToList();
        var events = (
            await db.Set<AttemptEvent>()
                .AsNoTracking()
                .Where(entry => closed.Contains(entry.Attempt))
                .OrderBy(entry => entry.Number)
                .ToListAsync(ct)
        ).ToLookup(entry => entry.Attempt);
        var results = await db.Set<TestResult>()
            .AsNoTracking()
            .Where(result => result.Application == application.Id)
            .ToDictionaryAsync(result => result.Attempt, ct);
        return attempts.Select(attempt => new
        {
            attempt.Stage,
            attempt.Status,
            attempt.StartedAt,
            attempt.DeadlineAt,
            attempt.ClosedAt,
            attempt.LimitSeconds,
            attempt.AccommodationPercent,
            attempt.ReceiptCode,
            form = attempt.Form.Items.Select(
                (item, index) =>
                    new
                    {
                        place = index + 1,
                        item.Scale,
                        item.Difficulty,
                        version = item.Item.ToString(),
                    }
            ),
            log = events[attempt.Id]
                .Select(entry => new
                {
                    entry.Number,
                    entry.ReceivedAt,
                    entry.Kind,
                    entry.Late,
                    place = entry.Item,
                    entry.Option,
                    hash = Convert.ToHexStringLower(entry.Hash),
                }),
            result = results.TryGetValue(attempt.Id, out var result)
                ? new
                {
                    result.Raw,
                    result.Maximum,
                    result.Scales,
                    result.ComputedAt,
                }
                : null,
        });
    }

    private async Task<object> GatesAsync(Application application, CancellationToken ct) =>
        (
            await db
                .GateResults.AsNoTracking()
                .Where(result => result.ApplicationId == application.Id)
                .OrderBy(result => result.RecordedAt)
                .ToListAsync(ct)
        ).Select(result => new
        {
            result.Stage,
            result.Number,
            result.Passed,
            result.HeldOn,
            result.Correction,
            result.RecordedAt,
        });

    private async Task<object> InterviewsAsync(
        Campaign campaign,
        Application application,
        List<Interview> interviews,
        CancellationToken ct
    )
    {
        var rule = campaign.Rules.Stages.FirstOrDefault(stage => stage.Panel is not null)?.Panel;
        var rows = new List<object>();
        foreach (var interview in rule is null ? [] : interviews)
        {
            var panel = await db.Set<Panel>()
                .AsNoTracking()
                .Include(one => one.Members)
                .SingleAsync(one => one.Id == interview.PanelId, ct);
            var sheets = await db.Set<ScoreSheet>()
                .AsNoTracking()
                .Include(sheet => sheet.Entries)
                .Where(sheet => sheet.InterviewId == interview.Id)
                .ToListAsync(ct);
            var outcome = PanelOutcomes.Of(panel, interview, sheets, rule!).Outcome;
            var members = new List<object>();
            foreach (var member in Attendance.Of(panel, interview, sheets))
            {
                var sheet =
                    outcome.Awaited == 0 ? sheets.Find(one => one.Member == member.Member) : null;
                members.Add(
                    new
                    {
                        name = await NameAsync(member.Member, ct),
                        member.IsChair,
                        member.Standing,
                        sheet?.SubmittedAt,
                        entries = sheet is { Counts: true }
                            ? await EntriesAsync(application, sheet, ct)
                            : null,
                    }
                );
            }

            rows.Add(
                new
                {
                    panel = panel.Title,
                    interview.StartsAt,
                    interview.Place,
                    members,
                    outcome = outcome.Awaited == 0 ? outcome : null,
                }
            );
        }

        return rows;
    }

    private async Task<List<object>> EntriesAsync(
        Application application,
        ScoreSheet sheet,
        CancellationToken ct
    )
    {
        var entries = new List<object>();
        foreach (var entry in sheet.Entries)
        {
            entries.Add(
                new
                {
                    entry.Competency,
                    entry.Level,
                    note = await personal.OpenAsync(application.PersonId, entry.Note, ct),
                }
            );
        }

        return entries;
    }

    /// <summary>The candidate's row in every published version.</summary>
    private async Task<object> ResultAsync(
        Campaign campaign,
        Application application,
        CancellationToken ct
    ) =>
        (
            await db
                .Publications.AsNoTracking()
                .Where(publication => publication.CampaignId == campaign.Id)
                .OrderBy(publication => publication.Number)
                .ToListAsync(ct)
        ).Select(publication => new
        {
            publication.Number,
            publication.PublishedAt,
            publication.Sha256,
            publication.RulesHash,
            publication.AppealUntilAt,
            publication.Reason,
            row = publication.FullRanking().Find(application.Id) is { } row
                ? JsonNode.Parse(CanonicalJson.Serialize(row))
                : null,
        });

    private async Task<object> AppealsAsync(
        Application application,
        IEnumerable<Appeal> appeals,
        CancellationToken ct
    )
    {
        var rows = new List<object>();
        foreach (var appeal in appeals)
        {
            rows.Add(
                new
                {
                    appeal.Receipt,
                    appeal.Kind,
                    appeal.Stage,
                    appeal.FiledAt,
                    text = await personal.OpenAsync(application.PersonId, appeal.Text, ct),
                    appeal.Outcome,
                    answer = await personal.OpenAsync(application.PersonId, appeal.Answer, ct),
                    answeredBy = await NameAsync(appeal.AnsweredBy, ct),
                    appeal.AnsweredAt,
                }
            );
        }

        return rows;
    }

    private async Task<object> DatesAsync(Application application, CancellationToken ct)
    {
        var places = await db.Set<SessionPlace>()
            .AsNoTracking()
            .Where(place => place.ApplicationId == application.Id)
            .Join(
                db.Set<TestSession>(),
                place => place.SessionId,
                session => session.Id,
                (place, session) =>
                    new
                    {
                        session.Stage,
                        session.Title,
                        session.Place,
                        session.StartsAt,
                        session.LatestStartAt,
                        session.IsReserve,
                        place.Draw,
                        place.GivenAt,
                    }
            )
            .OrderBy(place => place.StartsAt)
            .ToListAsync(ct);
        var recorded = await db.Set<CandidateAbsence>()
            .AsNoTracking()
            .Where(absence => absence.ApplicationId == application.Id)
            .OrderBy(absence => absence.RecordedAt)
            .ToListAsync(ct);
        var absences = new List<object>();
        foreach (var absence in recorded)
        {
            absences.Add(
                new
                {
                    absence.Stage,
                    absence.MissedAt,
                    absence.IsExcused,
                    reason = await personal.OpenAsync(application.PersonId, absence.Reason, ct),
                    proof = await personal.OpenAsync(application.PersonId, absence.Document, ct),
                    recordedBy = await NameAsync(absence.RecordedBy, ct),
                    absence.RecordedAt,
                    liftedBy = await NameAsync(absence.LiftedBy, ct),
                    absence.LiftedAt,
                }
            );
        }

        return new { places, absences };
    }

    private async Task<object> NotesAsync(IReadOnlyList<NoteView> notes, CancellationToken ct)
    {
        var rows = new List<object>();
        foreach (var note in notes)
        {
            rows.Add(
                new
                {
                    note.WrittenAt,
                    writtenBy = await NameAsync(note.WrittenBy, ct),
                    note.Text,
                    note.StruckAt,
                    struckBy = await NameAsync(note.StruckBy, ct),
                    note.StruckReason,
                }
            );
        }

        return rows;
    }

    private async Task<object> DoublesAsync(
        Application application,
        Actor reader,
        CancellationToken ct
    )
    {
        var rows = new List<object>();
        foreach (var found in await history.OfAsync(application, reader, ct))
        {
            rows.Add(
                new
                {
                    campaign = found.CampaignCode,
                    found.WorkingCode,
                    found.Signs,
                    found.FoundAt,
                    found.Outcome,
                    found.Reason,
                    decidedBy = await NameAsync(found.DecidedBy, ct),
                    found.DecidedAt,
                }
            );
        }

        return rows;
    }

    /// <summary>Lines of the journal about these records, with the fingerprints that the sealed chain holds.</summary>
    private async Task<object> JournalAsync(
        Campaign campaign,
        string[] keys,
        CancellationToken ct
    ) =>
        await db
            .AuditEntries.AsNoTracking()
            .Where(entry => entry.Campaign == campaign.Id && keys.Contains(entry.Key))
            .OrderBy(entry => entry.Id)
            .Select(entry => new
            {
                entry.Id,
                entry.At,
                entry.UseCase,
                entry.Action,
                entry.Entity,
                entry.Key,
                entry.Hash,
            })
            .ToListAsync(ct);

    private async Task<string?> NameAsync(UserId? user, CancellationToken ct) =>
        user is { } id
            ? await db
                .Users.Where(account => account.Id == id.Value)
                .Select(account => account.DisplayName)
                .SingleOrDefaultAsync(ct)
            : null;
}
