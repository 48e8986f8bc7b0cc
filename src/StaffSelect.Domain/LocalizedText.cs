namespace StaffSelect.Domain;

/// <summary>A text in both languages of the product.</summary>
public sealed record LocalizedText(string Uk, string En)
{
    /// <summary>The text in the named language.</summary>
    /// <param name="language">ISO 639-1 code; <c>en</c> gives English, anything else Ukrainian.</param>
    public string In(string language) => language == "en" ? En : Uk;
}
