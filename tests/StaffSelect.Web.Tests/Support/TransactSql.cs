using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace StaffSelect.Web.Tests.Support;

/// <summary>Parses T-SQL, where no SQL Server can be started.</summary>
internal static class TransactSql
{
    /// <summary>Faults with line and column; empty when the text is valid.</summary>
    public static IReadOnlyList<string> ErrorsOf(string script)
    {
        using var reader = new StringReader(script);
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(reader, out var errors);
        return [.. errors.Select(error => $"{error.Line}:{error.Column} {error.Message}")];
    }
}
