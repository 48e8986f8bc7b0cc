using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Panels;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Panels;

/// <summary>A member's word, before any data of the candidate is shown; a conflict may also be declared later.</summary>
[Requires(Permission.PanelScore)]
public sealed record DeclareConflict(
    InterviewId Interview,
    bool HasConflict,
    [property: StringLength(Domain.Panels.Interview.ReasonLength)] string? Reason
) : ICommand<Done>, IOfInterview;

internal sealed class DeclareConflictHandler(
    AppDbContext db,
    TimeProvider time,
    PersonalData personal
) : IHandler<DeclareConflict, Done>
{
    public async Task<Result<Done>> HandleAsync(
        DeclareConflict message,
        Actor actor,
        CancellationToken ct
    )
    {
        var member = actor.RequiredUserId;
        var found = await InterviewFile.ForMemberAsync(db, message.Interview, member, ct);
        if (!found.IsSuccess)
        {
            return found.Problem;
        }

        var file = found.Value;
        if (file.Closed is { } closed)
        {
            return closed;
        }

        var now = time.UtcNow();
        var reason =
            message.HasConflict && !string.IsNullOrWhiteSpace(message.Reason)
                ? await personal.SealOptionalAsync(
                    file.Application.PersonId,
                    message.Reason.Trim(),
                    ct
                )
                : null;
        var declared = file.Interview.Declare(member, message.HasConflict, reason, now);
        if (!declared.IsSuccess)
        {
            return declared;
        }

        if (message.HasConflict)
        {
            file.SheetOf(member)?.Void(now);
        }
        else
        {
            db.Add(ScoreSheet.Open(file.Interview, member, file.Rule));
        }

        return declared;
    }
}
