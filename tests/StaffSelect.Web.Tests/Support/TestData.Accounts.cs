using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StaffSelect.Data.Outbox;
using StaffSelect.Domain;
using StaffSelect.Domain.Mail;
using StaffSelect.Web.Account;
using StaffSelect.Web.Mail;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Support;

/// <summary>Accounts that register as people do, and the mails they get.</summary>
public static partial class TestData
{
    public const string Password = "correct horse battery";

    /// <summary>A visitor from a network.</summary>
    public static Actor Visitor(string network = "192.0.2.1") => Actor.Anonymous(network);

    /// <summary>Registers and confirms an account through the use cases.</summary>
    public static async Task<SignedInAccount> RegisteredAsync(
        this TestApp app,
        string email,
        string password = Password
    )
    {
        await app.DoAsync(new RegisterAccount(email, password, "uk"), Visitor());
        var (user, token) = await app.LinkOfLastMailAsync(email, "user");
        return await app.DoAsync(new ConfirmEmail(Guid.Parse(user), token, password), Visitor());
    }

    /// <summary>Mails to an address that are not sent yet, oldest first, with their words.</summary>
    public static async Task<List<(OutboxMail Mail, RenderedMail Words)>> MailsToAsync(
        this TestApp app,
        string email
    )
    {
        var mails = await app.DbAsync(db =>
            db.Set<OutboxMail>()
                .Where(mail => mail.Recipient == email)
                .OrderBy(mail => mail.CreatedAt)
                .ThenBy(mail => mail.Id)
                .ToListAsync()
        );
        await using var scope = app.Services.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<OutboxWriter>();
        return
        [
            .. mails.Select(mail =>
                (mail, MailRenderer.Render(mail.Template, mail.Language, outbox.ArgumentsOf(mail)))
            ),
        ];
    }

    /// <summary>The values of a link in the last mail to an address: the named one and the token.</summary>
    public static async Task<(string Value, string Token)> LinkOfLastMailAsync(
        this TestApp app,
        string email,
        string name
    )
    {
        var (_, words) = (await app.MailsToAsync(email)).Last();
        var link = Regex.Match(words.Body, @"https://\S+token=\S+").Value;
        Assert.StartsWith("https://staffselect.test/account/", link, StringComparison.Ordinal);
        var query = QueryHelpers.ParseQuery(new Uri(link).Query);
        return (query[name].ToString(), query["token"].ToString());
    }

    public static Actor As(this SignedInAccount account, string network = "192.0.2.1") =>
        Actor.User(account.User, account.SecurityStamp, network, session: account.Session);
}
