using System.Data;
using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Data.Testing;

/// <summary>Prepared statements, one per row: SQLite, where a statement costs no round trip, and SQL Server.</summary>
/// <remarks>Used by one writer at a time. The connection stays open; after a failure the next call opens a new one.</remarks>
public sealed class PlainAttemptLogStore(DatabaseSettings settings, WriteGate gate)
    : IAttemptLogStore
{
    public const string ReadHead = """
        SELECT "Status", "DeadlineAt", "SessionEpoch", "HeadNumber", "HeadHash", "Version", "BreakUntil"
        FROM "Attempts" WHERE "Id" = @attempt
        """;

    public const string ReadNumbers = """
        SELECT "ClientNumber", "Kind" FROM "AttemptEvents"
        WHERE "Attempt" = @attempt AND "Epoch" = @epoch AND "ClientNumber" IS NOT NULL
        """;

    public const string MoveHead = """
        UPDATE "Attempts" SET "HeadNumber" = @number, "HeadHash" = @hash, "Version" = "Version" + 1
        WHERE "Id" = @attempt AND "Version" = @version AND "SessionEpoch" = @epoch AND "HeadHash" = @expected
        """;

    public const string Insert = """
        INSERT INTO "AttemptEvents" ("Attempt", "Number", "Kind", "Late", "Item", "Option", "Epoch", "ClientNumber", "ReceivedAt", "Hash")
        VALUES (@attempt, @number, @kind, @late, @item, @option, @epoch, @client, @received, @hash)
        """;

    private Session? session;

    public async Task<IReadOnlyList<AttemptHead>> ReadAsync(
        IReadOnlyCollection<AttemptId> attempts,
        CancellationToken ct
    )
    {
        try
        {
            var open = await OpenAsync(ct);
            var heads = new List<AttemptHead>(attempts.Count);
            foreach (var attempt in attempts)
            {
                if (await open.ReadAsync(attempt, ct) is { } head)
                {
                    heads.Add(head);
                }
            }

            return heads;
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async Task<IReadOnlySet<AttemptId>> AppendAsync(
        IReadOnlyList<AttemptAppend> appends,
        CancellationToken ct
    )
    {
        try
        {
            var open = await OpenAsync(ct);
            var stored = new HashSet<AttemptId>();
            using var turn = await gate.EnterAsync(WritePriority.Log, ct);
            await using var transaction = await open.BeginAsync(ct);
            foreach (var append in appends)
            {
                if (await open.MoveHeadAsync(append, transaction, ct))
                {
                    stored.Add(append.Attempt);
                    foreach (var entry in append.Events)
                    {
                        await open.InsertAsync(entry, transaction, ct);
                    }
                }
            }

            await transaction.CommitAsync(ct);
            return stored;
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (session is { } open)
        {
            session = null;
            await open.DisposeAsync();
        }
    }

    private async Task<Session> OpenAsync(CancellationToken ct)
    {
        if (session is { } open)
        {
            return open;
        }

        DbConnection connection =
            settings.Provider == DatabaseProvider.Sqlite
                ? new SqliteConnection(settings.ConnectionString)
                : new SqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(ct);
            if (settings.Provider == DatabaseProvider.Sqlite)
            {
                await using var pragmas = connection.CreateCommand();
                pragmas.CommandText = SqlitePragmas.Statements;
                await pragmas.ExecuteNonQueryAsync(ct);
            }

            return session = new Session(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private sealed class Session : IAsyncDisposable
    {
        private readonly DbConnection connection;
        private readonly DbCommand readHead;
        private readonly DbCommand readNumbers;
        private readonly DbCommand moveHead;
        private readonly DbCommand insert;

        public Session(DbConnection connection)
        {
            this.connection = connection;
            readHead = Command(ReadHead, ("attempt", DbType.Guid, 0));
            readNumbers = Command(
                ReadNumbers,
                ("attempt", DbType.Guid, 0),
                ("epoch", DbType.Int32, 0)
            );
            moveHead = Command(
                MoveHead,
                ("number", DbType.Int32, 0),
                ("hash", DbType.Binary, 32),
                ("attempt", DbType.Guid, 0),
                ("version", DbType.Int32, 0),
                ("epoch", DbType.Int32, 0),
                ("expected", DbType.Binary, 32)
            );
            insert = Command(
                Insert,
                ("attempt", DbType.Guid, 0),
                ("number", DbType.Int32, 0),
                ("kind", DbType.String, 40),
                ("late", DbType.String, 40),
                ("item", DbType.Int32, 0),
                ("option", DbType.String, 40),
                ("epoch", DbType.Int32, 0),
                ("client", DbType.Int32, 0),
                ("received", DbType.DateTime2, 0),
                ("hash", DbType.Binary, 32)
            );
        }

        /// <summary>BEGIN IMMEDIATE on SQLite: a transaction that reads first and writes later can fail half-way.</summary>
        public async Task<DbTransaction> BeginAsync(CancellationToken ct) =>
            connection is SqliteConnection sqlite
                ? sqlite.BeginTransaction(deferred: false)
                : await connection.BeginTransactionAsync(ct);

        public async Task<AttemptHead?> ReadAsync(AttemptId attempt, CancellationToken ct)
        {
            readHead.Parameters[0].Value = attempt.Value;
            bool isClosed;
            DateTime deadlineAt;
            DateTime? breakUntil;
            int epoch;
            int number;
            byte[] hash;
            int version;
            await using (var reader = await readHead.ExecuteReaderAsync(ct))
            {
                if (!await reader.ReadAsync(ct))
                {
                    return null;
                }

                isClosed = reader.GetString(0) != nameof(AttemptStatus.InProgress);
                deadlineAt = DateTime.SpecifyKind(reader.GetDateTime(1), DateTimeKind.Utc);
                epoch = reader.GetInt32(2);
                number = reader.GetInt32(3);
                hash = reader.GetFieldValue<byte[]>(4);
                version = reader.GetInt32(5);
                breakUntil = await reader.IsDBNullAsync(6, ct)
                    ? null
                    : DateTime.SpecifyKind(reader.GetDateTime(6), DateTimeKind.Utc);
            }

            // after the head: an event stored in between makes the head stale, which the conditional update finds
            var numbers = new Dictionary<int, SaveVerdict>();
            readNumbers.Parameters[0].Value = attempt.Value;
            readNumbers.Parameters[1].Value = epoch;
            await using (var reader = await readNumbers.ExecuteReaderAsync(ct))
            {
                while (await reader.ReadAsync(ct))
                {
                    numbers[reader.GetInt32(0)] = AttemptLogRows.VerdictOf(reader.GetString(1));
                }
            }

            return new AttemptHead(
                attempt,
                isClosed,
                deadlineAt,
                breakUntil,
                epoch,
                number,
                hash,
                version,
                numbers
            );
        }

        public async Task<bool> MoveHeadAsync(
            AttemptAppend append,
            DbTransaction transaction,
            CancellationToken ct
        )
        {
            moveHead.Transaction = transaction;
            Set(
                moveHead,
                append.Last.Number,
                append.Last.Hash,
                append.Attempt.Value,
                append.Version,
                append.Epoch,
                append.Hash
            );
            return await moveHead.ExecuteNonQueryAsync(ct) == 1;
        }

        public async Task InsertAsync(
            AttemptEvent entry,
            DbTransaction transaction,
            CancellationToken ct
        )
        {
            insert.Transaction = transaction;
            Set(
                insert,
                entry.Attempt.Value,
                entry.Number,
                entry.Kind.ToString(),
                entry.Late?.ToString(),
                entry.Item,
                entry.Option,
                entry.Epoch,
                entry.ClientNumber,
                entry.ReceivedAt,
                entry.Hash
            );
            await insert.ExecuteNonQueryAsync(ct);
        }

        public async ValueTask DisposeAsync()
        {
            await readHead.DisposeAsync();
            await readNumbers.DisposeAsync();
            await moveHead.DisposeAsync();
            await insert.DisposeAsync();
            await connection.DisposeAsync();
        }

        private static void Set(DbCommand command, params object?[] values)
        {
            for (var i = 0; i < values.Length; i++)
            {
                command.Parameters[i].Value = values[i] ?? DBNull.Value;
            }
        }

#pragma warning disable CA2100 // the texts are constants of this class
        private DbCommand Command(
            string text,
            params ReadOnlySpan<(string Name, DbType Type, int Size)> parameters
        )
        {
            var command = connection.CreateCommand();
            command.CommandText = text;
            foreach (var (name, type, size) in parameters)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = $"@{name}";
                parameter.DbType = type;
                if (size > 0)
                {
                    parameter.Size = size;
                }

                command.Parameters.Add(parameter);
            }

            return command;
        }
#pragma warning restore CA2100
    }
}
