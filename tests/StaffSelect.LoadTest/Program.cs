using System.Globalization;
using StaffSelect.Data.Providers;
using StaffSelect.LoadTest;

if (args is [BareServer.Command])
{
    await BareServer.RunAsync();
    return 0;
}

try
{
    if (ListOf(args) is { } list)
    {
        return await ListRun.RunAsync(list.Applications, list.Provider);
    }

    if (ReportRun.Parse(args) is { } seconds)
    {
        return ReportRun.Run(seconds);
    }

    if (SaveOptions.Parse(args) is { } options)
    {
        return await SaveRun.RunAsync(options);
    }
}
catch (LoadTestException failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}

await Console.Error.WriteLineAsync(SaveOptions.Usage);
await Console.Error.WriteLineAsync(ReportRun.Usage);
await Console.Error.WriteLineAsync(ListRun.Usage);
return 2;

static (int Applications, DatabaseProvider Provider)? ListOf(string[] arguments)
{
    var (applications, provider) = (50_000, DatabaseProvider.Sqlite);
    if (arguments.Length % 2 == 0 || arguments[0] != "list")
    {
        return null;
    }

    for (var i = 1; i < arguments.Length; i += 2)
    {
        switch (arguments[i], arguments[i + 1])
        {
            case ("--applications", var value)
                when int.TryParse(
                    value,
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var number
                ) && number is >= 100 and <= 1_000_000:
                applications = number;
                break;
            case ("--database", "sqlite"):
                break;
            case ("--database", "postgres"):
                provider = DatabaseProvider.PostgreSql;
                break;
            default:
                return null;
        }
    }

    return (applications, provider);
}
