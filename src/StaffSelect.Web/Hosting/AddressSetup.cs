using System.Net;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;

namespace StaffSelect.Web.Hosting;

/// <summary>Where the site lives: its public address, the hosts it answers for and the proxies it believes.</summary>
internal static class AddressSetup
{
    public const string ProxiesKey = "Proxies:Known";

    public static WebApplicationBuilder AddAddresses(this WebApplicationBuilder builder)
    {
        var address = PublicAddress.Configured(builder.Configuration);
        if (address is null && !builder.Environment.IsDevelopment())
        {
            throw new StartRefusedException(
                $"{PublicAddress.Key} is not set. Outside Development the program does not start without it, because links in mail are built from it. Example: App__PublicUrl=https://selection.example.gov.ua"
            );
        }

        builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false);
        builder.Services.AddSingleton<PublicAddress>();
        builder.Services.Configure<HostFilteringOptions>(options =>
        {
            var configured = builder.Configuration["AllowedHosts"];
            options.AllowedHosts =
                !string.IsNullOrWhiteSpace(configured)
                    ? configured.Split(';', StringSplitOptions.RemoveEmptyEntries)
                : address is null || builder.Environment.IsDevelopment() ? ["*"]
                : [address.Host, "localhost", "127.0.0.1", "[::1]"];
        });
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
            Trust(options, builder.Configuration.GetSection(ProxiesKey).Get<string[]>() ?? [])
        );
        return builder;
    }

    /// <summary>Forwarded headers count only when they come from a configured proxy; with none configured they are ignored.</summary>
    public static WebApplication UseKnownProxies(this WebApplication app)
    {
        if (app.Configuration.GetSection(ProxiesKey).Get<string[]>() is { Length: > 0 })
        {
            app.UseForwardedHeaders();
        }

        return app;
    }

    internal static void Trust(ForwardedHeadersOptions options, IReadOnlyList<string> proxies)
    {
        options.ForwardedHeaders =
            ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            if (IPAddress.TryParse(proxy, out var single))
            {
                options.KnownProxies.Add(single);
            }
            else if (System.Net.IPNetwork.TryParse(proxy, out var network))
            {
                options.KnownIPNetworks.Add(network);
            }
            else
            {
                throw new StartRefusedException(
                    $"{ProxiesKey} holds “{proxy}”, which is neither an IP address nor a network such as 10.0.0.0/8."
                );
            }
        }
    }
}
