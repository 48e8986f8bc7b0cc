namespace StaffSelect.Web.Account.Passkeys;

/// <summary>Bounds of what belongs to passkeys.</summary>
internal static class PasskeyBounds
{
    /// <summary>Characters of an answer or a ticket; real ones have about two thousand.</summary>
    public const int Longest = 16_000;

    /// <summary>Characters of a passkey's name.</summary>
    public const int LongestName = 60;

    /// <summary>Passkeys of one account.</summary>
    public const int Most = 10;
}
