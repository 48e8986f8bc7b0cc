using StaffSelect.Data.Testing;

namespace StaffSelect.Web.Candidate.TakeTest;

/// <summary>What taking a test needs besides its use cases.</summary>
internal static class TestingSetup
{
    public static IServiceCollection AddTesting(this IServiceCollection services)
    {
        services.AddAttemptLog();
        services.AddSingleton<AttemptDirectory>();
        services.AddScoped<AttemptClosing>();
        return services;
    }
}
