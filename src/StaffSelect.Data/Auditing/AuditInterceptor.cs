using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using StaffSelect.Data.Conventions;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;

namespace StaffSelect.Data.Auditing;

/// <summary>Writes an audit line for each changed row in the same save, raises versions, and refuses a save outside a use case.</summary>
public sealed class AuditInterceptor : SaveChangesInterceptor
{
    private const int LongestValue = 2_000;

    /// <remarks>Only the framework's store of data-protection keys saves synchronously.</remarks>
    public override InterceptionResult<int> SavingChanges(
        DbContextEventData eventData,
        InterceptionResult<int> result
    )
    {
        if (eventData.Context is AppDbContext db)
        {
            Prepare(db);
        }

        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        if (eventData.Context is AppDbContext db)
        {
            Prepare(db);
        }

        return ValueTask.FromResult(result);
    }

    private static void Prepare(AppDbContext db)
    {
        var changed = db
            .ChangeTracker.Entries()
            .Where(entry =>
                entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
            )
            .ToList();
        RaiseVersions(changed);
        var audited = changed.Where(entry => entry.Metadata.IsAudited()).ToList();
        if (audited.Count == 0)
        {
            return;
        }

        var scope =
            db.AuditScope
            ?? throw new InvalidOperationException(
                $"Saved outside a use case: {string.Join(", ", audited.Select(entry => entry.Metadata.ShortName()).Distinct())}."
            );
        var origin = scope.Origin();
        var entries = audited
            .Select(entry => Describe(entry, origin))
            .OfType<AuditEntry>()
            .ToList();
        db.AuditEntries.AddRange(entries);
    }

    private static void RaiseVersions(IEnumerable<EntityEntry> changed)
    {
        foreach (var entry in changed.Where(entry => entry.State == EntityState.Modified))
        {
            if (entry.Metadata.FindProperty("Version") is { IsConcurrencyToken: true } property)
            {
                var version = entry.Property(property.Name);
                version.CurrentValue = (int)version.OriginalValue! + 1;
            }
        }
    }

    /// <summary>The line of a change; null when only the version was raised, see <see cref="AppDbContext.Meet"/>.</summary>
    private static AuditEntry? Describe(EntityEntry entry, AuditOrigin origin)
    {
        var action = entry.State switch
        {
            EntityState.Added => AuditAction.Added,
            EntityState.Deleted => AuditAction.Removed,
            _ => AuditAction.Changed,
        };
        var changes = new SortedDictionary<string, string?[]>(StringComparer.Ordinal);
        foreach (var property in entry.Properties)
        {
            if (property.Metadata.IsPrimaryKey() || property.Metadata.Name == "Version")
            {
                continue;
            }

            var old =
                action == AuditAction.Added
                    ? null
                    : TextOf(property.Metadata, property.OriginalValue);
            var @new =
                action == AuditAction.Removed
                    ? null
                    : TextOf(property.Metadata, property.CurrentValue);
            if (old != @new)
            {
                changes[property.Metadata.Name] = property.Metadata.IsSensitive()
                    ? ["changed"]
                    : [old, @new];
            }
        }

        if (action == AuditAction.Changed && changes.Count == 0)
        {
            return null;
        }

        return AuditEntry.Create(
            origin,
            action,
            entry.Metadata.ShortName(),
            KeyOf(entry),
            JsonSerializer.Serialize(changes, JsonDocuments.Options),
            CampaignOf(entry)
        );
    }

    private static string KeyOf(EntityEntry entry) =>
        string.Join(
            '/',
            entry
                .Metadata.FindPrimaryKey()!
                .Properties.Select(property =>
                    entry.Property(property.Name).IsTemporary
                        ? "new"
                        : TextOf(property, entry.Property(property.Name).CurrentValue)
                )
        );

    private static CampaignId? CampaignOf(EntityEntry entry) =>
        entry.Properties.FirstOrDefault(property =>
            property.CurrentValue is CampaignId
            && property.Metadata.Name is "Campaign" or "CampaignId" or "Id"
        )
            is { CurrentValue: CampaignId campaign }
            ? campaign
            : null;

    private static string? TextOf(IProperty property, object? value)
    {
        if (value is null)
        {
            return null;
        }

        var stored = property.GetTypeMapping().Converter is { } converter
            ? converter.ConvertToProvider(value)
            : value;
        var text = stored switch
        {
            null => null,
            DateTime instant => instant.ToString("O", CultureInfo.InvariantCulture),
            byte[] bytes => Convert.ToHexStringLower(SHA256.HashData(bytes)),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => stored.ToString(),
        };
        return text is { Length: > LongestValue }
            ? $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}"
            : text;
    }
}
