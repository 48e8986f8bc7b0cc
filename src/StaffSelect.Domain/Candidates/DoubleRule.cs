namespace StaffSelect.Domain.Candidates;

/// <summary>Why two applications may be of one person; the strongest first.</summary>
public enum DoubleSign
{
    /// <summary>The same name and the same birth date.</summary>
    SameName,

    /// <summary>Nearly the same name and the same birth date.</summary>
    SimilarName,

    /// <summary>The same file, byte by byte, was handed in with both.</summary>
    SameDocument,

    SamePhone,
}

/// <summary>What applications are compared by; nothing in it but the name can be read.</summary>
/// <param name="Name"><see cref="UkrainianSort.SearchText"/> of the full name: apostrophes, hyphens and case make no difference.</param>
/// <param name="BirthHash">Keyed hash of the birth date; null when it is not known.</param>
/// <param name="PhoneHash">Keyed hash of the phone in its international form; null when it is not known.</param>
/// <param name="Documents">SHA-256 of the documents in force, without those of kind <see cref="DocumentKind.Other"/>.</param>
public sealed record DoubleTraits(
    string Name,
    string? BirthHash,
    string? PhoneHash,
    IReadOnlyCollection<string> Documents
);

/// <summary>Finds applications that may be of one person, who gave another number of identity or mistyped it.</summary>
/// <remarks>A finding is a question to an officer and never a reason of refusal: twins, namesakes and families with one phone exist.</remarks>
public static class DoubleRule
{
    /// <summary>The signs that two applications are of one person; none when nothing speaks for it.</summary>
    /// <remarks>Symmetric. A name counts only together with the birth date, a phone or a document by itself.</remarks>
    public static IReadOnlyList<DoubleSign> Signs(DoubleTraits one, DoubleTraits other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var signs = new List<DoubleSign>();
        if (one.BirthHash is not null && one.BirthHash == other.BirthHash)
        {
            if (one.Name == other.Name)
            {
                signs.Add(DoubleSign.SameName);
            }
            else if (IsSimilar(one.Name, other.Name))
            {
                signs.Add(DoubleSign.SimilarName);
            }
        }

        if (one.Documents.Intersect(other.Documents).Any())
        {
            signs.Add(DoubleSign.SameDocument);
        }

        if (one.PhoneHash is not null && one.PhoneHash == other.PhoneHash)
        {
            signs.Add(DoubleSign.SamePhone);
        }

        return signs;
    }

    /// <summary>Whether two different names are nearly the same.</summary>
    /// <remarks>
    /// One letter is another, missing or superfluous; two neighbouring letters are exchanged; one of them leaves out the patronymic;
    /// or given name and patronymic are the same and only the family name is another, as after a marriage.
    /// </remarks>
    private static bool IsSimilar(string one, string other)
    {
        var (shorter, longer) = one.Length <= other.Length ? (one, other) : (other, one);
        var (few, many) = (shorter.Split(' '), longer.Split(' '));
        return IsOneSlipApart(shorter, longer)
            || (
                few.Length >= 2
                && many.Length > few.Length
                && longer.StartsWith(shorter + " ", StringComparison.Ordinal)
            )
            || (
                few.Length >= 3
                && many.Length >= 3
                && few.TakeLast(2).SequenceEqual(many.TakeLast(2))
            );
    }

    private static bool IsOneSlipApart(string shorter, string longer)
    {
        if (longer.Length - shorter.Length > 1)
        {
            return false;
        }

        var at = 0;
        while (at < shorter.Length && shorter[at] == longer[at])
        {
            at++;
        }

        var rest = longer.AsSpan(at);
        var left = shorter.AsSpan(at);
        return longer.Length > shorter.Length
            ? rest[1..].SequenceEqual(left)
            : rest[1..].SequenceEqual(left[1..])
                || (
                    rest.Length >= 2
                    && rest[0] == left[1]
                    && rest[1] == left[0]
                    && rest[2..].SequenceEqual(left[2..])
                );
    }
}
