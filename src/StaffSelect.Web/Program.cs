using StaffSelect.Web.Account.MyData;
using StaffSelect.Web.Candidate.SystemCheck;
using StaffSelect.Web.Candidate.TakeTest;
using StaffSelect.Web.Demo;
using StaffSelect.Web.Exchange.Items;
using StaffSelect.Web.Files;
using StaffSelect.Web.Hosting;
using StaffSelect.Web.Reports.Protocols;
using StaffSelect.Web.Reports.Requests;
using StaffSelect.Web.Staff.CompleteFile;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddAddresses();
    builder.Services.AddCore(builder.Configuration, builder.Environment);
    builder.Services.AddAuthorizationPolicies();
    builder.Services.AddTexts();
    builder.Services.AddPages();
    builder.Services.AddJobs();
    builder.Services.AddHealth();

    var app = builder.Build();
    if (await CommandLine.RunAsync(app.Services, args, CancellationToken.None) is { } exitCode)
    {
        return exitCode;
    }

    await app.Services.PrepareDatabaseAsync(migrate: false, CancellationToken.None);
    var demo = await DemoLoader.LoadAsync(
        app.Services,
        app.Configuration,
        app.Environment,
        CancellationToken.None
    );
    if (demo is not null)
    {
        app.Lifetime.ApplicationStarted.Register(() =>
            _ = DemoNotice.WriteAsync(app.Services, demo, Console.Out)
        );
    }

    app.UseSecurityHeaders(app.Environment);
    app.UseKnownProxies();
    app.UseRequestLocalization();
    app.UseErrorPages();
    app.UseRouting();
    app.UseAuthentication();
    app.UseAuthorization();
    app.UseFormProtection();
    app.MapPages();
    app.MapTestApi();
    app.MapPracticeApi();
    app.MapSystemCheck();
    app.MapFiles();
    app.MapCompleteFile();
    app.MapItems();
    app.MapReports();
    app.MapProtocols();
    app.MapMyData();
    app.MapJobs();
    app.MapHealth();
    await app.RunAsync();
    return 0;
}
catch (StartRefusedException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}
