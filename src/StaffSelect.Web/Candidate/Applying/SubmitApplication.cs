using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Admission;
using StaffSelect.Web.Mail;
using StaffSelect.Web.UseCases;
using TaskStatus = StaffSelect.Domain.Candidates.TaskStatus;

namespace StaffSelect.Web.Candidate.Applying;

/// <summary>Turns the draft into an application, or submits the change of one; both codes then stay.</summary>
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

/// <summary>The answers of one submission, as kept sealed in its edition.</summary>
internal sealed record SubmittedAnswers(
    PersonName Name,
    IdentityNumber Identity,
    string Group,
    IReadOnlyList<string> Preferences,
    ApplicationDetails Details
);

internal sealed class SubmitApplicationHandler(
    AppDbContext db,
    PersonalData personal,
    GrantReader grants,
    ApplicationNews news,
    DoubleSearch doubles,
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
        var opened = await Drafts.OpenAsync(
            db,
            personal,
            message.Campaign,
            actor,
            now,
            ct,
            startsChange: false
        );
        if (!opened.IsSuccess)
        {
            return opened.Problem;
        }

        var (campaign, draft, application) = opened.Value;
        if (draft.Version != message.DraftVersion)
        {
            return Problem.Conflict;
        }

        var person = await PersonOfAsync(draft, campaign, now, ct);
        var details = await Drafts.DetailsAsync(personal, draft, ct);
        var faults = Faults(
            message,
            await TasksOfAsync(draft, details, person.IsSuccess, campaign.Rules, ct)
        );
        if (faults.Count > 0)
        {
            return Problem.Join(faults);
        }

        var (name, number) = person.Value;
        var hash = await personal.HashAsync(number.Kind.ToString(), number.Number, ct);
        if (
            await db.Applications.AnyAsync(
                other =>
                    other.CampaignId == campaign.Id
                    && other.IdentityHash == hash
                    && other.Id != draft.Id,
                ct
            )
        )
        {
            return new Problem(ApplicationProblems.IdentityAlreadyUsed);
        }

        var submission = await SubmissionOfAsync(draft, campaign, application, number, hash, ct);
        ApplicationSearch search;
        if (application is null)
        {
            application = Application.Submit(submission, now);
            db.Applications.Add(application);
            search = ApplicationSearch.Of(application.Id, campaign.Id);
            db.ApplicationSearches.Add(search);
            await GrantAsync(draft.UserId, campaign.Id, now, ct);
            await news.ReceivedAsync(application, campaign, ct);
        }
        else
        {
            var changed = application.Resubmit(submission, now);
            if (!changed.IsSuccess)
            {
                return changed.Problem;
            }

            search = await db.ApplicationSearches.SingleAsync(s => s.ApplicationId == draft.Id, ct);
            await news.TellAsync(application, campaign, ApplicationNoticeKind.Changed, null, ct);
        }

        await doubles.RenewAsync(application, search, name, details, ct);
        var answers = new SubmittedAnswers(
            name,
            number,
            submission.Group,
            submission.Preferences,
            details
        );
        db.ApplicationEditions.Add(
            ApplicationEdition.Of(
                application,
                draft.UserId,
                campaign.RulesHash,
                await personal.SealRecordAsync(draft.PersonId, answers, ct),
                now
            )
        );
        db.ApplicationDrafts.Remove(draft);
        return new SubmittedApplication(
            application.Id,
            application.WorkingCode,
            application.PublicationCode,
            now
        );
    }

    private async Task<Submission> SubmissionOfAsync(
        ApplicationDraft draft,
        Campaign campaign,
        Application? submitted,
        IdentityNumber number,
        string hash,
        CancellationToken ct
    ) =>
        new()
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
            Details = draft.Details,
            Preferences = draft.Preferences,
            Documents = draft.Documents,
            WorkingCode = submitted?.WorkingCode ?? await NewCodeAsync(campaign.Id, ct),
            PublicationCode = submitted?.PublicationCode ?? await NewCodeAsync(campaign.Id, ct),
        };

    private async Task<IReadOnlyList<TaskStatus>> TasksOfAsync(
        ApplicationDraft draft,
        ApplicationDetails details,
        bool hasPerson,
        RuleSet rules,
        CancellationToken ct
    )
    {
        var kinds = await db
            .ApplicationDocuments.Where(document => document.ApplicationId == draft.Id)
            .Select(document => new { document.Id, document.Kind })
            .ToListAsync(ct);
        return ApplicationTasks.Of(
            new DraftContent
            {
                HasPerson = hasPerson,
                Group = draft.GroupCode,
                Preferences = draft.Preferences,
                PreferencesConfirmed = draft.PreferencesConfirmed,
                Details = details,
                Documents =
                [
                    .. kinds.Where(known => draft.Documents.Contains(known.Id)).Select(k => k.Kind),
                ],
            },
            rules
        );
    }

    private static List<Problem> Faults(SubmitApplication message, IReadOnlyList<TaskStatus> tasks)
    {
        // all faults of one section lead to that section
        var faults = tasks
            .Where(task => task.IsRequired && task.Problem is not null)
            .Select(task => task.Problem!.At(task.Task.ToString()))
            .ToList();
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
