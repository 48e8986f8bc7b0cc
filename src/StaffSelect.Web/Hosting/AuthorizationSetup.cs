using Microsoft.AspNetCore.Authorization;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Hosting;

/// <summary>Policies of pages. They are courtesy: what counts is the door.</summary>
public static class AuthorizationSetup
{
    public const string Staff = "Staff";
    public const string Jobs = "Jobs";

    public static IServiceCollection AddAuthorizationPolicies(this IServiceCollection services)
    {
        services
            .AddAuthorizationBuilder()
            .AddPolicy(
                Staff,
                policy =>
                    policy
                        .RequireAuthenticatedUser()
                        .AddRequirements(new StandingRequirement(actor => actor.IsStaff))
            )
            .AddPolicy(
                Jobs,
                policy =>
                    policy
                        .RequireAuthenticatedUser()
                        .AddRequirements(
                            new StandingRequirement(actor =>
                                actor.HasSystem(Permission.SystemManage)
                            )
                        )
            )
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddScoped<IAuthorizationHandler, StandingHandler>();
        return services;
    }

    private sealed record StandingRequirement(Func<Actor, bool> IsMet) : IAuthorizationRequirement;

    private sealed class StandingHandler(CurrentActor currentActor)
        : AuthorizationHandler<StandingRequirement>
    {
        protected override async Task HandleRequirementAsync(
            AuthorizationHandlerContext context,
            StandingRequirement requirement
        )
        {
            if (requirement.IsMet(await currentActor.GetAsync()))
            {
                context.Succeed(requirement);
            }
        }
    }
}
