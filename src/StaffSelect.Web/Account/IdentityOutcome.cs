using Microsoft.AspNetCore.Identity;
using StaffSelect.Domain;

namespace StaffSelect.Web.Account;

/// <summary>Identity's answers in our terms.</summary>
internal static class IdentityOutcome
{
    /// <summary>Our own rules were asked first, so what Identity still refuses is a fault, except a lost race.</summary>
    /// <exception cref="InvalidOperationException">Identity refuses for another reason.</exception>
    public static Problem? ProblemOf(IdentityResult result)
    {
        if (result.Succeeded)
        {
            return null;
        }

        return result.Errors.Any(error =>
            error.Code
                is nameof(IdentityErrorDescriber.DuplicateEmail)
                    or nameof(IdentityErrorDescriber.DuplicateUserName)
                    or nameof(IdentityErrorDescriber.ConcurrencyFailure)
        )
            ? Problem.Conflict
            : throw new InvalidOperationException(
                $"Identity refused: {string.Join(", ", result.Errors.Select(error => error.Code))}."
            );
    }
}
