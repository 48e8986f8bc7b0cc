using StaffSelect.Domain;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account;

/// <summary>Ends the session of this browser; the audit journal notes it.</summary>
[Requires(Permission.SignedIn)]
public sealed record SignOut : ICommand<Done>;

internal sealed class SignOutHandler(UseCaseContext context) : IHandler<SignOut, Done>
{
    public Task<Result<Done>> HandleAsync(SignOut message, Actor actor, CancellationToken ct)
    {
        context.RecordRead("Session", actor.UserId?.ToString() ?? "", null);
        return Task.FromResult<Result<Done>>(Done.Value);
    }
}
