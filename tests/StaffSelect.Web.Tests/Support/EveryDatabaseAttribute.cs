using System.Reflection;
using StaffSelect.Data.Providers;
using Xunit.Sdk;
using Xunit.v3;

namespace StaffSelect.Web.Tests.Support;

/// <summary>One case for each database: SQLite always; PostgreSQL and SQL Server where configured, else visibly skipped.</summary>
/// <remarks>
/// The test method takes a <see cref="DatabaseProvider"/>. STAFFSELECT_TEST_POSTGRESQL and STAFFSELECT_TEST_SQLSERVER hold connection strings of
/// a server on which databases may be created.
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryDatabaseAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(
        MethodInfo testMethod,
        DisposalTracker disposalTracker
    )
    {
        IReadOnlyCollection<ITheoryDataRow> rows =
        [
            .. Enum.GetValues<DatabaseProvider>()
                .Select(provider => new TheoryDataRow(provider)
                {
                    Skip = TestDatabase.IsConfigured(provider) ? null : "unconfigured",
                }),
        ];
        return ValueTask.FromResult(rows);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}
