using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;

namespace StaffSelect.Data.Identity;

/// <summary>Identity's store inside a use case: it never saves, the door does.</summary>
public sealed class AppUserStore : UserOnlyStore<AppUser, AppDbContext, Guid>
{
    public AppUserStore(AppDbContext context, IdentityErrorDescriber? describer = null)
        : base(context, describer)
    {
        AutoSaveChanges = false;
    }
}
