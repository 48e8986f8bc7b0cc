using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using StaffSelect.Data;
using StaffSelect.Data.Providers;

namespace StaffSelect.Web.Tests.Support;

/// <summary>Empty databases with the product's schema; copied from one template for each provider, so that a test pays little.</summary>
internal static class TestDatabase
{
    private static readonly string Folder = Directory
        .CreateTempSubdirectory("staffselect-tests-")
        .FullName;
    private static readonly string RunName = $"staffselect_test_{Guid.NewGuid():N}"[..30];
    private static readonly Dictionary<DatabaseProvider, Task> Templates = [];
    private static readonly Lock Sync = new();
    private static readonly SemaphoreSlim Copying = new(1, 1);

    public static bool IsConfigured(DatabaseProvider provider) =>
        provider == DatabaseProvider.Sqlite || ServerOf(provider) is not null;

    public static async Task<DatabaseSettings> CreateAsync(DatabaseProvider provider)
    {
        await TemplateOf(provider);
        var name = $"{RunName}_{Guid.NewGuid():N}";
        switch (provider)
        {
            case DatabaseProvider.Sqlite:
                var file = Path.Combine(Folder, name + ".db");
                File.Copy(TemplateFile, file);
                return new DatabaseSettings(provider, $"Data Source={file}");
            case DatabaseProvider.PostgreSql:
                await Copying.WaitAsync();
                try
                {
                    await ExecuteOnPostgreSqlAsync(
                        $"CREATE DATABASE \"{name}\" TEMPLATE \"{RunName}\" STRATEGY FILE_COPY"
                    );
                }
                finally
                {
                    Copying.Release();
                }

                return new DatabaseSettings(provider, PostgreSqlConnection(name));
            default:
                var server = new DatabaseSettings(
                    provider,
                    new SqlConnectionStringBuilder(ServerOf(provider))
                    {
                        InitialCatalog = name,
                    }.ConnectionString
                );
                await CreateSchemaAsync(server);
                return server;
        }
    }

    /// <summary>A database without any table.</summary>
    public static async Task<DatabaseSettings> CreateEmptyAsync(DatabaseProvider provider)
    {
        var name = $"{RunName}_{Guid.NewGuid():N}";
        if (provider == DatabaseProvider.PostgreSql)
        {
            await ExecuteOnPostgreSqlAsync($"CREATE DATABASE \"{name}\"");
        }

        return new DatabaseSettings(
            provider,
            provider switch
            {
                DatabaseProvider.Sqlite => $"Data Source={Path.Combine(Folder, name + ".db")}",
                DatabaseProvider.PostgreSql => PostgreSqlConnection(name),
                _ => new SqlConnectionStringBuilder(ServerOf(provider))
                {
                    InitialCatalog = name,
                }.ConnectionString,
            }
        );
    }

    public static async Task DropAsync(DatabaseSettings settings)
    {
        switch (settings.Provider)
        {
            case DatabaseProvider.Sqlite:
                await using (var connection = new SqliteConnection(settings.ConnectionString))
                {
                    SqliteConnection.ClearPool(connection);
                }

                File.Delete(
                    new SqliteConnectionStringBuilder(settings.ConnectionString).DataSource
                );
                break;
            case DatabaseProvider.PostgreSql:
                var name = new NpgsqlConnectionStringBuilder(settings.ConnectionString).Database;
                await using (var connection = new NpgsqlConnection(settings.ConnectionString))
                {
                    NpgsqlConnection.ClearPool(connection);
                }

                await ExecuteOnPostgreSqlAsync($"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)");
                break;
            case DatabaseProvider.SqlServer:
                await using (var db = ContextOf(settings))
                {
                    await db.Database.EnsureDeletedAsync();
                }

                break;
        }
    }

    public static AppDbContext ContextOf(DatabaseSettings settings)
    {
        switch (settings.Provider)
        {
            case DatabaseProvider.Sqlite:
                var sqlite = new DbContextOptionsBuilder<SqliteAppDbContext>();
                DatabaseRegistration.ConfigureAlone(sqlite, settings);
                return new SqliteAppDbContext(sqlite.Options);
            case DatabaseProvider.PostgreSql:
                var postgres = new DbContextOptionsBuilder<PostgreSqlAppDbContext>();
                DatabaseRegistration.ConfigureAlone(postgres, settings);
                return new PostgreSqlAppDbContext(postgres.Options);
            default:
                var server = new DbContextOptionsBuilder<SqlServerAppDbContext>();
                DatabaseRegistration.ConfigureAlone(server, settings);
                return new SqlServerAppDbContext(server.Options);
        }
    }

    private static string TemplateFile => Path.Combine(Folder, "template.db");

    private static Task TemplateOf(DatabaseProvider provider)
    {
        lock (Sync)
        {
            if (!Templates.TryGetValue(provider, out var template))
            {
                template = Templates[provider] = provider switch
                {
                    DatabaseProvider.Sqlite => CreateSchemaAsync(
                        new DatabaseSettings(provider, $"Data Source={TemplateFile};Pooling=False")
                    ),
                    DatabaseProvider.PostgreSql => CreateSchemaAsync(
                        new DatabaseSettings(
                            provider,
                            PostgreSqlConnection(RunName) + ";Pooling=false"
                        )
                    ),
                    _ => Task.CompletedTask,
                };
            }

            return template;
        }
    }

    private static async Task CreateSchemaAsync(DatabaseSettings settings)
    {
        await using var db = ContextOf(settings);
        await db.Database.EnsureCreatedAsync();
        if (settings.Provider == DatabaseProvider.Sqlite)
        {
            await db.Database.ExecuteSqlRawAsync(
                "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode=DELETE;"
            );
        }
    }

    private static string? ServerOf(DatabaseProvider provider) =>
        Environment.GetEnvironmentVariable(
            $"STAFFSELECT_TEST_{provider.ToString().ToUpperInvariant()}"
        );

    private static string PostgreSqlConnection(string database) =>
        new NpgsqlConnectionStringBuilder(ServerOf(DatabaseProvider.PostgreSql))
        {
            Database = database,
            MaxPoolSize = 10,
            IncludeErrorDetail = true,
        }.ConnectionString;

    private static async Task ExecuteOnPostgreSqlAsync(string statement)
    {
        await using var connection = new NpgsqlConnection(PostgreSqlConnection("postgres"));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // names are made above
        command.CommandText = statement;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
