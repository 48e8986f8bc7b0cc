using Npgsql;
using NpgsqlTypes;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Data.Testing;

/// <summary>Two statements for a whole batch, whatever its size: PostgreSQL.</summary>
/// <remarks>Used by one writer at a time. The connection stays open; after a failure the next call opens a new one.</remarks>
public sealed class PostgreSqlAttemptLogStore(DatabaseSettings settings) : IAttemptLogStore
{
    private const string ReadHeads = """
        SELECT "Id", "Status", "DeadlineAt", "SessionEpoch", "HeadNumber", "HeadHash", "Version", "BreakUntil"
        FROM "Attempts" WHERE "Id" = ANY($1)
        """;

    private const string ReadNumbers = """
        SELECT event."Attempt", event."Epoch", event."ClientNumber", event."Kind"
        FROM "AttemptEvents" event JOIN "Attempts" attempt ON attempt."Id" = event."Attempt" AND attempt."SessionEpoch" = event."Epoch"
        WHERE event."Attempt" = ANY($1) AND event."ClientNumber" IS NOT NULL
        """;

    private const string MoveHeads = """
        UPDATE "Attempts" attempt SET "HeadNumber" = next.number, "HeadHash" = next.hash, "Version" = attempt."Version" + 1
        FROM (SELECT * FROM unnest($1, $2, $3, $4, $5, $6) AS t(id, version, epoch, expected, number, hash) ORDER BY id) next
        WHERE attempt."Id" = next.id AND attempt."Version" = next.version AND attempt."SessionEpoch" = next.epoch AND attempt."HeadHash" = next.expected
        RETURNING attempt."Id"
        """;

    private const string Insert = """
        INSERT INTO "AttemptEvents" ("Attempt", "Number", "Kind", "Late", "Item", "Option", "Epoch", "ClientNumber", "ReceivedAt", "Hash")
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        """;

    private NpgsqlConnection? connection;

    public async Task<IReadOnlyList<AttemptHead>> ReadAsync(
        IReadOnlyCollection<AttemptId> attempts,
        CancellationToken ct
    )
    {
        try
        {
            return await ReadOpenAsync(
                await OpenAsync(ct),
                [.. attempts.Select(attempt => attempt.Value)],
                ct
            );
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
            await using var transaction = await open.BeginTransactionAsync(ct);
            var stored = await MoveHeadsAsync(open, appends, ct);
            var events = appends
                .Where(append => stored.Contains(append.Attempt))
                .SelectMany(append => append.Events)
                .ToList();
            if (events.Count > 0)
            {
                await InsertAsync(open, events, ct);
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
        if (connection is { } open)
        {
            connection = null;
            await open.DisposeAsync();
        }
    }

    private static async Task<IReadOnlyList<AttemptHead>> ReadOpenAsync(
        NpgsqlConnection open,
        Guid[] attempts,
        CancellationToken ct
    )
    {
        var rows =
            new List<(
                Guid Id,
                bool IsClosed,
                DateTime DeadlineAt,
                int Epoch,
                int Number,
                byte[] Hash,
                int Version,
                DateTime? BreakUntil
            )>();
        await using (var command = Command(open, ReadHeads, Array(attempts, NpgsqlDbType.Uuid)))
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                rows.Add(
                    (
                        reader.GetGuid(0),
                        reader.GetString(1) != nameof(AttemptStatus.InProgress),
                        reader.GetDateTime(2),
                        reader.GetInt32(3),
                        reader.GetInt32(4),
                        reader.GetFieldValue<byte[]>(5),
                        reader.GetInt32(6),
                        await reader.IsDBNullAsync(7, ct) ? null : reader.GetDateTime(7)
                    )
                );
            }
        }

        // after the heads: an event stored in between makes the head stale, which the conditional update finds
        var numbers = new List<(Guid Id, int Epoch, int Number, SaveVerdict Verdict)>();
        await using (var command = Command(open, ReadNumbers, Array(attempts, NpgsqlDbType.Uuid)))
        await using (var reader = await command.ExecuteReaderAsync(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                numbers.Add(
                    (
                        reader.GetGuid(0),
                        reader.GetInt32(1),
                        reader.GetInt32(2),
                        AttemptLogRows.VerdictOf(reader.GetString(3))
                    )
                );
            }
        }

        var byAttempt = numbers.ToLookup(row => (row.Id, row.Epoch));
        return
        [
            .. rows.Select(row => new AttemptHead(
                new AttemptId(row.Id),
                row.IsClosed,
                row.DeadlineAt,
                row.BreakUntil,
                row.Epoch,
                row.Number,
                row.Hash,
                row.Version,
                byAttempt[(row.Id, row.Epoch)]
                    .Select(number => KeyValuePair.Create(number.Number, number.Verdict))
            )),
        ];
    }

