using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Auditing;
using StaffSelect.Data.Personal;
using StaffSelect.Data.Providers;
using StaffSelect.Web.UseCases;
using StaffSelect.Web.Workshop;

namespace StaffSelect.Web.Hosting;

/// <summary>The database: which, where, its schema, and the keys kept in it.</summary>
public static class DatabaseSetup
{
    public static IServiceCollection AddDatabase(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment
    )
    {
        services.AddAppDatabase(SettingsOf(configuration, environment));
        services.AddSingleton<AuditSealer>();
        var protection = services
            .AddDataProtection()
            .SetApplicationName("StaffSelect")
            // one pass instead of cipher and MAC: every request opens a session cookie and two antiforgery tokens
            .UseCryptographicAlgorithms(
                new AuthenticatedEncryptorConfiguration
                {
                    EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM,
                }
            )
            .PersistKeysToDbContext<AppDbContext>();
        if (configuration["DataProtection:CertificatePath"] is { Length: > 0 } path)
        {
            protection.ProtectKeysWithCertificate(
                X509CertificateLoader.LoadPkcs12FromFile(
                    path,
                    configuration["DataProtection:CertificatePassword"]
                )
            );
        }

        return services;
    }

    /// <summary>Brings the schema up to date where that is ours to do, and refuses to start where it is not.</summary>
    /// <exception cref="StartRefusedException">The schema is newer than the program, or older and not ours to change.</exception>
    public static async Task PrepareDatabaseAsync(
        this IServiceProvider services,
        bool migrate,
        CancellationToken ct
    )
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var settings = scope.ServiceProvider.GetRequiredService<DatabaseSettings>();
        if (services.GetRequiredService<IConfiguration>().GetValue("Database:Prepared", false))
        {
            return;
        }

        var known = db.Database.GetMigrations().ToList();
        var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToList();
        if (applied.Except(known).FirstOrDefault() is { } newer)
        {
            throw new StartRefusedException(
                $"The database was written by a newer version of StaffSelect (schema {newer}). Start that version, or restore a copy."
            );
        }

        if (applied.Count < known.Count)
        {
            if (settings.Provider != DatabaseProvider.Sqlite && !migrate)
            {
                throw new StartRefusedException(
                    "The database schema is older than this version of StaffSelect. Run the program once with: -- migrate"
                );
            }

            if (settings.Provider == DatabaseProvider.Sqlite && applied.Count > 0)
            {
                var time = scope.ServiceProvider.GetRequiredService<TimeProvider>();
                await CopyAsideAsync(settings, time.UtcNow(), ct);
            }

            await db.Database.MigrateAsync(ct);
        }

        await services
            .GetRequiredService<UseCases.UseCases>()
            .SendAsync(new PrepareKeys(), Actor.System("start"), ct);
        await CompetencyLibrary.EnsureAsync(services, ct);
    }

    private static DatabaseSettings SettingsOf(
        IConfiguration configuration,
        IHostEnvironment environment
    )
    {
        var name = configuration["Database:Provider"] ?? nameof(DatabaseProvider.Sqlite);
        if (!Enum.TryParse<DatabaseProvider>(name, ignoreCase: true, out var provider))
        {
            throw new StartRefusedException(
                $"Database:Provider is '{name}'; it must be Sqlite, PostgreSql or SqlServer."
            );
        }

        var connection = configuration["Database:ConnectionString"];
        if (string.IsNullOrWhiteSpace(connection))
        {
            if (provider != DatabaseProvider.Sqlite)
            {
                throw new StartRefusedException(
                    $"Database:ConnectionString is missing; {provider} needs one."
                );
            }

            var folder = Path.Combine(environment.ContentRootPath, "App_Data");
            connection = $"Data Source={Path.Combine(folder, "staffselect.db")}";
        }

        if (
            provider == DatabaseProvider.Sqlite
            && Path.GetDirectoryName(new SqliteConnectionStringBuilder(connection).DataSource)
                is { Length: > 0 } home
        )
        {
            Directory.CreateDirectory(home);
        }

        return new DatabaseSettings(provider, connection);
    }

    private static async Task CopyAsideAsync(
        DatabaseSettings settings,
        DateTime now,
        CancellationToken ct
    )
    {
        var file = new SqliteConnectionStringBuilder(settings.ConnectionString).DataSource;
        var copy = string.Create(
            CultureInfo.InvariantCulture,
            $"{file}.{now:yyyyMMddHHmmss}.before-migration"
        );
        await using var source = new SqliteConnection(settings.ConnectionString);
        await source.OpenAsync(ct);
        await using var target = new SqliteConnection($"Data Source={copy};Pooling=False");
        await target.OpenAsync(ct);
        source.BackupDatabase(target);
    }
}

/// <summary>Makes the keys that the product needs once.</summary>
[Requires(Permission.SystemManage)]
public sealed record PrepareKeys : ICommand<Domain.Done>;

internal sealed class PrepareKeysHandler(PersonalData personal) : IHandler<PrepareKeys, Domain.Done>
{
    public async Task<Domain.Result<Domain.Done>> HandleAsync(
        PrepareKeys message,
        Actor actor,
        CancellationToken ct
    )
    {
        await personal.EnsureHashKeyAsync(ct);
        return Domain.Done.Value;
    }
}
