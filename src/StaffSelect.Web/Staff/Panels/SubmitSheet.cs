using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Panels;

/// <summary>Submits the sender's own sheet; nobody can change it afterwards.</summary>
[Requires(Permission.PanelScore)]
public sealed record SubmitSheet(InterviewId Interview, int SeenRevision)
    : ICommand<Done>,
        IOfInterview;

internal sealed class SubmitSheetHandler(AppDbContext db, TimeProvider time)
    : IHandler<SubmitSheet, Done>
{
    public async Task<Result<Done>> HandleAsync(
        SubmitSheet message,
        Actor actor,
        CancellationToken ct
    )
    {
        var found = await OwnSheet.FindAsync(db, message.Interview, actor.RequiredUserId, ct);
        if (!found.IsSuccess)
        {
            return found.Problem;
        }

        return found.Value.File.Closed is { } closed
            ? closed
            : found.Value.Sheet.Submit(message.SeenRevision, time.UtcNow());
    }
}
