using System.Diagnostics;
using System.Text;
using StaffSelect.Data.Providers;

namespace StaffSelect.LoadTest;

/// <summary>Rows a second that the yardstick commits.</summary>
internal static class BareLoop
{
    /// <summary>Called in this process: what the database alone can do.</summary>
    public static async Task<double> InMemoryAsync(
        DatabaseSettings settings,
        int callers,
        TimeSpan duration
    )
    {
        await using var writer = await BareWriter.StartAsync(settings);
        return await CallAsync(callers, duration, _ => writer.AppendAsync());
    }

    /// <summary>Called through HTTP by the same number of connections: what the product can be compared with.</summary>
    public static async Task<double> ThroughHttpAsync(
        LoadDatabase database,
        int callers,
        TimeSpan duration
    )
    {
        await using var server = await RunningApp.StartBareAsync(database);
        using var http = SaveRun.Client(server, callers);
        return await CallAsync(
            callers,
            duration,
            async caller =>
            {
                using var content = new StringContent(
                    $$"""{"epoch":1,"changes":[{"number":{{caller}},"item":1,"kind":"answer","choice":1}]}""",
                    Encoding.UTF8,
                    "application/json"
                );
                using var response = await http.PostAsync(
                    new Uri("/events", UriKind.Relative),
                    content
                );
                response.EnsureSuccessStatusCode();
                await response.Content.ReadAsByteArrayAsync();
            }
        );
    }

    private static async Task<double> CallAsync(
        int callers,
        TimeSpan duration,
        Func<int, Task> call
    )
    {
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(
            Enumerable
                .Range(0, callers)
                .Select(async caller =>
                {
                    var count = 0L;
                    while (clock.Elapsed < duration)
                    {
                        await call(caller);
                        count++;
                    }

                    return count;
                })
        );
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }
}
