using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.Files;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Accommodations;

/// <summary>What the candidate asked for the test; only for those who decide it, and the reading is written in the journal.</summary>
[Requires(Permission.AccommodationDecide)]
public sealed record GetAccommodationRequest(ApplicationId Application)
    : IQuery<AccommodationRequestView>,
        IOfApplication;

/// <param name="IsNeeded">False when the candidate asked for nothing.</param>
/// <param name="Percent">Extra time asked for.</param>
/// <param name="Breaks">Breaks that stop the clock.</param>
/// <param name="Ground">In the candidate's words; null when nothing is asked or the person was erased.</param>
/// <param name="HasDocument">Whether there is a document to open.</param>
/// <param name="MadeAt">UTC; null when the candidate never answered.</param>
public sealed record AccommodationRequestView(
    bool IsNeeded,
    int Percent,
    bool Breaks,
    string? Ground,
    bool HasDocument,
    DateTime? MadeAt
);

internal sealed class GetAccommodationRequestHandler(
    AppDbContext db,
    PersonalData personal,
    UseCaseContext context
) : IHandler<GetAccommodationRequest, AccommodationRequestView>
{
    public async Task<Result<AccommodationRequestView>> HandleAsync(
        GetAccommodationRequest message,
        Actor actor,
        CancellationToken ct
    )
    {
        var request = await AccommodationRequests.LatestAsync(db, message.Application, ct);
        if (request is null)
        {
            return new AccommodationRequestView(false, 0, false, null, false, null);
        }

        var application = await db.Applications.FindAsync([message.Application], ct);
        context.RecordRead(
            nameof(AccommodationRequest),
            request.Id.ToString(),
            application!.CampaignId
        );
        return new AccommodationRequestView(
            request.IsNeeded,
            request.Percent,
            request.Breaks,
            await personal.OpenAsync(request.PersonId, request.Ground, ct),
            request.FileId is not null,
            request.MadeAt
        );
    }
}
