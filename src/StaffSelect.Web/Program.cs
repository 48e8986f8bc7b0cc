using StaffSelect.Web.Hosting;

try
{
    var builder = WebApplication.CreateBuilder(args);
    builder.AddAddresses();
    builder.Services.AddSingleton(TimeProvider.System);
    builder.Services.AddTexts();
    builder.Services.AddPages();
    builder.Services.AddAuthentication();
    builder.Services.AddAuthorization();

    var app = builder.Build();
    app.UseSecurityHeaders(app.Environment);
    app.UseKnownProxies();
    app.UseRequestLocalization();
    app.UseErrorPages();
    app.UseAuthentication();
    app.UseAuthorization();
    app.UseFormProtection();
    app.MapPages();
    await app.RunAsync();
    return 0;
}
catch (StartRefusedException refusal)
{
    await Console.Error.WriteLineAsync(refusal.Message);
    return 1;
}
