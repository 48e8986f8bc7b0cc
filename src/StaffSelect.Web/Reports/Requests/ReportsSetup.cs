using Microsoft.Net.Http.Headers;
using StaffSelect.Domain;
using StaffSelect.Domain.Reports;
using StaffSelect.Web.Files;
using StaffSelect.Web.Reports.Assessment;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Reports.Requests;

/// <summary>Registers reports and their downloads.</summary>
public static class ReportsSetup
{
    public static IServiceCollection AddReports(this IServiceCollection services)
    {
        services.AddScoped<ReportDesk>();
        services.AddScoped<AssessmentReader>();
        services.AddSingleton<ReportWake>();
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
            "/files/my/reports/{id:guid}",
            async (Guid id, Door door, HttpContext http, CancellationToken ct) =>
                Answer(await door.SendAsync(new OpenMyReport(new ReportId(id)), ct), http)
        );
    }

    private static IResult Answer(Result<ReportFile> opened, HttpContext http)
    {
        if (!opened.IsSuccess)
        {
            return Results.StatusCode(
                opened.Problem.Code switch
                {
                    nameof(Problem.Forbidden) => StatusCodes.Status403Forbidden,
                    ReportProblems.ReportFileLost => StatusCodes.Status410Gone,
                    _ => StatusCodes.Status404NotFound,
                }
            );
        }

        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = opened.Value.Name,
        }.ToString();
        return Results.Stream(opened.Value.Content, UploadedDocument.Pdf);
    }
}
