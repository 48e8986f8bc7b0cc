using StaffSelect.Web.Exchange;
using StaffSelect.Web.Exchange.Items;
using StaffSelect.Web.Grants;

namespace StaffSelect.Web.Hosting;

/// <summary>Commands that do one thing and end, instead of serving pages.</summary>
internal static class CommandLine
{
    private delegate Task<int> Command(
        IServiceProvider services,
        IReadOnlyList<string> arguments,
        TextWriter output,
        CancellationToken ct
    );

    private static readonly Dictionary<string, Command> Commands = new(StringComparer.Ordinal)
    {
        ["migrate"] = MigrateAsync,
        ["create-administrator"] = AdministratorCommand.RunAsync,
        [SecondFactorCommand.Name] = SecondFactorCommand.RunAsync,
        ["import-campaign"] = CampaignCommands.ImportAsync,
        ["publish-notice"] = CampaignCommands.PublishNoticeAsync,
        ["import-items"] = ItemCommands.ImportAsync,
        ["generate-items"] = ItemCommands.GenerateAsync,
    };

    /// <summary>Runs the command that the arguments name.</summary>
    /// <returns>The exit code, or null when the arguments name none and the program shall serve.</returns>
    public static async Task<int?> RunAsync(
        IServiceProvider services,
        IReadOnlyList<string> arguments,
        CancellationToken ct
    )
    {
        if (arguments is not [var name, ..] || !Commands.TryGetValue(name, out var command))
        {
            return null;
        }

        Console.OutputEncoding = System.Text.Encoding.UTF8;
        await services.PrepareDatabaseAsync(migrate: name == "migrate", ct);
        return await command(services, [.. arguments.Skip(1)], Console.Out, ct);
    }

    private static Task<int> MigrateAsync(
        IServiceProvider services,
        IReadOnlyList<string> arguments,
        TextWriter output,
        CancellationToken ct
    ) => Task.FromResult(0);
}
