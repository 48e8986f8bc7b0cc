using Microsoft.AspNetCore.Identity;
using StaffSelect.Domain;

namespace StaffSelect.Data.Identity;

/// <summary>An account.</summary>
public sealed class AppUser : IdentityUser<Guid>
{
    public AppUser()
    {
        Id = Guid.CreateVersion7();
        SecurityStamp = Guid.NewGuid().ToString("N");
    }

    /// <summary>Name shown to colleagues; for candidates the part of the address before the at sign.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Language of mails: <c>uk</c> or <c>en</c>.</summary>
    public string PreferredLanguage { get; set; } = "uk";

    /// <summary>Made by the demo loader.</summary>
    public bool IsDemo { get; set; }

    public UserId UserId => new(Id);
}
