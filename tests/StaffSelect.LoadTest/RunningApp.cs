using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using StaffSelect.Data.Providers;

namespace StaffSelect.LoadTest;

/// <summary>The product itself, in a process of its own, on loopback.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private readonly Process process;
    private bool isDisposed;

    private RunningApp(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Runs one of the product's commands to its end.</summary>
    public static async Task CommandAsync(
        LoadDatabase database,
        string command,
        CancellationToken ct = default
    )
    {
        using var process = Start(database, new Uri("http://127.0.0.1:1"), command);
        await process.WaitForExitAsync(ct);
        if (process.ExitCode != 0)
        {
            throw new LoadTestException($"The product's command {command} failed.");
        }
    }

    public static async Task<RunningApp> StartAsync(LoadDatabase database)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        return await WaitAsync(Start(database, address), address);
    }

    /// <summary>The yardstick behind HTTP, in a process of its own as well.</summary>
    public static async Task<RunningApp> StartBareAsync(LoadDatabase database)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort()}");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add(typeof(RunningApp).Assembly.Location);
        start.ArgumentList.Add(BareServer.Command);
        start.Environment["ASPNETCORE_URLS"] = address.ToString();
        start.Environment["Database__Provider"] = database.Settings.Provider.ToString();
        start.Environment["Database__ConnectionString"] = database.Settings.ConnectionString;
        start.Environment["Logging__LogLevel__Default"] = "Error";
        return await WaitAsync(Launch(start), address);
    }

    private static async Task<RunningApp> WaitAsync(Process process, Uri address)
    {
#pragma warning disable CA2000 // disposed by the caller
        var app = new RunningApp(process, address);
#pragma warning restore CA2000
        using var client = new HttpClient { BaseAddress = address };
        var waited = Stopwatch.StartNew();
        while (waited.Elapsed < TimeSpan.FromMinutes(2))
        {
            if (app.process.HasExited)
            {
                break;
            }

            try
            {
                using var response = await client.GetAsync(new Uri("/", UriKind.Relative));
                return app;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(200);
            }
        }

        await app.DisposeAsync();
        throw new LoadTestException("The server did not start.");
    }

    /// <summary>Processor time used so far, kernel included.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (isDisposed)
        {
            return;
        }

        isDisposed = true;
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private static Process Start(LoadDatabase database, Uri address, string? command = null)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Path.Combine(Repository.Root, "src", "StaffSelect.Web"),
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add(Repository.WebProgram);
        if (command is not null)
        {
            start.ArgumentList.Add(command);
        }

        foreach (var (name, value) in Settings(database, address))
        {
            start.Environment[name] = value;
        }

        return Launch(start);
    }

    private static Process Launch(ProcessStartInfo start)
    {
        var process =
            Process.Start(start) ?? throw new LoadTestException("dotnet cannot be started.");
        // read and thrown away, so that a full pipe never stops the product
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private static Dictionary<string, string> Settings(LoadDatabase database, Uri address) =>
        new()
        {
            ["ASPNETCORE_ENVIRONMENT"] = "Production",
            ["ASPNETCORE_URLS"] = address.ToString(),
            ["App__PublicUrl"] = address.ToString(),
            ["Database__Provider"] = database.Settings.Provider.ToString(),
            ["Database__ConnectionString"] = database.Settings.ConnectionString,
            ["Files__Root"] = Path.Combine(database.Folder, "files"),
            ["Mail__Folder"] = Path.Combine(database.Folder, "mail"),
            ["Demo__Load"] = "false",
            ["Logging__LogLevel__Default"] = "Error",
        };

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
