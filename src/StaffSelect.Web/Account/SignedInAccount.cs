using StaffSelect.Domain;

namespace StaffSelect.Web.Account;

/// <summary>An account whose owner has just proved who he is; the page makes the cookie from it.</summary>
/// <param name="SecurityStamp">A change of it ends every session of the account.</param>
/// <param name="IsStaff">True when the account holds a role with staff pages.</param>
/// <param name="HasSecondFactor">True when a second factor was used.</param>
/// <param name="AwaitsSecondFactor">True when only the first of two steps is done: no session yet.</param>
/// <param name="Session">The session that begins or goes on; null before the second of two steps.</param>
public sealed record SignedInAccount(
    UserId User,
    string Email,
    string SecurityStamp,
    bool IsStaff,
    bool HasSecondFactor = false,
    bool AwaitsSecondFactor = false,
    Guid? Session = null
);
