using System.Net;
using System.Net.Sockets;

namespace StaffSelect.Domain.Accounts;

/// <summary>The part of an address that names where somebody is, not which device he has.</summary>
public static class NetworkName
{
    private const int BytesOfIpv4 = 3;
    private const int BytesOfIpv6 = 6;

    /// <summary>First three numbers of an IPv4 address (<c>192.0.2.x</c>), first three groups of an IPv6 one (<c>2001:db8:12::</c>).</summary>
    /// <returns>Null for what is no address.</returns>
    public static string? Of(string? address)
    {
        if (!IPAddress.TryParse(address, out var parsed))
        {
            return null;
        }

        var plain = parsed.IsIPv4MappedToIPv6 ? parsed.MapToIPv4() : parsed;
        var bytes = plain.GetAddressBytes();
        var isIpv4 = plain.AddressFamily == AddressFamily.InterNetwork;
        bytes.AsSpan(isIpv4 ? BytesOfIpv4 : BytesOfIpv6).Clear();
        var name = new IPAddress(bytes).ToString();
        return isIpv4 ? $"{name[..name.LastIndexOf('.')]}.x" : name;
    }

    /// <summary>What counts as one place when requests are counted: an IPv4 address, or the 64 bits of an IPv6 one that a provider gives to one connection.</summary>
    public static string PlaceOf(string? address)
    {
        if (!IPAddress.TryParse(address, out var parsed))
        {
            return "";
        }

        var plain = parsed.IsIPv4MappedToIPv6 ? parsed.MapToIPv4() : parsed;
        var bytes = plain.GetAddressBytes();
        if (plain.AddressFamily == AddressFamily.InterNetworkV6)
        {
            bytes.AsSpan(8).Clear();
        }

        return new IPAddress(bytes).ToString();
    }
}
