using System.Data.Common;
using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using Npgsql;
using StaffSelect.Data.Providers;

namespace StaffSelect.LoadTest;

/// <summary>The yardstick: one writer, one row for each call, group commit, and nothing else.</summary>
/// <remarks>Same database, same durability, rows of the same size; no permission, no chain, no resends.</remarks>
internal sealed class BareWriter : IAsyncDisposable
{
    private const int LargestBatch = 256;
    private readonly Channel<TaskCompletionSource> queue =
        Channel.CreateBounded<TaskCompletionSource>(4096);
    private readonly DbConnection connection;
    private readonly Task loop;

    private BareWriter(DbConnection connection)
    {
        this.connection = connection;
        loop = WriteAsync();
    }

    public static async Task<BareWriter> StartAsync(DatabaseSettings settings)
    {
        DbConnection connection =
            settings.Provider == DatabaseProvider.Sqlite
                ? new SqliteConnection(settings.ConnectionString)
                : new NpgsqlConnection(settings.ConnectionString);
        await connection.OpenAsync();
        if (settings.Provider == DatabaseProvider.Sqlite)
        {
            await ExecuteAsync(connection, SqlitePragmas.Statements);
        }

        await ExecuteAsync(connection, "DROP TABLE IF EXISTS \"LoadBare\"");
        await ExecuteAsync(
            connection,
            settings.Provider == DatabaseProvider.Sqlite
                ? "CREATE TABLE \"LoadBare\" (\"Id\" INTEGER PRIMARY KEY, \"Payload\" BLOB NOT NULL)"
                : "CREATE TABLE \"LoadBare\" (\"Id\" bigint PRIMARY KEY, \"Payload\" bytea NOT NULL)"
        );
        return new BareWriter(connection);
    }

    /// <summary>Returns after the row has been committed.</summary>
    public async Task AppendAsync()
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await queue.Writer.WriteAsync(done);
        await done.Task;
    }

    public async ValueTask DisposeAsync()
    {
        queue.Writer.Complete();
        await loop;
        await ExecuteAsync(connection, "DROP TABLE \"LoadBare\"");
        await connection.DisposeAsync();
    }

    private async Task WriteAsync()
    {
        var id = 0L;
        await using var insert = Insert(out var ids);
        var batch = new List<TaskCompletionSource>(LargestBatch);
        while (await queue.Reader.WaitToReadAsync())
        {
            while (batch.Count < LargestBatch && queue.Reader.TryRead(out var waiting))
            {
                batch.Add(waiting);
            }

            await using (
                var transaction = connection is SqliteConnection sqlite
                    ? sqlite.BeginTransaction(deferred: false)
                    : await connection.BeginTransactionAsync()
            )
            {
                insert.Transaction = transaction;
                if (connection is SqliteConnection)
                {
                    foreach (var _ in batch)
                    {
                        ids.Value = ++id;
                        await insert.ExecuteNonQueryAsync();
                    }
                }
                else
                {
                    ids.Value = batch.Select(_ => ++id).ToArray();
                    await insert.ExecuteNonQueryAsync();
                }

                await transaction.CommitAsync();
            }

            foreach (var waiting in batch)
            {
                waiting.SetResult();
            }

            batch.Clear();
        }
    }

    private DbCommand Insert(out DbParameter ids)
    {
        var insert = connection.CreateCommand();
        insert.CommandText =
            connection is SqliteConnection
                ? "INSERT INTO \"LoadBare\" VALUES (@id, @payload)"
                : "INSERT INTO \"LoadBare\" SELECT id, @payload FROM unnest(@id) AS t(id)";
        ids = insert.CreateParameter();
        ids.ParameterName = "@id";
        var payload = insert.CreateParameter();
        payload.ParameterName = "@payload";
        payload.Value = new byte[160];
        insert.Parameters.Add(ids);
        insert.Parameters.Add(payload);
        return insert;
    }

    private static async Task ExecuteAsync(DbConnection connection, string statement)
    {
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this class
        command.CommandText = statement;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
