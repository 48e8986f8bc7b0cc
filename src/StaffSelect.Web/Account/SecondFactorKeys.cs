using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using StaffSelect.Domain.Accounts;

namespace StaffSelect.Web.Account;

/// <summary>Keys of authenticator applications and recovery codes: made, sealed and opened here only.</summary>
internal sealed class SecondFactorKeys(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector(
        "StaffSelect.SecondFactor"
    );

    /// <summary>A new key, sealed.</summary>
    public string New() =>
        Convert.ToBase64String(
            protector.Protect(RandomNumberGenerator.GetBytes(OneTimeCode.KeyLength))
        );

    public byte[] Open(SecondFactor factor) =>
        protector.Unprotect(Convert.FromBase64String(factor.SealedKey));

    public static List<string> NewRecoveryCodes() =>
        [
            .. Enumerable
                .Range(0, RecoveryCode.Count)
                .Select(_ =>
                    RecoveryCode.Readable(RandomNumberGenerator.GetBytes(RecoveryCode.Length))
                ),
        ];
}