    private static async Task<HashSet<AttemptId>> MoveHeadsAsync(
        NpgsqlConnection open,
        IReadOnlyList<AttemptAppend> appends,
        CancellationToken ct
    )
    {
        await using var command = Command(
            open,
            MoveHeads,
            Array([.. appends.Select(append => append.Attempt.Value)], NpgsqlDbType.Uuid),
            Array([.. appends.Select(append => append.Version)], NpgsqlDbType.Integer),
            Array([.. appends.Select(append => append.Epoch)], NpgsqlDbType.Integer),
            Array([.. appends.Select(append => append.Hash)], NpgsqlDbType.Bytea),
            Array([.. appends.Select(append => append.Last.Number)], NpgsqlDbType.Integer),
            Array([.. appends.Select(append => append.Last.Hash)], NpgsqlDbType.Bytea)
        );
        var stored = new HashSet<AttemptId>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            stored.Add(new AttemptId(reader.GetGuid(0)));
        }

        return stored;
    }

    private static async Task InsertAsync(
        NpgsqlConnection open,
        List<AttemptEvent> events,
        CancellationToken ct
    )
    {
        await using var command = Command(
            open,
            Insert,
            Array([.. events.Select(entry => entry.Attempt.Value)], NpgsqlDbType.Uuid),
            Array([.. events.Select(entry => entry.Number)], NpgsqlDbType.Integer),
            Array([.. events.Select(entry => entry.Kind.ToString())], NpgsqlDbType.Text),
            Array([.. events.Select(entry => entry.Late?.ToString())], NpgsqlDbType.Text),
            Array([.. events.Select(entry => entry.Item)], NpgsqlDbType.Integer),
            Array([.. events.Select(entry => entry.Option)], NpgsqlDbType.Text),
            Array([.. events.Select(entry => entry.Epoch)], NpgsqlDbType.Integer),
            Array([.. events.Select(entry => entry.ClientNumber)], NpgsqlDbType.Integer),
            Array([.. events.Select(entry => entry.ReceivedAt)], NpgsqlDbType.TimestampTz),
            Array([.. events.Select(entry => entry.Hash)], NpgsqlDbType.Bytea)
        );
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task<NpgsqlConnection> OpenAsync(CancellationToken ct)
    {
        if (connection is { } known)
        {
            return known;
        }

        var settingsOfWriter = new NpgsqlConnectionStringBuilder(settings.ConnectionString)
        {
            // the four statements of this class, planned once
            MaxAutoPrepare = 8,
            AutoPrepareMinUsages = 2,
        };
        var open = new NpgsqlConnection(settingsOfWriter.ConnectionString);
        try
        {
            await open.OpenAsync(ct);
            return connection = open;
        }
        catch
        {
            await open.DisposeAsync();
            throw;
        }
    }

#pragma warning disable CA2100 // the texts are constants of this class
    private static NpgsqlCommand Command(
        NpgsqlConnection open,
        string text,
        params ReadOnlySpan<NpgsqlParameter> parameters
    )
    {
        var command = new NpgsqlCommand(text, open);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(parameter);
        }

        return command;
    }
#pragma warning restore CA2100

    private static NpgsqlParameter Array<T>(T[] values, NpgsqlDbType element) =>
        new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | element };
}
