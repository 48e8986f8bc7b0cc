using System.Diagnostics;
using System.Globalization;

namespace StaffSelect.LoadTest;

/// <summary>One measured run of saving.</summary>
internal static class SaveRun
{
    private const int MostPrinted = 10;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10); // until the hot methods have been compiled for good

    public static async Task<int> RunAsync(SaveOptions options)
    {
        await using var database = await LoadDatabase.CreateAsync(options.Provider);
        Print(
            $"database    {options.Provider}, {options.Candidates} candidates, pause {options.PauseMilliseconds} ms"
        );
        await RunningApp.CommandAsync(database, "migrate");
        await using var seeding = new Seeding(database);
        var sitters = await seeding.SeedAsync(options.Candidates);
        var bareTime = TimeSpan.FromSeconds(Math.Clamp(options.Seconds / 4, 3, 10));
        var memory = await BareLoop.InMemoryAsync(database.Settings, options.Candidates, bareTime);
        var before = await BareLoop.ThroughHttpAsync(database, options.Candidates, bareTime);
        var clients = await SaveAsync(database, options, sitters);
        var after = await BareLoop.ThroughHttpAsync(database, options.Candidates, bareTime);
        Print(
            $"bare loop   {(before + after) / 2:0} commits/s through HTTP (before {before:0}, after {after:0}); {memory:0} commits/s without HTTP"
        );
        Print(
            $"ratio       {100 * clients.PerSecond / ((before + after) / 2):0.0} % of the bare loop through HTTP"
        );
        return await CheckAsync(seeding, clients.Clients);
    }

    internal static HttpClient Client(RunningApp app, int connections) =>
        new(
            new SocketsHttpHandler
            {
                MaxConnectionsPerServer = connections,
                UseCookies = false,
                AllowAutoRedirect = false,
            }
        )
        {
            BaseAddress = app.Address,
            Timeout = TimeSpan.FromSeconds(60),
        };

    private static async Task<(IReadOnlyList<SittingClient> Clients, double PerSecond)> SaveAsync(
        LoadDatabase database,
        SaveOptions options,
        IReadOnlyList<Sitter> sitters
    )
    {
        await using var app = await RunningApp.StartAsync(database);
        using var http = Client(app, options.Candidates);
        var clients = sitters.Select(sitter => new SittingClient(sitter, http)).ToList();
        foreach (var client in clients)
        {
            await client.OpenAsync();
        }

        var pause = TimeSpan.FromMilliseconds(options.PauseMilliseconds);
        await SaveForAsync(clients, WarmUp, pause);
        foreach (var client in clients)
        {
            client.StartMeasuring();
        }

        var processor = app.ProcessorTime;
        var clock = Stopwatch.StartNew();
        await SaveForAsync(clients, TimeSpan.FromSeconds(options.Seconds), pause);
        return (clients, Report(clients, clock.Elapsed, app.ProcessorTime - processor));
    }

    private static Task SaveForAsync(
        IReadOnlyList<SittingClient> clients,
        TimeSpan duration,
        TimeSpan pause
    )
    {
        var clock = Stopwatch.StartNew();
        return Task.WhenAll(
            clients.Select((client, index) => client.SaveAsync(clock, duration, pause, index))
        );
    }

    private static double Report(
        IReadOnlyList<SittingClient> clients,
        TimeSpan elapsed,
        TimeSpan processor
    )
    {
        var times = clients.SelectMany(client => client.Milliseconds).Order().ToList();
        var perSecond = times.Count / elapsed.TotalSeconds;
        Print($"saves       {times.Count} in {elapsed.TotalSeconds:0.0} s");
        Print($"saves/s     {perSecond:0}");
        Print(
            $"latency ms  p50 {At(times, 0.50):0.0}  p95 {At(times, 0.95):0.0}  p99 {At(times, 0.99):0.0}  max {At(times, 1):0.0}"
        );
        Print(
            $"processor   {processor.TotalMicroseconds / Math.Max(1, times.Count):0} µs of the server for a save"
        );
        Print($"turned away {clients.Sum(client => client.TurnedAway)} (503, sent again)");
        return perSecond;
    }

    private static double At(List<double> sorted, double share) =>
        sorted.Count == 0 ? 0 : sorted[(int)Math.Ceiling(share * sorted.Count) - 1];

    private static async Task<int> CheckAsync(Seeding seeding, IReadOnlyList<SittingClient> clients)
    {
        var differences = await Verification.DifferencesAsync(seeding.Services, clients);
        foreach (var difference in differences.Take(MostPrinted))
        {
            Print($"{difference}");
        }

        var acknowledged = clients.Sum(client => client.Saved.Count);
        if (differences.Count > 0 || acknowledged == 0)
        {
            Print(
                $"WRONG       {differences.Count} differences, {acknowledged} acknowledged answers"
            );
            return 1;
        }

        Print(
            $"checked     {acknowledged} acknowledged answers are in the database, all chains are whole"
        );
        return 0;
    }

    internal static void Print(FormattableString line) =>
        Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
