using Microsoft.AspNetCore.Identity;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using StaffSelect.Data.Auditing;

namespace StaffSelect.Data.Providers;

public enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
    SqlServer,
}

/// <summary>Which database, and where.</summary>
public sealed record DatabaseSettings(DatabaseProvider Provider, string ConnectionString);

/// <summary>Registers the context of the chosen provider; the only place that knows the three apart.</summary>
public static class DatabaseRegistration
{
    public static IServiceCollection AddAppDatabase(
        this IServiceCollection services,
        DatabaseSettings settings
    )
    {
        services.AddSingleton(settings);
        services.AddSingleton(new WriteGate(isOpen: settings.Provider != DatabaseProvider.Sqlite));
        switch (settings.Provider)
        {
            case DatabaseProvider.Sqlite:
                services.AddDbContextPool<AppDbContext, SqliteAppDbContext>(options =>
                    Configure(options, settings)
                );
                break;
            case DatabaseProvider.PostgreSql:
                services.AddDbContextPool<AppDbContext, PostgreSqlAppDbContext>(options =>
                    Configure(options, settings)
                );
                break;
            case DatabaseProvider.SqlServer:
                services.AddDbContextPool<AppDbContext, SqlServerAppDbContext>(options =>
                    Configure(options, settings)
                );
                break;
        }

        return services;
    }

    /// <summary>What Identity makes of the schema; the same for the product, its tests and the making of migrations.</summary>
    public static void ConfigureStores(IdentityOptions options) =>
        options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;

    /// <summary>Options of a context outside the product's container.</summary>
    public static void ConfigureAlone(DbContextOptionsBuilder options, DatabaseSettings settings)
    {
        Configure(options, settings);
        options.UseApplicationServiceProvider(Stores);
    }

    private static readonly ServiceProvider Stores = new ServiceCollection()
        .Configure<IdentityOptions>(ConfigureStores)
        .BuildServiceProvider();

    public static void Configure(DbContextOptionsBuilder options, DatabaseSettings settings)
    {
        switch (settings.Provider)
        {
            case DatabaseProvider.Sqlite:
                options.UseSqlite(
                    settings.ConnectionString,
                    sqlite => sqlite.UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)
                );
                options.AddInterceptors(new SqlitePragmas());
                break;
            case DatabaseProvider.PostgreSql:
                options.UseNpgsql(
                    settings.ConnectionString,
                    npgsql =>
                        npgsql
                            .EnableRetryOnFailure(3)
                            .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)
                );
                break;
            case DatabaseProvider.SqlServer:
                options.UseSqlServer(
                    settings.ConnectionString,
                    server =>
                        server
                            .EnableRetryOnFailure(3)
                            .UseQuerySplittingBehavior(QuerySplittingBehavior.SplitQuery)
                );
                break;
        }

        options.AddInterceptors(new AuditInterceptor());
    }

    /// <summary>True when a save failed because a unique index or key already holds the value.</summary>
    /// <remarks>SQLite 2067/1555, PostgreSQL 23505, SQL Server 2601/2627.</remarks>
    public static bool IsDuplicateKey(this DbUpdateException exception) =>
        exception.InnerException switch
        {
            SqliteException sqlite => sqlite.SqliteExtendedErrorCode is 2067 or 1555,
            PostgresException postgres => postgres.SqlState == PostgresErrorCodes.UniqueViolation,
            SqlException server => server.Number is 2601 or 2627,
            _ => false,
        };
}
