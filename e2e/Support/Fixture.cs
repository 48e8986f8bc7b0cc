using StaffSelect.E2E.Support;

[assembly: AssemblyFixture(typeof(Fixture))]

namespace StaffSelect.E2E.Support;

/// <summary>One browser and one running program with its demo data for all journeys that do not change what others see.</summary>
public sealed class Fixture : IAsyncLifetime
{
    public Browser Browser { get; } = new();

    public AppProcess App { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await Browser.InitializeAsync();
        App = await AppProcess.WithDemonstrationAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Browser.DisposeAsync();
        await App.DisposeAsync();
    }
}
