using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using StaffSelect.Data.Providers;

namespace StaffSelect.LoadTest;

/// <summary>The yardstick behind HTTP: reads the same JSON, appends one row, answers. Run as a process of its own.</summary>
internal static class BareServer
{
    public const string Command = "bare-server";

    public static async Task RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        var settings = new DatabaseSettings(
            Enum.Parse<DatabaseProvider>(builder.Configuration["Database:Provider"]!),
            builder.Configuration["Database:ConnectionString"]!
        );
        await using var writer = await BareWriter.StartAsync(settings);
        await using var app = builder.Build();
        app.MapPost(
            "/{**path}",
            async (HttpContext http) =>
            {
                using var body = await JsonDocument.ParseAsync(http.Request.Body);
                await writer.AppendAsync();
                await http.Response.WriteAsJsonAsync(new { late = Array.Empty<int>() });
            }
        );
        await app.RunAsync();
    }
}
