using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using StaffSelect.Data.Auditing;
using StaffSelect.Data.Providers;
using StaffSelect.Web.Tests.Support;

namespace StaffSelect.Web.Tests.Architecture;

public class SchemaTests
{
    /// <summary>The closed list of tables whose rows may change without an audit line, and why.</summary>
    private static readonly Dictionary<string, string> NotAudited = new()
    {
        ["AuditEntry"] = "the journal itself",
        ["AuditSeal"] = "the chain over the journal",
        ["Lease"] = "heartbeat",
        ["DataProtectionKey"] = "the framework's keys",
        ["AttemptEvent"] = "has a chained log of its own",
        ["AccountSession"] = "beginning and end of a session are lines of their own",
        ["ApplicationSearch"] = "search index, removed at erasure",
    };

    [Theory]
    [InlineData(DatabaseProvider.Sqlite)]
    [InlineData(DatabaseProvider.PostgreSql)]
    [InlineData(DatabaseProvider.SqlServer)]
    public async Task Migrations_AreWhatTheModelIs(DatabaseProvider provider)
    {
        await using var db = TestDatabase.ContextOf(Offline(provider));

        Assert.False(
            db.Database.HasPendingModelChanges(),
            "Run: bash src/StaffSelect.Data/regenerate-migrations.sh"
        );
        Assert.Equal(
            ["Initial"],
            db.Database.GetMigrations()
                .Select(name => name[(name.IndexOf('_', StringComparison.Ordinal) + 1)..])
        );
    }

    [Fact]
    public async Task TablesWithoutAudit_AreExactlyTheListedOnes()
    {
        await using var db = TestDatabase.ContextOf(Offline(DatabaseProvider.Sqlite));

        Assert.Empty(
            db.Model.GetEntityTypes()
                .Where(type => !type.IsAudited())
                .Select(type => type.ShortName())
                .Except(NotAudited.Keys)
        );
    }

    [Fact]
    public async Task IndexedTexts_AreShortEnoughForEveryDatabase()
    {
        await using var db = TestDatabase.ContextOf(Offline(DatabaseProvider.SqlServer));
        var offenders =
            from entity in db.Model.GetEntityTypes()
            from property in entity.GetProperties()
            where property.IsIndex() || property.IsKey()
            where
                ProviderTypeOf(property) == typeof(string)
                && property.GetMaxLength() is null or > 450
            select $"{entity.ShortName()}.{property.Name}";

        Assert.Empty(offenders);
    }

    [Fact]
    public async Task SqlServerSchema_IsValidTransactSql()
    {
        await using var db = TestDatabase.ContextOf(Offline(DatabaseProvider.SqlServer));
        var script = db.GetService<Microsoft.EntityFrameworkCore.Migrations.IMigrator>()
            .GenerateScript();

        Assert.Contains("CREATE TABLE [AuditEntries]", script, StringComparison.Ordinal);
        Assert.Empty(TransactSql.ErrorsOf(script));
    }

    [Theory, EveryDatabase]
    public async Task AppendOnlyTables_RefuseToBeChanged(DatabaseProvider provider)
    {
        var settings = await TestDatabase.CreateEmptyAsync(provider);
        try
        {
            await using var db = TestDatabase.ContextOf(settings);
            await db.Database.MigrateAsync();
            await db.Database.ExecuteSqlRawAsync(
                "INSERT INTO \"AuditSeals\" (\"Number\", \"EntryId\", \"Hash\", \"SealedAt\") VALUES (1, 1, 'x', '2026-03-02 08:00:00')"
            );

            foreach (
                var statement in new[]
                {
                    "UPDATE \"AuditSeals\" SET \"Hash\" = 'y'",
                    "DELETE FROM \"AuditSeals\"",
                }
            )
            {
                var refusal = await Record.ExceptionAsync(() =>
                    db.Database.ExecuteSqlRawAsync(statement)
                );
                Assert.Contains("append-only", refusal?.Message, StringComparison.Ordinal);
            }

            var guarded = AppendOnly.Tables.Intersect(
                db.Model.GetEntityTypes().Select(type => type.GetTableName())
            );
            Assert.Equal(AppendOnly.Tables, guarded);
        }
        finally
        {
            await TestDatabase.DropAsync(settings);
        }
    }

    private static Type ProviderTypeOf(IProperty property) =>
        property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType;

    private static DatabaseSettings Offline(DatabaseProvider provider) =>
        new(
            provider,
            provider switch
            {
                DatabaseProvider.Sqlite => "Data Source=:memory:",
                DatabaseProvider.PostgreSql => "Host=nowhere",
                _ => "Server=nowhere",
            }
        );
}
