using System.Collections.Concurrent;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Auditing;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;

namespace StaffSelect.Web.UseCases;

/// <summary>The door: permission, shape, a scope of its own, the handler, one transaction with its audit lines.</summary>
public sealed class UseCases(
    IServiceScopeFactory scopes,
    GrantReader grants,
    WriteGate gate,
    TimeProvider time,
    ILogger<UseCases> log
)
{
    private static readonly ConcurrentDictionary<Type, object> Routes = new();

    /// <summary>Sends a message and returns its result or the reason of refusal.</summary>
    public async Task<Result<TResult>> SendAsync<TResult>(
        IMessage<TResult> message,
        Actor actor,
        CancellationToken ct = default
    )
    {
        var route =
            (Route<TResult>)Routes.GetOrAdd(message.GetType(), type => Route<TResult>.For(type));
        var sender = await grants.RefreshAsync(actor, ct);
        // scopes are dear: finding the campaign and the first run share one
        await using var first = new FirstScope(scopes);
        var campaign = await CampaignOfAsync(route, message, first, ct);
        if (campaign.Problem is { } unknown)
        {
            return unknown;
        }

        if (!IsPermitted(route.Permission, sender, campaign.Value, (message as IOfGate)?.Stage))
        {
            await RecordRefusalAsync(message, sender, campaign.Value, ct);
            return sender.AwaitsSecondFactor ? Problem.SecondFactorNeeded : Problem.Forbidden;
        }

        if (MessageShape.Check(message) is { } malformed)
        {
            return malformed;
        }

        var outcome = await RunAsync(route, message, sender, campaign.Value, first, ct);
        if (outcome.LostARace)
        {
            // somebody else was faster: once more on what is stored now
            outcome = await RunAsync(route, message, sender, campaign.Value, first, ct);
        }

        if (
            !sender.IsSystem
            && outcome.Result.Problem is { } problem
            && IsRefusalOfAPerson(message, problem)
        )
        {
            await RecordRefusalAsync(message, sender, campaign.Value, ct);
        }

        return outcome.Result;
    }

    /// <summary>Whether a handler refused by who asks: the thing exists, but is not his, or he is recused from it.</summary>
    private static bool IsRefusalOfAPerson(object message, Problem problem) =>
        problem.Code == Problem.Forbidden.Code
        || (problem.Code == Problem.NotFound.Code && TargetOf(message) is not null);

    /// <summary>Id of the thing that a message names, when it names one smaller than a campaign.</summary>
    private static string? TargetOf(object message) =>
        message switch
        {
            IOfApplication of => of.Application.ToString(),
            IOfAttempt of => of.Attempt.ToString(),
            IOfPanel of => of.Panel.ToString(),
            IOfInterview of => of.Interview.ToString(),
            IOfRanking of => of.Ranking.ToString(),
            IOfPublication of => of.Publication.ToString(),
            IOfAppeal of => of.Appeal.ToString(),
            IOfReport of => of.Report.ToString(),
            IOfGate of => of.Stage,
            _ => null,
        };

    private static bool IsPermitted(
        Permission permission,
        Actor actor,
        CampaignId? campaign,
        string? stage
    ) =>
        permission switch
        {
            Permission.Public => true,
            _ when actor.IsSystem => true,
            _ when actor.IsAnonymous => false,
            Permission.SignedIn => true,
            _ when RolePermissions.IsSystemWide(permission) => actor.HasSystem(permission),
            _ => campaign is { } known && actor.Has(permission, known, stage),
        };

    private static async Task<Result<CampaignId?>> CampaignOfAsync<TResult>(
        Route<TResult> route,
        IMessage<TResult> message,
        FirstScope first,
        CancellationToken ct
    )
    {
        switch (message)
        {
            case IOfCampaign direct:
                return Result<CampaignId?>.Success(direct.Campaign);
            case var _ when route.Marker is null:
                return Result<CampaignId?>.Success(null);
        }

        var found = await route.ResolveAsync(first.Services, message, ct);
        return found is null ? Problem.NotFound : Result<CampaignId?>.Success(found);
    }

    private async Task<Outcome<TResult>> RunAsync<TResult>(
        Route<TResult> route,
        IMessage<TResult> message,
        Actor actor,
        CampaignId? campaign,
        FirstScope first,
        CancellationToken ct
    )
    {
        var strategy = first
            .Services.GetRequiredService<AppDbContext>()
            .Database.CreateExecutionStrategy();
        try
        {
            return await strategy.ExecuteAsync(
                async token =>
                {
                    if (first.TryUse() is { } services)
                    {
                        return await RunOnceAsync(route, message, actor, campaign, services, token);
                    }

                    // what a run left in its context must not reach the next one
                    await using var scope = scopes.CreateAsyncScope();
                    return await RunOnceAsync(
                        route,
                        message,
                        actor,
                        campaign,
                        scope.ServiceProvider,
                        token
                    );
                },
                ct
            );
        }
        catch (DbUpdateConcurrencyException)
        {
            return new Outcome<TResult>(Problem.Conflict, LostARace: true);
        }
        catch (DbUpdateException exception) when (exception.IsDuplicateKey())
        {
            return new Outcome<TResult>(Problem.Duplicate, LostARace: true);
        }
    }

    private async Task<Outcome<TResult>> RunOnceAsync<TResult>(
        Route<TResult> route,
        IMessage<TResult> message,
        Actor actor,
        CampaignId? campaign,
        IServiceProvider services,
        CancellationToken ct
    )
    {
        var db = services.GetRequiredService<AppDbContext>();
        var context = services.GetRequiredService<UseCaseContext>();
        context.Campaign = campaign;
        var request = Guid.CreateVersion7();
        AuditOrigin Origin() =>
            new(
                time.UtcNow(),
                actor.UserId,
                actor.Job,
                actor.Network,
                message.GetType().Name,
                request,
                context.Campaign,
                context.Reason
            );
        db.AuditScope = new AuditScope(Origin);

        var result = await route.HandleAsync(services, message, actor, ct);
        if (result.Problem is { KeepsFacts: false })
        {
            return new Outcome<TResult>(result, LostARace: false);
        }

        if (!result.IsSuccess)
        {
            db.ChangeTracker.Clear();
        }

        await SaveAsync(db, context, Origin, ct);
        foreach (var action in context.CommitActions)
        {
            RunCommitted(action, message.GetType().Name);
        }

        return new Outcome<TResult>(result, LostARace: false);
    }

    /// <summary>What follows a commit only hastens or forgets; a fault in it must not say that nothing was stored, nor run the use case again.</summary>
    private void RunCommitted(Action action, string message)
    {
        try
        {
            action();
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            log.LogError(exception, "{Message} is stored, but what follows it failed", message);
        }
    }

    private async Task SaveAsync(
        AppDbContext db,
        UseCaseContext context,
        Func<AuditOrigin> origin,
        CancellationToken ct
    )
    {
        foreach (var read in context.Reads)
        {
            db.AuditEntries.Add(
                AuditEntry.Create(
                    origin(),
                    AuditAction.Read,
                    read.Entity,
                    read.Key,
                    "{}",
                    read.Campaign
                )
            );
        }

        if (context.Facts.Count == 0 && !db.ChangeTracker.HasChanges())
        {
            return;
        }

        using var turn = await gate.EnterAsync(WritePriority.Normal, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        foreach (var fact in context.Facts)
        {
            await fact(db, ct);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>A refusal is written for people who are signed in; visitors are sent to sign in.</summary>
    private async Task RecordRefusalAsync(
        object message,
        Actor actor,
        CampaignId? campaign,
        CancellationToken ct
    )
    {
        log.LogInformation("{Message} refused to {User}", message.GetType().Name, actor.UserId);
        if (actor.IsAnonymous)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var origin = new AuditOrigin(
            time.UtcNow(),
            actor.UserId,
            actor.Job,
            actor.Network,
            message.GetType().Name,
            Guid.CreateVersion7(),
            campaign,
            null
        );
        db.AuditEntries.Add(
            AuditEntry.Create(
                origin,
                AuditAction.Refused,
                "Message",
                TargetOf(message) ?? message.GetType().Name,
                "{}",
                campaign
            )
        );
        using var turn = await gate.EnterAsync(WritePriority.Normal, ct);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The scope in which the campaign is found and the handler runs first; later runs have their own.</summary>
    private sealed class FirstScope(IServiceScopeFactory scopes) : IAsyncDisposable
    {
        private readonly AsyncServiceScope scope = scopes.CreateAsyncScope();
        private bool isUsed;

        public IServiceProvider Services => scope.ServiceProvider;

        /// <summary>The services for the first run; null when it has been.</summary>
        public IServiceProvider? TryUse()
        {
            if (isUsed)
            {
                return null;
            }

            isUsed = true;
            return Services;
        }

        public ValueTask DisposeAsync() => scope.DisposeAsync();
    }

    private sealed record Outcome<TResult>(Result<TResult> Result, bool LostARace);

    /// <summary>How messages of one type are checked and handled.</summary>
    private abstract class Route<TResult>(Permission permission, Type? marker)
    {
        public Permission Permission { get; } = permission;

        public Type? Marker { get; } = marker;

        public static Route<TResult> For(Type message)
        {
            var permission =
                message.GetCustomAttribute<RequiresAttribute>()?.Permission
                ?? throw new InvalidOperationException(
                    $"{message.Name} does not say what it requires."
                );
            var marker = UseCaseRegistration.MarkerOf(message);
            return (Route<TResult>)
                Activator.CreateInstance(
                    typeof(Route<,>).MakeGenericType(typeof(TResult), message),
                    permission,
                    marker
                )!;
        }

        public abstract Task<Result<TResult>> HandleAsync(
            IServiceProvider services,
            IMessage<TResult> message,
            Actor actor,
            CancellationToken ct
        );

        public abstract Task<CampaignId?> ResolveAsync(
            IServiceProvider services,
            IMessage<TResult> message,
            CancellationToken ct
        );
    }

    private sealed class Route<TResult, TMessage>(Permission permission, Type? marker)
        : Route<TResult>(permission, marker)
        where TMessage : class, IMessage<TResult>
    {
        public override Task<Result<TResult>> HandleAsync(
            IServiceProvider services,
            IMessage<TResult> message,
            Actor actor,
            CancellationToken ct
        ) =>
            services
                .GetRequiredService<IHandler<TMessage, TResult>>()
                .HandleAsync((TMessage)message, actor, ct);

        public override Task<CampaignId?> ResolveAsync(
            IServiceProvider services,
            IMessage<TResult> message,
            CancellationToken ct
        )
        {
            var resolver = services.GetRequiredService(
                typeof(IScopeResolver<>).MakeGenericType(Marker!)
            );
            // a resolver of the marker takes the message: the parameter is contravariant
            return ((IScopeResolver<TMessage>)resolver).CampaignOfAsync(
                (TMessage)message,
                services.GetRequiredService<AppDbContext>(),
                ct
            );
        }
    }
}
