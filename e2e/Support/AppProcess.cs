using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace StaffSelect.E2E.Support;

/// <summary>The real program in a process of its own, on a database and folders of its own.</summary>
public sealed partial class AppProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(300);
    private static readonly Lazy<Task<AppProcess>> Demonstration = new(LoadedAsync);
    private readonly string folder = Directory.CreateTempSubdirectory("staffselect-e2e-").FullName;
    private readonly List<string> output = [];
    private Process? process;

    /// <summary>Scheme, host and port, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <summary>A restart takes the same again.</summary>
    public int Port { get; private set; }

    public string MailFolder => Path.Combine(folder, "mail");

    /// <summary>What the program has printed so far.</summary>
    public string Output
    {
        get
        {
            lock (output)
            {
                return string.Join('\n', output);
            }
        }
    }

    /// <summary>A program with the demonstration, which is loaded once for all that ask.</summary>
    public static async Task<AppProcess> WithDemonstrationAsync()
    {
        var loaded = await Demonstration.Value;
        var app = new AppProcess();
        foreach (
            var file in Directory.EnumerateFiles(loaded.folder, "*", SearchOption.AllDirectories)
        )
        {
            var copy = Path.Combine(app.folder, Path.GetRelativePath(loaded.folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        await app.StartAsync();
        return app;
    }

    /// <summary>Starts the program and waits until it listens.</summary>
    /// <param name="port">0 lets the system choose; a restart takes the same port again.</param>
    public async Task StartAsync(int port = 0)
    {
        Port = port == 0 ? FreePort() : port;
        var start = StartInfo();
        var listening = new TaskCompletionSource<string>(
            TaskCreationOptions.RunContinuationsAsynchronously
        );
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Read(line.Data, listening);
        process.ErrorDataReceived += (_, line) => Read(line.Data, listening);
        process.Exited += (_, _) =>
            listening.TrySetException(
                new InvalidOperationException("The program ended:\n" + Output)
            );
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Address = await listening.Task.WaitAsync(StartLimit);
    }

    /// <summary>Runs one command of the program, such as <c>import-campaign FILE</c>, on the same database.</summary>
    /// <returns>What it printed.</returns>
    public async Task<string> RunAsync(params string[] arguments)
    {
        var start = StartInfo();
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var command =
            Process.Start(start) ?? throw new InvalidOperationException("No process.");
        var errors = command.StandardError.ReadToEndAsync();
        var printed = await command.StandardOutput.ReadToEndAsync();
        await command.WaitForExitAsync().WaitAsync(StartLimit);
        Assert.True(command.ExitCode == 0, printed + await errors);
        return printed;
    }

    /// <summary>Imports a campaign by the command line and publishes its notice.</summary>
    public async Task ImportAsync(CampaignFile campaign)
    {
        var printed = await RunAsync("import-campaign", await campaign.WriteAsync(folder));
        Assert.Contains($"publish-notice {campaign.Code}", printed, StringComparison.Ordinal);
        await RunAsync("publish-notice", campaign.Code);
    }

    /// <summary>Ends the program as a power cut would, without a chance to tidy up.</summary>
    public async Task KillAsync()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            await KillAsync();
        }

        process?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The folder that holds the solution.</summary>
    public static string RepositoryRoot([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", ".."));

    private static async Task<AppProcess> LoadedAsync()
    {
        var app = new AppProcess();
        await app.StartAsync();
        await app.KillAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
            Directory.Delete(app.folder, recursive: true);
        return app;
    }

    private ProcessStartInfo StartInfo()
    {
        var web = Path.Combine(RepositoryRoot(), "src", "StaffSelect.Web");
        return new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = web,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { Path.Combine(web, "bin", "Debug", "net10.0", "StaffSelect.Web.dll") },
            Environment =
            {
                ["ASPNETCORE_ENVIRONMENT"] = "Development",
                ["DOTNET_TieredPGO"] = "0",
                ["ASPNETCORE_URLS"] = $"http://localhost:{Port}",
                ["Database__ConnectionString"] = $"Data Source={Path.Combine(folder, "app.db")}",
                ["Files__Root"] = Path.Combine(folder, "files"),
                ["Mail__Folder"] = MailFolder,
            },
        };
    }

    private void Read(string? line, TaskCompletionSource<string> listening)
    {
        if (line is null)
        {
            return;
        }

        lock (output)
        {
            output.Add(line);
        }

        if (ListeningLine().Match(line) is { Success: true } match)
        {
            listening.TrySetResult(match.Groups[1].Value.TrimEnd('/'));
        }
    }

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"Now listening on: (http://\S+)")]
    private static partial Regex ListeningLine();
}
