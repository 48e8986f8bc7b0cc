using StaffSelect.E2E.Pages;

namespace StaffSelect.E2E.Support;

/// <summary>A campaign of one's own with an officer who admits whoever applies.</summary>
public abstract class Hall(Fixture fixture, CampaignFile campaign) : IAsyncLifetime
{
    private readonly Dictionary<Person, Applicant> applicants = [];
    private Person? officer;

    public CampaignFile File { get; } = campaign;

    public async ValueTask InitializeAsync()
    {
        await fixture.App.ImportAsync(File);
        await using (var administrator = await NewAsync(checks: false))
        {
            await administrator.SignInAsync(Demo.Administrator, Demo.Password);
            await administrator.GiveRoleAsync(
                Demo.OfficerName,
                "Відповідальний за відбір",
                File.TitleUk
            );
        }

        officer = await NewAsync(checks: false);
        await officer.SignInAsync(Demo.Officer, Demo.Password);
    }

    /// <summary>Somebody who may start the test.</summary>
    public async Task<Person> AdmittedAsync(
        string familyName,
        string givenName,
        string? patronymic,
        int width = 1440
    )
    {
        var applicant = Applicant.New(familyName, givenName, patronymic);
        await using (var applying = await NewAsync(checks: false))
        {
            await applying.RegisterAsync(applicant.Email, Applicant.Password);
            await applying.ConfirmAddressAsync(applicant.Email, Applicant.Password);
            await applying.ApplyAsync(File.Code, applicant, "KRA");
        }

        await officer!.AdmitAsync(File.Code, applicant);
        var candidate = await fixture.Browser.NewPersonAsync(fixture.App.Address, width: width);
        applicants[candidate] = applicant;
        await candidate.SignInAsync(applicant.Email, Applicant.Password);
        return candidate;
    }

    /// <summary>The same person at another device.</summary>
    public async Task<Person> SameAsync(Person candidate, int width)
    {
        var device = await fixture.Browser.NewPersonAsync(fixture.App.Address, width: width);
        await device.SignInAsync(applicants[candidate].Email, Applicant.Password);
        return device;
    }

    public async ValueTask DisposeAsync()
    {
        if (officer is not null)
        {
            await officer.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    private Task<Person> NewAsync(bool checks) =>
        fixture.Browser.NewPersonAsync(fixture.App.Address, checks: checks);
}

public sealed class TestHall(Fixture fixture) : Hall(fixture, Campaign)
{
    public static readonly CampaignFile Campaign = new(
        "zala-2026",
        "Відбір для перевірки тестування",
        "Selection for the test hall"
    );
}
