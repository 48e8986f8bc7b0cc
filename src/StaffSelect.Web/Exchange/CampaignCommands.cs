using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Exchange;

/// <summary>The campaign commands of the command line; they call the use cases that a page would call.</summary>
internal static class CampaignCommands
{
    private static readonly Actor Operator = Actor.System("command line");

    /// <summary><c>import-campaign FILE</c>.</summary>
    /// <returns>0 when the draft is stored, 1 with every fault printed.</returns>
    public static async Task<int> ImportAsync(
        IServiceProvider services,
        IReadOnlyList<string> arguments,
        TextWriter output,
        CancellationToken ct
    )
    {
        var text = services.GetRequiredService<IStringLocalizer<ExchangeText>>();
        if (arguments is not [var path])
        {
            await output.WriteLineAsync(text["UsageImport"]);
            return 1;
        }

        if (await ContentAsync(path, ct) is not { } content)
        {
            await output.WriteLineAsync(text["FileNotFound", path]);
            return 1;
        }

        var imported = await services
            .GetRequiredService<UseCases.UseCases>()
            .SendAsync(new ImportCampaign(content), Operator, ct);
        if (imported.Problem is { } faults)
        {
            await output.WriteLineAsync(text["Faults"]);
            await WriteAsync(services, faults, output);
            return 1;
        }

        await output.WriteLineAsync(text["Imported", imported.Value.Code, imported.Value.Items]);
        if (imported.Value.Invited > 0)
        {
            await output.WriteLineAsync(text["Invited", imported.Value.Invited]);
        }

        await output.WriteLineAsync(text["ImportNext", imported.Value.Code]);
        return 0;
    }

    /// <summary><c>publish-notice CODE</c>.</summary>
    public static async Task<int> PublishNoticeAsync(
        IServiceProvider services,
        IReadOnlyList<string> arguments,
        TextWriter output,
        CancellationToken ct
    )
    {
        var text = services.GetRequiredService<IStringLocalizer<ExchangeText>>();
        if (arguments is not [var code])
        {
            await output.WriteLineAsync(text["UsagePublish"]);
            return 1;
        }

        if (await CampaignOfAsync(services, code, ct) is not { } campaign)
        {
            await output.WriteLineAsync(text["NoCampaign", code]);
            return 1;
        }

        var published = await services
            .GetRequiredService<UseCases.UseCases>()
            .SendAsync(new PublishNotice(campaign), Operator, ct);
        if (published.Problem is { } refusal)
        {
            await output.WriteLineAsync(text["Refused"]);
            await WriteAsync(services, refusal, output);
            return 1;
        }

        await output.WriteLineAsync(
            text["NoticePublished", published.Value.Code, published.Value.RulesHash]
        );
        return 0;
    }

    private static async Task<byte[]?> ContentAsync(string path, CancellationToken ct)
    {
        try
        {
            // one byte more than allowed tells too big from just right without reading a hostile file whole
            await using var file = File.OpenRead(path);
            var content = new byte[CampaignFileReader.MaximumBytes + 1];
            var length = await file.ReadAtLeastAsync(
                content,
                content.Length,
                throwOnEndOfStream: false,
                ct
            );
            return content[..length];
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private static async Task<CampaignId?> CampaignOfAsync(
        IServiceProvider services,
        string code,
        CancellationToken ct
    )
    {
        await using var scope = services.CreateAsyncScope();
        var found = await scope
            .ServiceProvider.GetRequiredService<AppDbContext>()
            .Campaigns.Where(campaign => campaign.Code == code)
            .Select(campaign => new { campaign.Id })
            .SingleOrDefaultAsync(ct);
        return found?.Id;
    }

    private static async Task WriteAsync(
        IServiceProvider services,
        Problem problem,
        TextWriter output
    )
    {
        await using var scope = services.CreateAsyncScope();
        var wording = scope.ServiceProvider.GetRequiredService<ProblemWording>();
        foreach (var fault in problem.All())
        {
            await output.WriteLineAsync(
                fault.Field is null
                    ? $"  {wording.Text(fault)}"
                    : $"  {fault.Field}: {wording.Text(fault)}"
            );
        }
    }
}
