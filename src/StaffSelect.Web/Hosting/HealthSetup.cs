using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using StaffSelect.Data;

namespace StaffSelect.Web.Hosting;

/// <summary>What a load balancer may know: one word. The reasons go to the log.</summary>
internal static class HealthSetup
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks().AddCheck<DatabaseCheck>("database").AddCheck<SealCheck>("seal");
        return services;
    }

    public static void MapHealth(this WebApplication app) =>
        app.MapHealthChecks("/health").AllowAnonymous();

    private sealed class DatabaseCheck(AppDbContext db) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context,
            CancellationToken cancellationToken = default
        ) =>
            await db.Database.CanConnectAsync(cancellationToken)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy("The database does not answer.");
    }

    /// <summary>No audit line may wait for its seal longer than five seconds.</summary>
    private sealed class SealCheck(AppDbContext db, TimeProvider time) : IHealthCheck
    {
        private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

        public async Task<HealthCheckResult> CheckHealthAsync(
            HealthCheckContext context,
            CancellationToken cancellationToken = default
        )
        {
            var before = time.UtcNow() - Longest;
            var isLate = await db.AuditEntries.AnyAsync(
                entry => entry.At < before && !db.AuditSeals.Any(seal => seal.EntryId == entry.Id),
                cancellationToken
            );
            return isLate
                ? HealthCheckResult.Degraded(
                    "Audit lines have waited for their seal longer than five seconds."
                )
                : HealthCheckResult.Healthy();
        }
    }
}
