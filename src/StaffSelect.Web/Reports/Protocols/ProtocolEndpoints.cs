using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Net.Http.Headers;
using StaffSelect.Domain;
using StaffSelect.Web.Files;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.Shell;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Reports.Protocols;

/// <summary>Protocols as downloads; <c>language</c> is that of the document.</summary>
internal static class ProtocolEndpoints
{
    public static IServiceCollection AddProtocols(this IServiceCollection services)
    {
        services.TryAddScoped<DisplayText>();
        services.TryAddScoped<ResultWording>();
        return services.AddScoped<ProtocolWords>();
    }

    public static void MapProtocols(this WebApplication app)
    {
        app.MapGet(
            "/files/campaigns/{id:guid}/admission.pdf",
            async (Guid id, string? language, Door door, HttpContext http, CancellationToken ct) =>
                Answer(
                    await door.SendAsync(
                        new GetAdmissionProtocol(new CampaignId(id), language ?? "uk"),
                        ct
                    ),
                    http
                )
        );
        app.MapGet(
            "/files/panels/{id:guid}/protocol.pdf",
            async (Guid id, string? language, Door door, HttpContext http, CancellationToken ct) =>
                Answer(
                    await door.SendAsync(
                        new GetPanelProtocol(new PanelId(id), language ?? "uk"),
                        ct
                    ),
                    http
                )
        );
        app.MapGet(
            "/files/panels/{id:guid}/own-protocol.pdf",
            async (Guid id, string? language, Door door, HttpContext http, CancellationToken ct) =>
                Answer(
                    await door.SendAsync(
                        new GetOwnPanelProtocol(new PanelId(id), language ?? "uk"),
                        ct
                    ),
                    http
                )
        );
        app.MapGet(
            "/files/campaigns/{id:guid}/ranking.pdf",
            async (
                Guid id,
                int? number,
                string? language,
                Door door,
                HttpContext http,
                CancellationToken ct
            ) =>
                Answer(
                    await door.SendAsync(
                        new GetRankingProtocol(new CampaignId(id), number, language ?? "uk"),
                        ct
                    ),
                    http
                )
        );
    }

    /// <summary>Sent as an attachment, never shown in our origin, never kept by a cache.</summary>
    private static IResult Answer(Result<ProtocolFile> made, HttpContext http)
    {
        if (!made.IsSuccess)
        {
            return Results.StatusCode(
                made.Problem == Problem.Forbidden
                    ? StatusCodes.Status403Forbidden
                    : StatusCodes.Status404NotFound
            );
        }

        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = made.Value.Name,
        }.ToString();
        return Results.Bytes(made.Value.Content, UploadedDocument.Pdf);
    }
}
