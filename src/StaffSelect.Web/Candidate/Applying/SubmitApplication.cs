using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Mail;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.Applying;

/// <summary>Turns the draft into an application.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="DraftVersion">Version of the draft that the candidate has checked; another one means it was changed elsewhere.</param>
/// <param name="NoticeAccepted">The privacy notice was confirmed.</param>
[Requires(Permission.SignedIn)]
public sealed record SubmitApplication(CampaignId Campaign, int DraftVersion, bool NoticeAccepted)
    : ICommand<SubmittedApplication>,
        IOfCampaign;

/// <summary>What the candidate must write down.</summary>
public sealed record SubmittedApplication(
    ApplicationId Id,
    string WorkingCode,
    string PublicationCode,
    DateTime SubmittedAt
);

internal sealed class SubmitApplicationHandler(
    AppDbContext db,
    PersonalData personal,
    GrantReader grants,
    ApplicationNews news,
    UseCaseContext context,
    TimeProvider time
) : IHandler<SubmitApplication, SubmittedApplication>
{
    public async Task<Result<SubmittedApplication>> HandleAsync(
        SubmitApplication message,
        Actor actor,
        CancellationToken ct
    )
    {
        var now = time.UtcNow();
        var opened = await Drafts.OpenAsync(db, personal, message.Campaign, actor, now, ct);
        if (!opened.IsSuccess)
        {
            return opened.Problem;
        }

        var (campaign, draft) = opened.Value;
        if (draft.Version != message.DraftVersion)
        {
            return Problem.Conflict;
        }

        var person = await PersonOfAsync(draft, campaign, now, ct);
        var faults = Faults(message, campaign, draft, person.Problem);
        if (faults.Count > 0)
        {
            return Problem.Join(faults);
        }

        var (name, number) = person.Value;
        var hash = await personal.IdentityHashAsync(number.Kind.ToString(), number.Number, ct);
        if (
            await db.Applications.AnyAsync(
                other => other.CampaignId == campaign.Id && other.IdentityHash == hash,
                ct
            )
        )
        {
            return new Problem(ApplicationProblems.IdentityAlreadyUsed);
        }

        var application = Application.Submit(
            new Submission
            {
                Id = draft.Id,
                Campaign = campaign.Id,
                Person = draft.PersonId,
                User = draft.UserId,
                FamilyName = draft.FamilyName!.Value,
                GivenName = draft.GivenName!.Value,
                Patronymic = draft.Patronymic,
                IdentityKind = number.Kind,
                IdentityNumber = draft.IdentityNumber!.Value,
                IdentityHash = hash,
                Group = draft.GroupCode!,
                Preferences = draft.Preferences,
                Document = draft.DocumentId!.Value,
                WorkingCode = await NewCodeAsync(campaign.Id, ct),
                PublicationCode = await NewCodeAsync(campaign.Id, ct),
            },
            now
        );
        db.Applications.Add(application);
        db.ApplicationSearches.Add(ApplicationSearch.Of(application.Id, campaign.Id, name));
        db.ApplicationDrafts.Remove(draft);
        await GrantAsync(draft.UserId, campaign.Id, now, ct);
        await news.ReceivedAsync(application, campaign, ct);
        return new SubmittedApplication(
            application.Id,
            application.WorkingCode,
            application.PublicationCode,
            now
        );
    }

    private static List<Problem> Faults(
        SubmitApplication message,
        Campaign campaign,
        ApplicationDraft draft,
        Problem? person
    )
    {
        var faults = new List<Problem>();
        if (person is not null)
        {
            // all faults of one section lead to that section
            faults.Add(new Problem(ApplicationProblems.PersonIncomplete).At("Person"));
        }

        if (campaign.Rules.Groups.All(group => group.Code != draft.GroupCode))
        {
            faults.Add(new Problem(ApplicationProblems.GroupMissing).At("Group"));
        }

        if (Preferences.Check(draft.Preferences, campaign.Rules).Problem is { } posts)
        {
            faults.Add(posts.At("Posts"));
        }
        else if (!draft.PreferencesConfirmed)
        {
            faults.Add(new Problem(ApplicationProblems.PreferencesUnconfirmed).At("Posts"));
        }

        if (draft.DocumentId is null)
        {
            faults.Add(new Problem(ApplicationProblems.DocumentMissing).At("Document"));
        }

        if (!message.NoticeAccepted)
        {
            faults.Add(
                new Problem(ApplicationProblems.NoticeNotAccepted).At(
                    nameof(SubmitApplication.NoticeAccepted)
                )
            );
        }

        return faults;
    }

    private async Task<Result<(PersonName Name, IdentityNumber Number)>> PersonOfAsync(
        ApplicationDraft draft,
        Campaign campaign,
        DateTime now,
        CancellationToken ct
    )
    {
        var name = PersonName.Parse(
            await personal.OpenAsync(draft.PersonId, draft.FamilyName, ct),
            await personal.OpenAsync(draft.PersonId, draft.GivenName, ct),
            await personal.OpenAsync(draft.PersonId, draft.Patronymic, ct)
        );
        if (!name.IsSuccess)
        {
            return name.Problem;
        }

        var number = IdentityNumber.Parse(
            draft.IdentityKind,
            await personal.OpenAsync(draft.PersonId, draft.IdentityNumber, ct),
            Drafts.Today(campaign, now)
        );
        return number.IsSuccess ? (name.Value, number.Value) : number.Problem;
    }

    private async Task<string> NewCodeAsync(CampaignId campaign, CancellationToken ct)
    {
        while (true)
        {
            var code = CandidateCode.From(
                RandomNumberGenerator.GetBytes(CandidateCode.RandomBytes)
            );
            if (
                !await db.Applications.AnyAsync(
                    other =>
                        other.CampaignId == campaign
                        && (other.WorkingCode == code || other.PublicationCode == code),
                    ct
                )
            )
            {
                return code;
            }
        }
    }

    private async Task GrantAsync(
        UserId user,
        CampaignId campaign,
        DateTime now,
        CancellationToken ct
    )
    {
        if (
            await db.RoleGrants.AnyAsync(
                grant =>
                    grant.User == user
                    && grant.Campaign == campaign
                    && grant.Role == Role.Candidate
                    && grant.RevokedAt == null,
                ct
            )
        )
        {
            return;
        }

        db.RoleGrants.Add(RoleGrant.Give(user, Role.Candidate, campaign, null, now).Value);
        context.AfterCommit(() => grants.Forget(user));
    }
}
