using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Npgsql;
using StaffSelect.Data.Providers;

namespace StaffSelect.LoadTest;

/// <summary>A database of this run, removed with it.</summary>
internal sealed class LoadDatabase : IAsyncDisposable
{
    private readonly string folder;
    private readonly bool ownsServer;
    private readonly string? server;

    private LoadDatabase(string folder, DatabaseSettings settings, string? server, bool ownsServer)
    {
        this.folder = folder;
        this.server = server;
        this.ownsServer = ownsServer;
        Settings = settings;
    }

    public DatabaseSettings Settings { get; }

    /// <summary>A folder for files of the run.</summary>
    public string Folder => folder;

    public static async Task<LoadDatabase> CreateAsync(DatabaseProvider provider)
    {
        var folder = Directory.CreateTempSubdirectory("staffselect-load-").FullName;
        if (provider == DatabaseProvider.Sqlite)
        {
            return new LoadDatabase(
                folder,
                new DatabaseSettings(provider, $"Data Source={Path.Combine(folder, "load.db")}"),
                null,
                ownsServer: false
            );
        }

        var given = Environment.GetEnvironmentVariable("STAFFSELECT_TEST_POSTGRESQL");
        var server = given ?? await StartServerAsync(ServerFolder(folder));
        var name = $"staffselect_load_{Guid.NewGuid():N}";
        await ExecuteAsync(server, $"CREATE DATABASE \"{name}\"");
        var connection = new NpgsqlConnectionStringBuilder(server)
        {
            Database = name,
            MaxPoolSize = 100,
        };
        return new LoadDatabase(
            folder,
            new DatabaseSettings(provider, connection.ConnectionString),
            server,
            ownsServer: given is null
        );
    }

    public async ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        if (ownsServer)
        {
            await ScriptAsync("stop", ServerFolder(folder));
        }
        else if (server is not null)
        {
            var name = new NpgsqlConnectionStringBuilder(Settings.ConnectionString).Database;
            await ExecuteAsync(server, $"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");
        }

        Directory.Delete(folder, recursive: true);
    }

    // beside the run's folder: the cluster's owner may be another system user
    private static string ServerFolder(string folder) => folder + "-postgres";

    private static Task<string> StartServerAsync(string folder) => ScriptAsync("start", folder);

    private static async Task<string> ScriptAsync(string action, string folder)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardOutput = true };
        foreach (
            var argument in new[]
            {
                Path.Combine(Repository.Root, "tests", "postgres.sh"),
                action,
                folder,
            }
        )
        {
            start.ArgumentList.Add(argument);
        }

        using var process =
            Process.Start(start) ?? throw new LoadTestException("bash cannot be started.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output.Trim()
            : throw new LoadTestException("No PostgreSQL server could be started.");
    }

    private static async Task ExecuteAsync(string server, string statement)
    {
        var administration = new NpgsqlConnectionStringBuilder(server)
        {
            Database = "postgres",
            Pooling = false,
        };
        await using var connection = new NpgsqlConnection(administration.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the name is made above
        command.CommandText = statement;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>Where the sources are.</summary>
internal static class Repository
{
    /// <exception cref="LoadTestException">The program does not run inside the repository.</exception>
    public static string Root { get; } = Find();

    /// <summary>The product as built in this program's configuration.</summary>
    public static string WebProgram
    {
        get
        {
            var configuration = AppContext.BaseDirectory.Contains(
                $"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}",
                StringComparison.Ordinal
            )
                ? "Release"
                : "Debug";
            return Path.Combine(
                Root,
                "src",
                "StaffSelect.Web",
                "bin",
                configuration,
                "net10.0",
                "StaffSelect.Web.dll"
            );
        }
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "StaffSelect.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName
            ?? throw new LoadTestException("Run this program inside the repository.");
    }
}
