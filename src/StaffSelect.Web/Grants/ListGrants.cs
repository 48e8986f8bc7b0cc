using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Grants;

/// <summary>Who holds which staff role, by the Ukrainian alphabet, and who is invited.</summary>
/// <param name="Search">Part of a name or an address; empty for all.</param>
[Requires(Permission.GrantsManage)]
public sealed record ListGrants(
    [property: StringLength(200)] string? Search,
    [property: Range(0, 100_000)] int Page,
    [property: Range(1, 100)] int PageSize
) : IQuery<GrantList>;

/// <param name="Total">People that the search finds.</param>
/// <param name="Campaigns">Campaigns in which roles can be given, newest first.</param>
/// <param name="Gates">Their gates, for which keepers can be named.</param>
public sealed record GrantList(
    IReadOnlyList<PersonRow> People,
    int Total,
    IReadOnlyList<InvitationRow> Invitations,
    IReadOnlyList<CampaignChoice> Campaigns,
    IReadOnlyList<GateChoice> Gates
);

public sealed record PersonRow(
    UserId User,
    string DisplayName,
    string Email,
    IReadOnlyList<GrantRow> Grants
);

/// <param name="Campaign">Null for the system administrator.</param>
/// <param name="GrantedBy">Name of who gave it; null when the system did.</param>
/// <param name="AwaitsConfirmation">True while it opens nothing.</param>
/// <param name="MayConfirm">Whether who asks is the second administrator that it needs.</param>
public sealed record GrantRow(
    Guid Id,
    Role Role,
    CampaignId? Campaign,
    LocalizedText? CampaignTitle,
    string? Stage,
    DateTime GrantedAt,
    string? GrantedBy,
    bool AwaitsConfirmation,
    bool MayConfirm
);

public sealed record InvitationRow(
    InvitationId Id,
    string Email,
    IReadOnlyList<InvitedRole> Roles,
    DateTime InvitedAt,
    DateTime ExpiresAt
);

public sealed record CampaignChoice(CampaignId Id, string Code, LocalizedText Title);

internal sealed class ListGrantsHandler(AppDbContext db, TimeProvider time)
    : IHandler<ListGrants, GrantList>
{
    public async Task<Result<GrantList>> HandleAsync(
        ListGrants message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaigns = await db
            .Campaigns.AsNoTracking()
            .OrderByDescending(campaign => campaign.RegistrationFromAt)
            .ThenBy(campaign => campaign.Code)
            .Select(campaign => new CampaignChoice(campaign.Id, campaign.Code, campaign.Title))
            .ToListAsync(ct);
        var people = await PeopleAsync(campaigns, actor, ct);
        var wanted = UkrainianSort.SearchText(message.Search);
        var found = people
            .Where(person =>
                wanted.Length == 0
                || UkrainianSort
                    .SearchText($"{person.DisplayName} {person.Email}")
                    .Contains(wanted, StringComparison.Ordinal)
            )
            .OrderBy(person => UkrainianSort.Key(person.DisplayName), StringComparer.Ordinal)
            .ThenBy(person => person.Email, StringComparer.Ordinal)
            .ToList();
        return new GrantList(
            [.. found.Skip(message.Page * message.PageSize).Take(message.PageSize)],
            found.Count,
            await InvitationsAsync(ct),
            campaigns,
            await db.GatesOfAsync([.. campaigns.Select(campaign => campaign.Id)], ct)
        );
    }

    /// <remarks>Staff are some hundreds at most, so they are sorted and searched here: databases neither sort nor fold Ukrainian alike.</remarks>
    private async Task<List<PersonRow>> PeopleAsync(
        List<CampaignChoice> campaigns,
        Actor actor,
        CancellationToken ct
    )
    {
        var grants = await db
            .RoleGrants.AsNoTracking()
            .Where(grant => grant.RevokedAt == null && grant.Role != Role.Candidate)
            .ToListAsync(ct);
        var named = grants
            .Select(grant => grant.User)
            .Concat(grants.Select(grant => grant.GrantedBy).OfType<UserId>())
            .Select(user => user.Value)
            .Distinct()
            .ToList();
        var accounts = await db
            .Users.AsNoTracking()
            .Where(user => named.Contains(user.Id))
            .Select(user => new
            {
                user.Id,
                user.DisplayName,
                user.Email,
            })
            .ToDictionaryAsync(user => user.Id, ct);
        var titles = campaigns.ToDictionary(campaign => campaign.Id, campaign => campaign.Title);
        return
        [
            .. grants
                .GroupBy(grant => grant.User)
                .Where(group => accounts.ContainsKey(group.Key.Value))
                .Select(group => new PersonRow(
                    group.Key,
                    accounts[group.Key.Value].DisplayName,
                    accounts[group.Key.Value].Email ?? "",
                    [
                        .. group
                            .OrderBy(grant => grant.Campaign is null ? 0 : 1)
                            .ThenBy(grant => grant.GrantedAt)
                            .ThenBy(grant => grant.Role)
                            .Select(grant => new GrantRow(
                                grant.Id,
                                grant.Role,
                                grant.Campaign,
                                grant.Campaign is { } id ? titles.GetValueOrDefault(id) : null,
                                grant.Stage,
                                grant.GrantedAt,
                                grant.GrantedBy is { } by
                                    ? accounts.GetValueOrDefault(by.Value)?.DisplayName
                                    : null,
                                grant.AwaitsConfirmation,
                                grant.AwaitsConfirmation
                                    && actor.UserId != grant.User
                                    && actor.UserId != grant.GrantedBy
                            )),
                    ]
                )),
        ];
    }

    private async Task<IReadOnlyList<InvitationRow>> InvitationsAsync(CancellationToken ct)
    {
        var now = time.UtcNow();
        var open = await db.Set<Invitation>()
            .AsNoTracking()
            .Where(invitation =>
                invitation.AcceptedAt == null
                && invitation.WithdrawnAt == null
                && invitation.ExpiresAt > now
            )
            .OrderByDescending(invitation => invitation.InvitedAt)
            .ToListAsync(ct);
        return
        [
            .. open.Select(invitation => new InvitationRow(
                invitation.Id,
                invitation.Email,
                invitation.Roles,
                invitation.InvitedAt,
                invitation.ExpiresAt
            )),
        ];
    }
}
