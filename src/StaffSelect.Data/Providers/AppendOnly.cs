using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace StaffSelect.Data.Providers;

/// <summary>Triggers that refuse to change or remove rows of tables that are only ever added to.</summary>
public static class AppendOnly
{
    /// <summary>The tables.</summary>
    public static readonly IReadOnlyList<string> Tables =
    [
        "AuditEntries",
        "AuditSeals",
        "AttemptEvents",
        "Publications",
        "GateResults",
        "AdmissionDecisions",
        "SessionDraws",
    ];

    public static void Sqlite(MigrationBuilder migration)
    {
        foreach (var table in TablesOf(migration))
        {
            foreach (var action in new[] { "UPDATE", "DELETE" })
            {
                migration.Sql(
                    $"""
                    CREATE TRIGGER "{table}_no_{action}" BEFORE {action} ON "{table}"
                    BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
                    """
                );
            }
        }
    }

    public static void PostgreSql(MigrationBuilder migration)
    {
        migration.Sql(
            """
            CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
            $$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END; $$;
            """
        );
        foreach (var table in TablesOf(migration))
        {
            migration.Sql(
                $"""
                CREATE TRIGGER "{table}_no_change" BEFORE UPDATE OR DELETE ON "{table}"
                FOR EACH ROW EXECUTE FUNCTION refuse_change();
                """
            );
        }
    }

    public static void SqlServer(MigrationBuilder migration)
    {
        foreach (var table in TablesOf(migration))
        {
            migration.Sql(
                $"""
                EXEC(N'CREATE TRIGGER [{table}_no_change] ON [{table}] INSTEAD OF UPDATE, DELETE AS
                BEGIN THROW 51000, ''{table} is append-only'', 1; END');
                """
            );
        }
    }

    private static IEnumerable<string> TablesOf(MigrationBuilder migration) =>
        Tables.Intersect(
            migration.Operations.OfType<CreateTableOperation>().Select(table => table.Name)
        );
}
