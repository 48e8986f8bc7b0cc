using System.Text;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Staff.Applications;
using StaffSelect.Web.Staff.CompleteFile;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Candidates;

public class NotesTests
{
    private const string Words = "Дзвонила: просить писати на пошту";

    [Theory, EveryDatabase]
    public async Task Note_IsKeptSealedAndStruckOutOnceWithAReason(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var applicant = await app.ApplicantAsync(campaign, 1);
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        var colleague = await app.NewUserAsync("colleague", (Role.Officer, campaign.Id));
        var id = applicant.Application.Id;
        var open = new GetApplication(id);

        var missing = await app.RefusedAsync(
            ApplicationProblems.NoteMissing,
            new WriteNote(id, " \n"),
            officer
        );
        Assert.Equal(nameof(WriteNote.Text), missing.Field);
        await app.DoAsync(new WriteNote(id, $" {Words}\n"), officer);
        var note = Assert.Single((await app.DoAsync(open, colleague)).Notes);
        Assert.Equal((Words, officer.RequiredUserId), (note.Text, note.WrittenBy));

        var strike = new StrikeOutNote(id, note.Id, "Це про іншого кандидата");
        await app.DoAsync(strike, colleague);
        await app.RefusedAsync(ApplicationProblems.NoteStruck, strike, officer);

        var view = await app.DoAsync(open, officer);
        note = Assert.Single(view.Notes);
        Assert.Equal(
            (Words, "Це про іншого кандидата", colleague.UserId),
            (note.Text, note.StruckReason, note.StruckBy)
        );
        Assert.True(view.Deciders.ContainsKey(officer.RequiredUserId));
        var stored = await app.DbAsync(db => db.ApplicationNotes.SingleAsync());
        Assert.DoesNotContain("пошту", stored.Text.Value, StringComparison.Ordinal);
        string[] useCases = [nameof(WriteNote), nameof(StrikeOutNote)];
        foreach (var useCase in useCases)
        {
            var line = Assert.Single(
                await app.AuditOfAsync(useCase),
                line => line.Action != AuditAction.Refused
            );
            Assert.Equal(nameof(ApplicationNote), line.Entity);
            Assert.DoesNotContain("кандидат", line.Changes, StringComparison.Ordinal);
        }

        var file = await app.DoAsync(new GetCompleteFile(id), officer);
        var part = file.Parts.Single(one => one.Entry == "10-notes.json");
        Assert.Contains(Words, Encoding.UTF8.GetString(part.Content), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Note_ByWhoeverIsNoOfficerOfIt_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var elsewhere = await app.AnnouncedCampaignAsync(code: "autumn");
        var applicant = await app.ApplicantAsync(campaign, 1);
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        await app.DoAsync(new WriteNote(applicant.Application.Id, Words), officer);
        var note = await app.DbAsync(db => db.ApplicationNotes.SingleAsync());
        var actors = new List<Actor>
        {
            applicant.Actor,
            await app.NewUserAsync("other-officer", (Role.Officer, elsewhere.Id)),
        };
        foreach (var role in new[] { Role.PanelMember, Role.Approver, Role.Observer })
        {
            actors.Add(await app.NewUserAsync(role.ToString(), (role, campaign.Id)));
        }

        foreach (var actor in actors)
        {
            await app.RefusedAsync(
                Problem.Forbidden.Code,
                new WriteNote(applicant.Application.Id, Words),
                actor
            );
            await app.RefusedAsync(
                Problem.Forbidden.Code,
                new StrikeOutNote(applicant.Application.Id, note.Id, "Так не було насправді"),
                actor
            );
        }

        // a note is found with its own application only
        var second = await app.ApplicantAsync(campaign, 2);
        await app.RefusedAsync(
            Problem.NotFound.Code,
            new StrikeOutNote(second.Application.Id, note.Id, "Так не було насправді"),
            officer
        );
    }
}
