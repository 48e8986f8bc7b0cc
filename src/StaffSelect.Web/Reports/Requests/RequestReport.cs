using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Reports;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Reports.Requests;

/// <summary>Staff ask for the report of one candidate.</summary>
/// <param name="Application">Whose.</param>
/// <param name="Language"><c>uk</c> or <c>en</c>.</param>
/// <param name="Copy">With or without the name.</param>
[Requires(Permission.ReportsRequest)]
public sealed record RequestReport(
    ApplicationId Application,
    [property: AllowedValues("uk", "en")] string Language,
    [property: EnumDataType(typeof(ReportCopy))] ReportCopy Copy
) : ICommand<ReportId>, IOfApplication;

internal sealed class RequestReportHandler(AppDbContext db, ReportDesk desk)
    : IHandler<RequestReport, ReportId>
{
    public async Task<Result<ReportId>> HandleAsync(
        RequestReport message,
        Actor actor,
        CancellationToken ct
    )
    {
        var application = await db
            .Applications.AsNoTracking()
            .SingleAsync(one => one.Id == message.Application, ct);
        return await desk.RequestAsync(
            application,
            message.Language,
            message.Copy,
            actor.UserId,
            ct
        );
    }
}

/// <summary>A candidate asks for the own report, once the results are published.</summary>
/// <param name="CampaignCode">Of the own application.</param>
/// <param name="Language"><c>uk</c> or <c>en</c>.</param>
/// <param name="Copy">With or without the name.</param>
[Requires(Permission.SignedIn)]
public sealed record RequestMyReport(
    [property: Required, StringLength(60)] string CampaignCode,
    [property: AllowedValues("uk", "en")] string Language,
    [property: EnumDataType(typeof(ReportCopy))] ReportCopy Copy
) : ICommand<ReportId>;

internal sealed class RequestMyReportHandler(AppDbContext db, ReportDesk desk)
    : IHandler<RequestMyReport, ReportId>
{
    public async Task<Result<ReportId>> HandleAsync(
        RequestMyReport message,
        Actor actor,
        CancellationToken ct
    ) =>
        await db.OwnApplicationAsync(message.CampaignCode, actor, ct) is { } application
            ? await desk.RequestAsync(application, message.Language, message.Copy, actor.UserId, ct)
            : Problem.NotFound;
}
