using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StaffSelect.Data;
using StaffSelect.Data.Providers;

namespace StaffSelect.Web.Tests.Support;

/// <summary>Counts the statements that one flow of execution sends to its database; other tests beside it do not count.</summary>
public sealed class QueryCount
    : IObserver<DiagnosticListener>,
        IObserver<KeyValuePair<string, object?>>,
        IDisposable
{
    private static readonly AsyncLocal<QueryCount?> Current = new();
    private readonly List<IDisposable> subscriptions = [];
    private int count;

    private QueryCount() { }

    public int Value => count;

    /// <summary>Contexts that are made anew each time: a pooled one stops asking for listeners for a second once there was none.</summary>
    public static void WithoutPool(IServiceCollection services)
    {
        services.RemoveAll<AppDbContext>();
        services.AddScoped(provider =>
            TestDatabase.ContextOf(provider.GetRequiredService<DatabaseSettings>())
        );
    }

    public static QueryCount Start()
    {
        var counter = new QueryCount();
        Current.Value = counter;
        counter.subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(counter));
        return counter;
    }

    public void Dispose()
    {
        foreach (var subscription in subscriptions)
        {
            subscription.Dispose();
        }
    }

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == DbLoggerCategory.Name)
        {
            subscriptions.Add(value.Subscribe(this));
        }
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        if (value.Key == RelationalEventId.CommandExecuting.Name && Current.Value == this)
        {
            Interlocked.Increment(ref count);
        }
    }

    public void OnCompleted() { }

    public void OnError(Exception error) { }
}
