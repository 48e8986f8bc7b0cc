using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StaffSelect.Data;
using StaffSelect.Data.Auditing;
using StaffSelect.Data.Personal;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Web.Tests.Support;

namespace StaffSelect.Web.Tests.Personal;

public class ErasureTests
{
    [Theory, EveryDatabase]
    public async Task Seal_ThenOpen_GivesTheValueToItsPersonOnly(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var (person, box) = await SealAsync(app, "Ґудзоватий-Їжак");
        var (other, _) = await SealAsync(app, "Somebody");

        Assert.Equal("Ґудзоватий-Їжак", await OpenAsync(app, person, box));
        Assert.NotNull(await Record.ExceptionAsync(() => OpenAsync(app, other, box)));
        Assert.DoesNotContain("Їжак", box.Value, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Destroy_Key_ValueIsGoneAndTheChainStillHolds(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var (person, box) = await SealAsync(app, "Ґудзоватий");
        await app.SealAsync();

        await app.ArrangeAsync(async db =>
            Assert.True((await DataOf(app, db).DestroyAsync(person, default)).IsSuccess)
        );

        Assert.Null(await OpenAsync(app, person, box));
        await app.SealAsync();
        Assert.Equal(ChainFault.None, (await app.DbAsync(db => db.VerifyAsync(default))).Fault);
        Assert.DoesNotContain(
            await app.DbAsync(db => db.AuditEntries.Select(entry => entry.Changes).ToListAsync()),
            changes => changes.Contains("WrappedKey\":[null", StringComparison.Ordinal)
        );
    }

    private static async Task<(PersonId Person, SealedText Box)> SealAsync(TestApp app, string text)
    {
        PersonId person = default;
        SealedText box = default;
        await app.ArrangeAsync(async db =>
        {
            var data = DataOf(app, db);
            person = data.NewPerson();
            box = await data.SealAsync(person, text, default);
        });
        return (person, box);
    }

    private static Task<string?> OpenAsync(TestApp app, PersonId person, SealedText box) =>
        app.DbAsync(db => DataOf(app, db).OpenAsync(person, box, default));

    private static PersonalData DataOf(TestApp app, AppDbContext db) =>
        ActivatorUtilities.CreateInstance<PersonalData>(app.Services, db);
}
