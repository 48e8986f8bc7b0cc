using Microsoft.Net.Http.Headers;
using StaffSelect.Domain;
using StaffSelect.Web.Shell;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account.MyData;

/// <summary>One's own data as a download.</summary>
internal static class MyDataEndpoints
{
    public static IServiceCollection AddMyData(this IServiceCollection services) =>
        services
            .AddScoped<OwnOutcomeReader>()
            .AddScoped<OwnApplicationReader>()
            .AddScoped<OwnDataReader>()
            .AddScoped<OwnDataPdf>()
            .AddScoped<OwnDataWords>()
            .AddSingleton<MyDataTickets>();

    public static void MapMyData(this WebApplication app) =>
        app.MapGet(
            "/files/my/data/{format:regex(^(json|pdf)$)}",
            async (
                string format,
                string? ticket,
                Door door,
                HttpContext http,
                CancellationToken ct
            ) =>
                Answer(
                    await door.SendAsync(
                        new ExportMyData(ticket ?? "", format, DisplayText.Language),
                        ct
                    ),
                    http
                )
        );

    /// <summary>Without a valid ticket back to the page that makes one.</summary>
    private static IResult Answer(Result<MyDataFile> made, HttpContext http)
    {
        if (!made.IsSuccess)
        {
            return Results.LocalRedirect("/account/manage/data?expired=1");
        }

        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = made.Value.Name,
        }.ToString();
        return Results.Bytes(made.Value.Content, made.Value.ContentType);
    }
}
