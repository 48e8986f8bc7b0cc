using StaffSelect.LoadTest;

if (args is [BareServer.Command])
{
    await BareServer.RunAsync();
    return 0;
}

if (SaveOptions.Parse(args) is not { } options)
{
    await Console.Error.WriteLineAsync(SaveOptions.Usage);
    return 2;
}

try
{
    return await SaveRun.RunAsync(options);
}
catch (LoadTestException failure)
{
    await Console.Error.WriteLineAsync(failure.Message);
    return 1;
}
