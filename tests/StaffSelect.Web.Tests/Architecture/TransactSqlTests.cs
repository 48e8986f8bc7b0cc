using System.Collections;
using System.Data;
using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StaffSelect.Data;
using StaffSelect.Data.Providers;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Architecture;

/// <summary>What the use cases would say to SQL Server, where none can be started: every statement is parsed.</summary>
public class TransactSqlTests
{
    [Fact]
    public async Task StatementsOfEveryHandler_AreValidTransactSql()
    {
        var wire = new SilentServer();
        var isListening = false;
        await using var app = await TestApp.StartAsync(
            DatabaseProvider.Sqlite,
            services =>
            {
                services.RemoveAll<AppDbContext>();
                services.AddScoped(provider =>
                    isListening
                        ? SqlServerContext(wire)
                        : TestDatabase.ContextOf(provider.GetRequiredService<DatabaseSettings>())
                );
            }
        );
        isListening = true;
        var handlers = typeof(Door)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetInterfaces())
            .Where(contract =>
                contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IHandler<,>)
            )
            .Where(contract => !contract.GetGenericArguments()[0].IsGenericParameter);
        foreach (var contract in handlers)
        {
            await AskAsync(app, contract);
        }

        Assert.True(
            wire.Statements.Count > 25,
            $"Only {wire.Statements.Count} statements were seen."
        );
        Assert.Empty(
            wire.Statements.SelectMany(statement =>
                TransactSql.ErrorsOf(statement).Select(fault => $"{fault} in: {statement}")
            )
        );
    }

    /// <summary>The server answers with nothing, so a handler gets as far as it gets without rows.</summary>
    private static async Task AskAsync(TestApp app, Type contract)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var handler = scope.ServiceProvider.GetRequiredService(contract);
        var message = Sample(contract.GetGenericArguments()[0]);
        await Record.ExceptionAsync(() =>
            (Task)
                contract
                    .GetMethod("HandleAsync")!
                    .Invoke(handler, [message, Actor.System("test"), CancellationToken.None])!
        );
    }

    private static object? Sample(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return Sample(inner);
        }

        if (type == typeof(string))
        {
            return "sample";
        }

        if (type.IsArray || (type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable))))
        {
            var element = type.IsArray
                ? type.GetElementType()!
                : type.GetGenericArguments().FirstOrDefault();
            return element is null ? null : Array.CreateInstance(element, 0);
        }

        if (type.IsValueType)
        {
            return type == typeof(DateTime)
                ? TestApp.Start.UtcDateTime
                : Activator.CreateInstance(type);
        }

        if (type.IsAbstract)
        {
            return null;
        }

        var constructor = type.GetConstructors(BindingFlags.Public | BindingFlags.Instance)
            .OrderByDescending(candidate => candidate.GetParameters().Length)
            .FirstOrDefault();
        return constructor?.Invoke([
            .. constructor.GetParameters().Select(parameter => Sample(parameter.ParameterType)),
        ]);
    }

    private static SqlServerAppDbContext SqlServerContext(SilentServer wire)
    {
        var options = new DbContextOptionsBuilder<SqlServerAppDbContext>();
        DatabaseRegistration.ConfigureAlone(
            options,
            new DatabaseSettings(DatabaseProvider.SqlServer, "Server=nowhere")
        );
        options.UseSqlServer("Server=nowhere").AddInterceptors(wire, new ClosedDoor());
        return new SqlServerAppDbContext(options.Options);
    }

    /// <summary>Keeps what is said and answers with nothing.</summary>
    private sealed class SilentServer : DbCommandInterceptor
    {
        public HashSet<string> Statements { get; } = [];

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            Statements.Add(command.CommandText);
#pragma warning disable CA2000 // EF disposes the reader
            return ValueTask.FromResult(
                InterceptionResult<DbDataReader>.SuppressWithResult(
                    new DataTable().CreateDataReader()
                )
            );
#pragma warning restore CA2000
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<int> result,
            CancellationToken cancellationToken = default
        )
        {
            Statements.Add(command.CommandText);
            return ValueTask.FromResult(InterceptionResult<int>.SuppressWithResult(0));
        }
    }

    private sealed class ClosedDoor : DbConnectionInterceptor
    {
        public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
            DbConnection connection,
            ConnectionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default
        ) => ValueTask.FromResult(InterceptionResult.Suppress());

        public override ValueTask<InterceptionResult> ConnectionClosingAsync(
            DbConnection connection,
            ConnectionEventData eventData,
            InterceptionResult result
        ) => ValueTask.FromResult(InterceptionResult.Suppress());
    }
}
