using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Auditing;
using StaffSelect.Data.Conventions;
using StaffSelect.Data.Identity;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Competencies;
using StaffSelect.Domain.Files;
using StaffSelect.Domain.Gates;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Mail;
using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Ranking;
using StaffSelect.Domain.Stages;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Data;

/// <summary>The one model; a derived context per provider carries that provider's quirks and migrations.</summary>
public abstract class AppDbContext(DbContextOptions options)
    : IdentityUserContext<AppUser, Guid>(options),
        IDataProtectionKeyContext
{
    public DbSet<Campaign> Campaigns => Set<Campaign>();

    public DbSet<CampaignDraft> CampaignDrafts => Set<CampaignDraft>();

    public DbSet<LibraryCompetency> LibraryCompetencies => Set<LibraryCompetency>();

    public DbSet<ItemVersion> ItemVersions => Set<ItemVersion>();

    public DbSet<ItemPool> ItemPools => Set<ItemPool>();

    public DbSet<PoolItem> PoolItems => Set<PoolItem>();

    public DbSet<PoolItemVersion> PoolItemVersions => Set<PoolItemVersion>();

    public DbSet<Application> Applications => Set<Application>();

    public DbSet<ApplicationDraft> ApplicationDrafts => Set<ApplicationDraft>();

    public DbSet<AdmissionDecision> AdmissionDecisions => Set<AdmissionDecision>();

    public DbSet<LikelyDouble> LikelyDoubles => Set<LikelyDouble>();

    public DbSet<ApplicationNote> ApplicationNotes => Set<ApplicationNote>();

    public DbSet<ApplicationNotice> ApplicationNotices => Set<ApplicationNotice>();

    public DbSet<CampaignMessage> CampaignMessages => Set<CampaignMessage>();

    public DbSet<MessageDelivery> MessageDeliveries => Set<MessageDelivery>();

    public DbSet<ApplicationSearch> ApplicationSearches => Set<ApplicationSearch>();

    public DbSet<ApplicationDocument> ApplicationDocuments => Set<ApplicationDocument>();

    public DbSet<ApplicationEdition> ApplicationEditions => Set<ApplicationEdition>();

    public DbSet<AccommodationRequest> AccommodationRequests => Set<AccommodationRequest>();

    public DbSet<AccommodationDecision> AccommodationDecisions => Set<AccommodationDecision>();

    public DbSet<StoredFile> StoredFiles => Set<StoredFile>();

    public DbSet<GateResult> GateResults => Set<GateResult>();

    public DbSet<RankingDraft> RankingDrafts => Set<RankingDraft>();

    public DbSet<StageConfirmation> StageConfirmations => Set<StageConfirmation>();

    public DbSet<StageVerdict> StageVerdicts => Set<StageVerdict>();

    public DbSet<ResultsPublication> Publications => Set<ResultsPublication>();

    public DbSet<Appeal> Appeals => Set<Appeal>();

    public DbSet<DataRequest> DataRequests => Set<DataRequest>();

    public DbSet<RoleGrant> RoleGrants => Set<RoleGrant>();

    public DbSet<PersonKey> PersonKeys => Set<PersonKey>();

    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    public DbSet<AuditSeal> AuditSeals => Set<AuditSeal>();

    public DbSet<Lease> Leases => Set<Lease>();

    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <summary>What the audit interceptor writes on each line; set by the door, null outside a use case.</summary>
    public AuditScope? AuditScope { get; set; }

    /// <summary>Raises the version of a whole of which only a part is added, so that two who add at the same moment meet: the later one reads anew.</summary>
    public void Meet(object whole)
    {
        ArgumentNullException.ThrowIfNull(whole);
        Entry(whole).Property("Version").IsModified = true;
    }

    /// <remarks>Contexts are pooled: the next use case must not find the last one's audit scope.</remarks>
    public override void Dispose()
    {
        AuditScope = null;
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    public override ValueTask DisposeAsync()
    {
        AuditScope = null;
        GC.SuppressFinalize(this);
        return base.DisposeAsync();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
        configurationBuilder.Properties<decimal>().HavePrecision(18, 6);
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
        configurationBuilder
            .Properties<SealedText>()
            .HaveConversion<SealedTextConverter>()
            .HaveMaxLength(16_000);
        configurationBuilder.Properties<LocalizedText>().HaveConversion<LocalizedTextConverter>();
        foreach (var id in StronglyTypedIds.All)
        {
            configurationBuilder
                .Properties(id)
                .HaveConversion(typeof(IdConverter<>).MakeGenericType(id));
        }
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(AppDbContext).Assembly);
        foreach (var entity in builder.Model.GetEntityTypes())
        {
            if (entity.FindProperty("Version") is { } version && version.ClrType == typeof(int))
            {
                version.IsConcurrencyToken = true;
            }
        }
    }
}
