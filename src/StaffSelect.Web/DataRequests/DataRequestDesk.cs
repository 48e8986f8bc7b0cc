using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.DataRequests;

/// <summary>Whose requests about own data somebody answers.</summary>
/// <remarks>
/// Officers answer for people with an application in their campaign, the system administrator for people without any. The second signature under an erasure
/// is another such person's or the system administrator's. Nobody answers his own.
/// </remarks>
internal static class DataRequestDesk
{
    public static bool IsOpenTo(Actor actor) =>
        actor.HasSystem(Permission.SystemManage)
        || actor.CampaignsWith(Permission.ApplicationsDecide).Any();

    public static bool MayDecide(this Actor actor, DataRequest request) =>
        request.User != actor.UserId
        && (
            request.CampaignId is { } campaign
                ? actor.Has(Permission.ApplicationsDecide, campaign)
                : actor.HasSystem(Permission.SystemManage)
        );

    public static bool MayConfirm(this Actor actor, DataRequest request) =>
        request.User != actor.UserId
        && request.State == DataRequestState.Proposed
        && request.ProposedBy != actor.UserId
        && (actor.MayDecide(request) || actor.HasSystem(Permission.SystemManage));

    /// <summary>Requests that somebody may see: those he may decide or sign, never his own.</summary>
    public static IQueryable<DataRequest> RequestsOf(this AppDbContext db, Actor actor)
    {
        var campaigns = actor.CampaignsWith(Permission.ApplicationsDecide).ToList();
        var isAdministrator = actor.HasSystem(Permission.SystemManage);
        var own = actor.RequiredUserId;
        return db.DataRequests.Where(request =>
            request.User != own
            && (
                db.Campaigns.Any(campaign =>
                    campaign.Id == request.CampaignId && campaigns.Contains(campaign.Id)
                )
                || (
                    isAdministrator
                    && (request.CampaignId == null || request.State == DataRequestState.Proposed)
                )
            )
        );
    }
}
