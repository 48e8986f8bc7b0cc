using Microsoft.Net.Http.Headers;
using StaffSelect.Domain;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Exchange.Items;

/// <summary>Downloads of the item bank.</summary>
public static class ItemEndpoints
{
    private const string Workbook =
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public static void MapItems(this WebApplication app)
    {
        app.MapGet(
            "/files/items/{pool}/csv",
            (string pool, Door door, HttpContext http, CancellationToken ct) =>
                ExportAsync(pool, asWorkbook: false, door, http, ct)
        );
        app.MapGet(
            "/files/items/{pool}/xlsx",
            (string pool, Door door, HttpContext http, CancellationToken ct) =>
                ExportAsync(pool, asWorkbook: true, door, http, ct)
        );
    }

    private static async Task<IResult> ExportAsync(
        string pool,
        bool asWorkbook,
        Door door,
        HttpContext http,
        CancellationToken ct
    )
    {
        var exported = await door.SendAsync(new ExportItems(pool, asWorkbook), ct);
        if (exported.Problem is { } problem)
        {
            return Results.StatusCode(
                problem == Problem.Forbidden
                    ? StatusCodes.Status403Forbidden
                    : StatusCodes.Status404NotFound
            );
        }

        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = $"items-{pool.ToLowerInvariant()}.{(asWorkbook ? "xlsx" : "csv")}",
        }.ToString();
        return Results.Bytes(exported.Value, asWorkbook ? Workbook : "text/csv; charset=utf-8");
    }
}
