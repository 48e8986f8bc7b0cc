using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.SqlServer;
using StaffSelect.Data.Auditing;
using StaffSelect.Data.Providers;
using StaffSelect.Web.Jobs;

namespace StaffSelect.Web.Hosting;

/// <summary>Hangfire with the storage of the database, and the loops that cannot wait a minute.</summary>
public static class JobsSetup
{
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddHangfire(
            (provider, hangfire) =>
            {
                hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
                var database = provider.GetRequiredService<DatabaseSettings>();
                switch (database.Provider)
                {
                    case DatabaseProvider.Sqlite:
                        hangfire.UseInMemoryStorage(new InMemoryStorageOptions());
                        break;
                    case DatabaseProvider.PostgreSql:
                        hangfire.UsePostgreSqlStorage(storage =>
                            storage.UseNpgsqlConnection(database.ConnectionString)
                        );
                        break;
                    case DatabaseProvider.SqlServer:
                        hangfire.UseSqlServerStorage(
                            database.ConnectionString,
                            new SqlServerStorageOptions()
                        );
                        break;
                }
            }
        );
        services.AddHangfireServer(options =>
        {
            options.WorkerCount = 2;
            options.SchedulePollingInterval = TimeSpan.FromSeconds(1);
        });
        services.AddHostedService<AuditSealerLoop>();
        services.AddHostedService<RecurringJobs>();
        return services;
    }

    /// <summary>The dashboard, for the system administrator.</summary>
    public static void MapJobs(this WebApplication app) =>
        app.MapHangfireDashboard(
                "/jobs",
                new DashboardOptions { Authorization = [], AppPath = "/staff" }
            )
            .RequireAuthorization(AuthorizationSetup.Jobs);

    /// <summary>Keeps the chain less than five seconds behind.</summary>
    private sealed class AuditSealerLoop(
        AuditSealer sealer,
        TimeProvider time,
        ILogger<AuditSealer> log
    ) : BackgroundService
    {
        private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            while (!stoppingToken.IsCancellationRequested)
            {
                try
                {
                    await sealer.SealAllAsync(stoppingToken);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    log.LogError(exception, "Sealing failed; it is tried again");
                }

                await Task.Delay(Pause, time, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }
}
