using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Conventions;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;

namespace StaffSelect.Data.Personal;

/// <summary>Seals and opens the values of one person with that person's key.</summary>
/// <remarks>AES-256-GCM; the person's id is authenticated with the value, so that a value moved to another person does not open.</remarks>
public sealed class PersonalData(
    AppDbContext db,
    IDataProtectionProvider protection,
    TimeProvider time
)
{
    private const int NonceLength = 12;
    private const int TagLength = 16;

    /// <summary>The key of keyed hashes is kept like a person's, under the empty id.</summary>
    private static readonly PersonId HashKeyOwner = new(Guid.Empty);

    private readonly IDataProtector protector = protection.CreateProtector("StaffSelect.PersonKey");
    private readonly Dictionary<PersonId, byte[]?> keys = [];

    /// <summary>Makes a key for a new person; it is stored with the use case's transaction.</summary>
    public PersonId NewPerson() => Create(PersonId.New());

    public async Task<SealedText> SealAsync(PersonId person, string text, CancellationToken ct) =>
        new(Convert.ToBase64String(await SealBytesAsync(person, Encoding.UTF8.GetBytes(text), ct)));

    /// <summary>Seals an optional value.</summary>
    public async Task<SealedText?> SealOptionalAsync(
        PersonId person,
        string? text,
        CancellationToken ct
    ) => string.IsNullOrEmpty(text) ? null : await SealAsync(person, text, ct);

    /// <summary>The value, or null when the person's key was destroyed.</summary>
    public async Task<string?> OpenAsync(PersonId person, SealedText? value, CancellationToken ct)
    {
        if (value is null)
        {
            return null;
        }

        var bytes = await OpenBytesAsync(person, Convert.FromBase64String(value.Value.Value), ct);
        return bytes is null ? null : Encoding.UTF8.GetString(bytes);
    }

    /// <summary>Seals a record as one JSON document.</summary>
    public Task<SealedText> SealRecordAsync<T>(PersonId person, T record, CancellationToken ct)
        where T : class =>
        SealAsync(person, JsonSerializer.Serialize(record, JsonDocuments.Options), ct);

    /// <summary>The record, or null when there is none or the person's key was destroyed.</summary>
    public async Task<T?> OpenRecordAsync<T>(
        PersonId person,
        SealedText? value,
        CancellationToken ct
    )
        where T : class =>
        await OpenAsync(person, value, ct) is { } json
            ? JsonSerializer.Deserialize<T>(json, JsonDocuments.Options)
            : null;

    /// <summary>Loads the keys of many people at once, so that a list opens without a query per row.</summary>
    public async Task PreloadAsync(IEnumerable<PersonId> people, CancellationToken ct)
    {
        var missing = people.Distinct().Where(person => !keys.ContainsKey(person)).ToList();
        var rows = await db
            .PersonKeys.AsNoTracking()
            .Where(key => missing.Contains(key.Person))
            .ToListAsync(ct);
        foreach (var row in rows)
        {
            keys[row.Person] = Unwrap(row.WrappedKey);
        }
    }

    public async Task<byte[]> SealBytesAsync(PersonId person, byte[] plain, CancellationToken ct)
    {
        var key =
            await KeyAsync(person, ct)
            ?? throw new InvalidOperationException("The key of this person was destroyed.");
        var box = new byte[NonceLength + plain.Length + TagLength];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceLength));
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(
            box.AsSpan(0, NonceLength),
            plain,
            box.AsSpan(NonceLength, plain.Length),
            box.AsSpan(NonceLength + plain.Length),
            person.Value.ToByteArray()
        );
        return box;
    }

    public async Task<byte[]?> OpenBytesAsync(PersonId person, byte[] box, CancellationToken ct)
    {
        if (await KeyAsync(person, ct) is not { } key)
        {
            return null;
        }

        var plain = new byte[box.Length - NonceLength - TagLength];
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(
            box.AsSpan(0, NonceLength),
            box.AsSpan(NonceLength, plain.Length),
            box.AsSpan(NonceLength + plain.Length),
            plain,
            person.Value.ToByteArray()
        );
        return plain;
    }

    /// <summary>Keyed hash of a value, so that equal values of one kind can be found without keeping them readable.</summary>
    /// <returns>HMAC-SHA-256 in 64 hex digits.</returns>
    public async Task<string> HashAsync(string kind, string value, CancellationToken ct)
    {
        var key =
            await KeyAsync(HashKeyOwner, ct)
            ?? throw new InvalidOperationException(
                "The key of keyed hashes is missing; it is made at the first start."
            );
        return Convert.ToHexStringLower(
            HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{kind}:{value}"))
        );
    }

    /// <summary>Makes the key of keyed hashes once.</summary>
    public async Task EnsureHashKeyAsync(CancellationToken ct)
    {
        if (!await db.PersonKeys.AnyAsync(key => key.Person == HashKeyOwner, ct))
        {
            Create(HashKeyOwner);
        }
    }

    /// <summary>Destroys the key of a person: every sealed value of his is gone for good.</summary>
    /// <remarks>Refused while a campaign he applied in is under legal hold. The search row of his names goes with the key, and so do open questions about doubles, which nobody could answer any more.</remarks>
    public async Task<Result<Done>> DestroyAsync(PersonId person, CancellationToken ct)
    {
        var applications = db.Set<Application>()
            .Where(application => application.PersonId == person);
        var isHeld = await applications
            .Join(
                db.Campaigns,
                application => application.CampaignId,
                campaign => campaign.Id,
                (_, campaign) => campaign
            )
            .AnyAsync(campaign => campaign.LegalHold, ct);
        if (isHeld)
        {
            return new Problem(CampaignProblems.LegalHold);
        }

        var row = await db.PersonKeys.SingleAsync(key => key.Person == person, ct);
        row.Destroy(time.UtcNow());
        keys[person] = null;
        var ids = await applications.Select(application => application.Id).ToListAsync(ct);
        db.RemoveRange(
            await db.Set<ApplicationSearch>()
                .Where(search => ids.Contains(search.ApplicationId))
                .ToListAsync(ct)
        );
        db.RemoveRange(
            await db
                .LikelyDoubles.Where(found =>
                    found.Outcome == null
                    && (ids.Contains(found.First) || ids.Contains(found.Second))
                )
                .ToListAsync(ct)
        );
        return Done.Value;
    }

    private PersonId Create(PersonId person)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        db.PersonKeys.Add(
            new PersonKey(person, protector.Protect(Convert.ToBase64String(key)), time.UtcNow())
        );
        keys[person] = key;
        return person;
    }

    private async Task<byte[]?> KeyAsync(PersonId person, CancellationToken ct)
    {
        if (!keys.TryGetValue(person, out var key))
        {
            var row =
                await db
                    .PersonKeys.AsNoTracking()
                    .SingleOrDefaultAsync(row => row.Person == person, ct)
                ?? throw new InvalidOperationException($"There is no key for person {person}.");
            key = keys[person] = Unwrap(row.WrappedKey);
        }

        return key;
    }

    private byte[]? Unwrap(string? wrapped) =>
        wrapped is null ? null : Convert.FromBase64String(protector.Unprotect(wrapped));
}
