using System.Text.Json;
using StaffSelect.Domain.Auditing;

namespace StaffSelect.Web.Staff.AuditLog;

/// <summary>One property of a line.</summary>
/// <param name="Name">Name of the property in the code.</param>
/// <param name="IsShown">False when only the fact of the change is told.</param>
public sealed record JournalChange(string Name, string? Old, string? New, bool IsShown);

/// <summary>What of a line's values somebody who administers the system may see.</summary>
internal static class JournalValues
{
    /// <summary>
    /// Records of administration. Whatever is not here may hold a score, an answer, a key of a test or a decision about a candidate, which are nothing for
    /// an administrator: of it only the names of the changed values are told.
    /// </summary>
    private static readonly HashSet<string> Open = new(StringComparer.Ordinal)
    {
        "RoleGrant",
        "Invitation",
        "AppUser",
        "SecondFactor",
        "Panel",
        "PanelMember",
        "Interview",
        "ReportRequest",
        "OutboxMail",
        "LibraryCompetency",
        "ItemPool",
    };

    public static IReadOnlyList<JournalChange> Of(AuditEntry entry)
    {
        using var document = JsonDocument.Parse(entry.Changes);
        return
        [
            .. document
                .RootElement.EnumerateObject()
                .Select(property => Change(property, Open.Contains(entry.Entity))),
        ];
    }

    private static JournalChange Change(JsonProperty property, bool isOpen)
    {
        // a sensitive value is written as the one word that it changed
        var isPair =
            property.Value.ValueKind == JsonValueKind.Array && property.Value.GetArrayLength() == 2;
        return isPair && isOpen
            ? new JournalChange(
                property.Name,
                property.Value[0].GetString(),
                property.Value[1].GetString(),
                IsShown: true
            )
            : new JournalChange(property.Name, null, null, IsShown: false);
    }
}
