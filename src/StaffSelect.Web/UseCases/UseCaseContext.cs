using StaffSelect.Data;
using StaffSelect.Domain;

namespace StaffSelect.Web.UseCases;

/// <summary>What a handler tells the door besides its result; one for each message.</summary>
public sealed class UseCaseContext
{
    private readonly List<Func<AppDbContext, CancellationToken, Task>> facts = [];
    private readonly List<Action> afterCommit = [];
    private readonly List<RecordedRead> reads = [];

    /// <summary>Why; written on every audit line of the request. Required of decisions that must be explained later.</summary>
    public string? Reason { get; set; }

    /// <summary>The campaign the message is about; the door sets it, handlers of unscoped messages may.</summary>
    public CampaignId? Campaign { get; set; }

    internal IReadOnlyList<Func<AppDbContext, CancellationToken, Task>> Facts => facts;

    internal IReadOnlyList<Action> CommitActions => afterCommit;

    internal IReadOnlyList<RecordedRead> Reads => reads;

    /// <summary>Somebody's file was looked at or exported: one audit line.</summary>
    public void RecordRead(string entity, string key, CampaignId? campaign) =>
        reads.Add(new(entity, key, campaign));

    /// <summary>Something that is stored even when the request is refused with <see cref="Problem.Keep"/>.</summary>
    public void Fact(Func<AppDbContext, CancellationToken, Task> record) => facts.Add(record);

    /// <summary>Something to do once the transaction has been committed, e.g. to wake a job; named again, it is still done once.</summary>
    public void AfterCommit(Action action)
    {
        if (!afterCommit.Contains(action))
        {
            afterCommit.Add(action);
        }
    }

    internal sealed record RecordedRead(string Entity, string Key, CampaignId? Campaign);
}
