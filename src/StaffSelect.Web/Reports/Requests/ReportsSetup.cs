using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using StaffSelect.Domain;
using StaffSelect.Domain.Reports;
using StaffSelect.Web.Files;
using StaffSelect.Web.Reports.Assessment;
using StaffSelect.Web.Reports.Batches;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Reports.Requests;

/// <summary>Registers reports and their downloads.</summary>
public static class ReportsSetup
{
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddScoped<ReportDesk>();
        services.AddScoped<AssessmentReader>();
        services.AddSingleton<PublishedRankings>();
        services.AddSingleton<ReportWake>();
        services.AddSingleton<ReportSweep>();
        services.AddSingleton<ReportArchiveWriter>();
        services.AddTransient<ReportJob>();
        return services;
    }

    public static void MapReports(this WebApplication app)
    {
        app.MapGet(
            "/files/reports/{id:guid}",
            async (Guid id, Door door, HttpContext http, CancellationToken ct) =>
                Answer(await door.SendAsync(new OpenReport(new ReportId(id)), ct), http)
        );
        app.MapGet(
            "/files/campaigns/{id:guid}/reports.zip",
            async (
                Guid id,
                Door door,
                ReportArchiveWriter writer,
                HttpContext http,
                CancellationToken ct
            ) =>
                Answer(
                    await door.SendAsync(new OpenReportBatch(new CampaignId(id)), ct),
                    writer,
                    http
                )
        );
        app.MapGet(
            "/files/my/reports/{id:guid}",
            async (Guid id, Door door, HttpContext http, CancellationToken ct) =>
                Answer(await door.SendAsync(new OpenMyReport(new ReportId(id)), ct), http)
        );
    }

    private static IResult Answer(Result<ReportFile> opened, HttpContext http)
    {
        if (!opened.IsSuccess)
        {
            return Refusal(opened.Problem);
        }

        SetHeaders(http, opened.Value.Name);
        return Results.Stream(opened.Value.Content, UploadedDocument.Pdf);
    }

    private static IResult Answer(
        Result<ReportArchive> opened,
        ReportArchiveWriter writer,
        HttpContext http
    )
    {
        // an archive closes each of its entries with a few bytes at once
        if (http.Features.Get<IHttpBodyControlFeature>() is { } body)
        {
            body.AllowSynchronousIO = true;
        }

        if (!opened.IsSuccess)
        {
            return Refusal(opened.Problem);
        }

        SetHeaders(http, opened.Value.Name);
        return Results.Stream(
            stream => writer.WriteAsync(opened.Value, stream, http.RequestAborted),
            "application/zip"
        );
    }

    private static IResult Refusal(Problem problem) =>
        Results.StatusCode(
            problem.Code switch
            {
                nameof(Problem.Forbidden) => StatusCodes.Status403Forbidden,
                ReportProblems.ReportFileLost => StatusCodes.Status410Gone,
                _ => StatusCodes.Status404NotFound,
            }
        );

    /// <summary>Sent as an attachment, never shown in our origin, never kept by a cache.</summary>
    private static void SetHeaders(HttpContext http, string name)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = name,
        }.ToString();
    }
}
