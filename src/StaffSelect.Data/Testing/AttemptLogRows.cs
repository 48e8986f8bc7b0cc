using StaffSelect.Domain.Testing;

namespace StaffSelect.Data.Testing;

internal static class AttemptLogRows
{
    /// <summary>What was answered when the event of this kind was stored.</summary>
    public static SaveVerdict VerdictOf(string kind) =>
        kind == nameof(AttemptEventKind.Late) ? SaveVerdict.Late : SaveVerdict.Saved;
}
