using System.Globalization;
using System.Text;
using Microsoft.Net.Http.Headers;
using StaffSelect.Domain.Publication;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Public.Ranking;

/// <summary>The published results as files: the canonical bytes themselves, and a table of one post.</summary>
internal static class ResultsEndpoints
{
    public static IEndpointRouteBuilder MapResults(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/campaigns/{code}/results.json", PackageAsync).AllowAnonymous();
        routes.MapGet("/campaigns/{code}/results.csv", TableAsync).AllowAnonymous();
        return routes;
    }

    private static async Task<IResult> PackageAsync(
        string code,
        string? version,
        HttpContext http,
        Door door
    ) =>
        await FindAsync(code, version, http, door) is { } shown
            ? Results.File(
                shown.Content,
                "application/json",
                FormattableString.Invariant($"{code}-results-{shown.Document.Version}.json"),
                entityTag: new EntityTagHeaderValue($"\"{shown.Sha256}\"")
            )
            : Results.NotFound();

    private static async Task<IResult> TableAsync(
        string code,
        string? version,
        string? post,
        HttpContext http,
        Door door
    )
    {
        var shown = await FindAsync(code, version, http, door);
        var list = shown?.Document.Posts.FirstOrDefault(one => one.Code == post);
        return list is null
            ? Results.NotFound()
            : Results.File(
                ResultsTable.Write(shown!.Document, list),
                "text/csv; charset=utf-8",
                FormattableString.Invariant(
                    $"{code}-results-{shown.Document.Version}-{list.Code}.csv"
                )
            );
    }

    private static async Task<ShownVersion?> FindAsync(
        string code,
        string? version,
        HttpContext http,
        Door door
    )
    {
        http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        int? number = null;
        if (!string.IsNullOrEmpty(version))
        {
            if (
                !int.TryParse(
                    version,
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var parsed
                )
            )
            {
                return null;
            }

            number = parsed;
        }

        var found = await door.SendAsync(
            new GetPublishedResults(code, number),
            http.RequestAborted
        );
        return found.IsSuccess ? found.Value.Shown : null;
    }
}

/// <summary>A post's list as a table for spreadsheets.</summary>
internal static class ResultsTable
{
    private const string Starts = "=+-@\t\r";

    /// <summary>UTF-8 with a mark, commas, points in numbers; the public columns and no others.</summary>
    public static byte[] Write(PublishedDocument document, PublishedPost post)
    {
        var lines = new StringBuilder();
        List<string> head = post.Full
            ? ["place", "code", .. document.Stages.Select(stage => stage.Code), "total"]
            : ["code", "total"];
        Append(lines, [.. head, "decision", "post"]);
        foreach (var row in post.Rows)
        {
            List<string> cells = post.Full
                ?
                [
                    row.Place!.Value.ToString(CultureInfo.InvariantCulture),
                    row.Code,
                    .. row.Percents!.Select(Number),
                    Number(row.Total),
                ]
                : [row.Code, Number(row.Total)];
            Append(lines, [.. cells, row.Decision.ToString(), row.PlacedAt ?? ""]);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(lines.ToString())];
    }

    /// <summary>A cell that a spreadsheet does not take for a formula.</summary>
    public static string Cell(string value)
    {
        var safe = value.Length > 0 && Starts.Contains(value[0]) ? "'" + value : value;
        return safe.AsSpan().IndexOfAny("\",\r\n") >= 0
            ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : safe;
    }

    private static void Append(StringBuilder lines, IReadOnlyList<string> cells) =>
        lines.AppendJoin(',', cells.Select(Cell)).Append("\r\n");

    private static string Number(decimal value) =>
        Domain.Rounding.HalfUp(value).ToString("0.00", CultureInfo.InvariantCulture);
}
