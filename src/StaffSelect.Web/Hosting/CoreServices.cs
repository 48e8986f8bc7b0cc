using Microsoft.Extensions.DependencyInjection.Extensions;
using StaffSelect.Web.Account.MyData;
using StaffSelect.Web.Admission;
using StaffSelect.Web.Candidate.SystemCheck;
using StaffSelect.Web.Candidate.TakeTest;
using StaffSelect.Web.DataRequests;
using StaffSelect.Web.Exchange;
using StaffSelect.Web.Exchange.Items;
using StaffSelect.Web.Files;
using StaffSelect.Web.Reports.Protocols;
using StaffSelect.Web.Reports.Requests;
using StaffSelect.Web.Staff.Applications;
using StaffSelect.Web.Staff.CompleteFile;
using StaffSelect.Web.Staff.Panels;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Hosting;

/// <summary>Everything a use case needs, without pages, jobs or a server: also for tests, the command line and the demo loader.</summary>
public static class CoreServices
{
    public static IServiceCollection AddCore(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment
    )
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpContextAccessor();
        services.AddLocalization();
        services.AddDatabase(configuration, environment);
        services.AddAccounts(environment);
        services.AddMail(configuration, environment);
        services.AddSingleton(SecondFactorDemand.From(configuration, environment));
        services.AddUseCases();
        services.AddTesting();
        services.AddSystemCheck();
        services.AddScoped<CampaignPanels>();
        services.AddScoped<CompleteFileParts>();
        services.AddScoped<DoubleHistory>();
        services.AddScoped<InterviewPlanner>();
        services.AddScoped<DoubleSearch>();
        services.AddScoped<ItemImport>();
        services.AddScoped<PoolLinks>();
        services.AddFiles(configuration);
        services.AddReports();
        services.AddProtocols();
        services.AddMyData();
        services.AddScoped<Erasure>();
        return services;
    }
}
