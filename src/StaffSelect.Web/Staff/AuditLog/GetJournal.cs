using System.ComponentModel.DataAnnotations;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.AuditLog;

/// <summary>The journal of one campaign in coded form, for observers.</summary>
[Requires(Permission.ObserverRead)]
public sealed record GetCampaignJournal(
    CampaignId Campaign,
    [property: StringLength(100)] string? UseCase,
    AuditAction? Action,
    long? Before,
    [property: StringLength(100)] string? Entity = null,
    DateOnly? From = null,
    DateOnly? Until = null
) : IQuery<Journal>, IOfCampaign;

internal sealed class GetCampaignJournalHandler(AppDbContext db)
    : IHandler<GetCampaignJournal, Journal>
{
    public async Task<Result<Journal>> HandleAsync(
        GetCampaignJournal message,
        Actor actor,
        CancellationToken ct
    ) =>
        await JournalReader.ReadAsync(
            db,
            message.Campaign,
            new JournalFilter(
                message.UseCase,
                message.Action,
                message.Before,
                message.Entity,
                message.From,
                message.Until
            ),
            ct
        );
}

/// <summary>The journal of the whole system, for the system administrator.</summary>
[Requires(Permission.AuditRead)]
public sealed record GetSystemJournal(
    [property: StringLength(100)] string? UseCase,
    AuditAction? Action,
    long? Before,
    [property: StringLength(100)] string? Entity = null,
    DateOnly? From = null,
    DateOnly? Until = null,
    [property: StringLength(200)] string? Who = null,
    CampaignId? Of = null
) : IQuery<Journal>;

internal sealed class GetSystemJournalHandler(AppDbContext db) : IHandler<GetSystemJournal, Journal>
{
    public async Task<Result<Journal>> HandleAsync(
        GetSystemJournal message,
        Actor actor,
        CancellationToken ct
    ) =>
        await JournalReader.ReadAsync(
            db,
            null,
            new JournalFilter(
                message.UseCase,
                message.Action,
                message.Before,
                message.Entity,
                message.From,
                message.Until,
                message.Who,
                message.Of
            ),
            ct
        );
}
