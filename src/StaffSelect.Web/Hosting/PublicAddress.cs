using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace StaffSelect.Web.Hosting;

/// <summary>The address under which people reach the site; links in mail and documents are built from it, never from a request's Host.</summary>
public sealed class PublicAddress(IConfiguration configuration, IServiceProvider services)
{
    public const string Key = "App:PublicUrl";

    /// <summary>Scheme and host, ending with a slash.</summary>
    /// <remarks>In Development, where it may be left out, the address the server listens on.</remarks>
    public Uri Root => Configured(configuration) ?? Listening();

    /// <summary>An absolute link to a path of this site.</summary>
    public Uri Link(string path) => new(Root, path.TrimStart('/'));

    internal static Uri? Configured(IConfiguration configuration)
    {
        var text = configuration[Key];
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        return
            Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https"
            ? address
            : throw new StartRefusedException(
                $"{Key} is not an address: “{text}”. Set it to what people type, for example https://selection.example.gov.ua."
            );
    }

    private Uri Listening()
    {
        var bound =
            services
                .GetService<IServer>()
                ?.Features.Get<IServerAddressesFeature>()
                ?.Addresses.FirstOrDefault()
            // a command ends before anything listens
            ?? configuration["urls"]?.Split(';')[0];
        return bound is null
            ? new Uri("http://localhost/")
            : new Uri(
                bound
                    .Replace("[::]", "localhost", StringComparison.Ordinal)
                    .Replace("0.0.0.0", "localhost", StringComparison.Ordinal)
                    .Replace("*", "localhost", StringComparison.Ordinal)
                    .Replace("+", "localhost", StringComparison.Ordinal)
                    .TrimEnd('/') + "/"
            );
    }
}
