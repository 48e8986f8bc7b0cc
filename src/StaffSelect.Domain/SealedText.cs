namespace StaffSelect.Domain;

/// <summary>A personal value encrypted with its person's key; opaque to the domain.</summary>
/// <remarks>Base64 of nonce, ciphertext and tag. When the key is destroyed the value is gone, in tables, backups and audit rows alike.</remarks>
public readonly record struct SealedText(string Value)
{
    public override string ToString() => "(sealed)";
}
