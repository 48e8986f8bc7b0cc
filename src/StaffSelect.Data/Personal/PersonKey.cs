using StaffSelect.Domain;

namespace StaffSelect.Data.Personal;

/// <summary>The key with which one person's values are sealed; destroying it erases them.</summary>
public sealed class PersonKey
{
    private PersonKey() { }

    public PersonKey(PersonId person, string wrappedKey, DateTime createdAt)
    {
        Person = person;
        WrappedKey = wrappedKey;
        CreatedAt = createdAt;
    }

    public PersonId Person { get; private set; }

    /// <summary>The 32-byte key, protected by the data-protection keys; null once destroyed.</summary>
    public string? WrappedKey { get; private set; }

    public DateTime CreatedAt { get; private set; }

    public DateTime? DestroyedAt { get; private set; }

    public void Destroy(DateTime now)
    {
        WrappedKey = null;
        DestroyedAt ??= now;
    }
}
