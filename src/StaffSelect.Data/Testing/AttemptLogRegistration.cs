using Microsoft.Extensions.DependencyInjection;
using StaffSelect.Data.Providers;

namespace StaffSelect.Data.Testing;

public static class AttemptLogRegistration
{
    /// <summary>Registers the writer and the statements of the chosen database.</summary>
    public static IServiceCollection AddAttemptLog(this IServiceCollection services)
    {
        services.AddSingleton<IAttemptLogStore>(provider =>
        {
            var settings = provider.GetRequiredService<DatabaseSettings>();
            return settings.Provider == DatabaseProvider.PostgreSql
                ? new PostgreSqlAttemptLogStore(settings)
                : new PlainAttemptLogStore(settings, provider.GetRequiredService<WriteGate>());
        });
        services.AddSingleton<AttemptLogWriter>();
        return services;
    }
}
