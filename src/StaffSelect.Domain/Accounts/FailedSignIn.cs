using System.Security.Cryptography;
using System.Text;

namespace StaffSelect.Domain.Accounts;

/// <summary>One wrong password; kept although the sign-in was refused, and swept away after <see cref="KeptFor"/>.</summary>
public sealed class FailedSignIn
{
    /// <summary>How long the row is kept: longer than <see cref="SignInDelay.Window"/>, so that nothing that counts is missing.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(1);

    /// <summary>Under what wrong codes of the second step are counted: a right password must not make them forgotten.</summary>
    /// <remarks>No address holds a blank, so the two never meet.</remarks>
    public static string SecondStepOf(string email) => $"second step {email}";

    private FailedSignIn() { }

    public Guid Id { get; private set; }

    /// <summary>What <see cref="KeyOf"/> gives for the address that was typed, whether it has an account or not.</summary>
    public string Account { get; private set; } = "";

    /// <summary>Network address the try came from.</summary>
    public string Network { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    public static FailedSignIn Record(string email, string network, DateTime now) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Account = KeyOf(email),
            Network = network,
            At = now,
        };

    /// <summary>The name under which failures of an address are counted: SHA-256 of its normal form, lower-case hex.</summary>
    /// <remarks>A fixed length, so that a hostile address of any length is one short row, and addresses without an account are not stored readable.</remarks>
    public static string KeyOf(string email) =>
        Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes(EmailAddress.Normalize(email)))
        );
}
