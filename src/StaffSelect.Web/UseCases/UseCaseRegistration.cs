using StaffSelect.Data.Personal;

namespace StaffSelect.Web.UseCases;

/// <summary>Registers the door and every handler and scope resolver of this assembly.</summary>
public static class UseCaseRegistration
{
    /// <summary>The markers that name a campaign indirectly or directly.</summary>
    public static readonly IReadOnlyList<Type> Markers =
    [
        typeof(IOfCampaign),
        typeof(IOfApplication),
        typeof(IOfAttempt),
        typeof(IOfPanel),
        typeof(IOfInterview),
        typeof(IOfRanking),
        typeof(IOfPublication),
        typeof(IOfAppeal),
        typeof(IOfReport),
    ];

    public static IServiceCollection AddUseCases(this IServiceCollection services)
    {
        services.AddSingleton<UseCases>();
        services.AddSingleton<GrantReader>();
        services.AddScoped<UseCaseContext>();
        services.AddScoped<PersonalData>();
        services.AddScoped<CurrentActor>();
        services.AddScoped<Door>();
        foreach (
            var type in typeof(UseCases)
                .Assembly.GetTypes()
                .Where(type => type is { IsClass: true, IsAbstract: false })
        )
        {
            foreach (var contract in type.GetInterfaces().Where(IsHandlerOrResolver))
            {
                services.AddScoped(contract, type);
            }
        }

        return services;
    }

    /// <summary>The marker of a message type, or null.</summary>
    /// <exception cref="InvalidOperationException">More than one.</exception>
    public static Type? MarkerOf(Type message)
    {
        var markers = Markers.Where(marker => marker.IsAssignableFrom(message)).ToList();
        return markers.Count <= 1
            ? markers.SingleOrDefault()
            : throw new InvalidOperationException($"{message.Name} names more than one scope.");
    }

    private static bool IsHandlerOrResolver(Type contract) =>
        contract.IsGenericType
        && (
            contract.GetGenericTypeDefinition() == typeof(IHandler<,>)
            || contract.GetGenericTypeDefinition() == typeof(IScopeResolver<>)
        );
}
