using System.Globalization;
using Microsoft.Extensions.Localization;
using StaffSelect.Web.Hosting;

namespace StaffSelect.Web.Demo;

/// <summary>Prints where the demonstration is and who can sign in.</summary>
internal static class DemoNotice
{
    public static async Task WriteAsync(
        IServiceProvider services,
        DemoFile people,
        TextWriter output
    )
    {
        var text = services.GetRequiredService<IStringLocalizer<DemoText>>();
        var address = services.GetRequiredService<PublicAddress>();
        await output.WriteLineAsync();
        await output.WriteLineAsync(text["Heading", address.Root]);
        await output.WriteLineAsync(text["Password", people.Password]);
        foreach (var account in people.Accounts.Where(account => account.Password))
        {
            await output.WriteLineAsync(
                string.Format(
                    CultureInfo.InvariantCulture,
                    "  {0,-26} {1} ({2})",
                    account.Email,
                    account.Name,
                    text[account.Role.ToString()]
                )
            );
        }

        await output.WriteLineAsync(text["Try", address.Link($"/my/{people.Copy.Code}/test")]);
        await output.WriteLineAsync();
    }
}
