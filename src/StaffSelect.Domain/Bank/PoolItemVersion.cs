using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Domain.Bank;

/// <summary>Where a version stands.</summary>
public enum ReviewState
{
    /// <summary>Its author writes.</summary>
    Draft,

    /// <summary>Another person has checked it.</summary>
    Reviewed,

    /// <summary>Campaigns draw it; never changed again.</summary>
    Approved,

    /// <summary>Not drawn any more; campaigns that hold it keep it.</summary>
    Retired,
}

/// <summary>One version of an item of the bank.</summary>
/// <remarks>Draft → reviewed → approved → retired. Whoever reviews or approves did not write it; only a draft can be changed, and only by its author.</remarks>
public sealed class PoolItemVersion
{
    private PoolItemVersion() { }

    public PoolItemVersionId Id { get; private set; }

    public PoolItemId Item { get; private set; }

    /// <summary>From 1.</summary>
    public int Number { get; private set; }

    public ItemKind Kind { get; private set; }

    public Difficulty Difficulty { get; private set; }

    public LocalizedText Text { get; private set; } = new("", "");

    public string? PictureSvg { get; private set; }

    public LocalizedText? PictureAlternative { get; private set; }

    /// <summary>With marks and justifications.</summary>
    public IReadOnlyList<BankOption> Options { get; private set; } = [];

    public ReviewState State { get; private set; }

    /// <summary>Null when the system brought it.</summary>
    public UserId? Author { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; private set; }

    public UserId? ReviewedBy { get; private set; }

    public DateTime? ReviewedAt { get; private set; }

    public UserId? ApprovedBy { get; private set; }

    public DateTime? ApprovedAt { get; private set; }

    public UserId? RetiredBy { get; private set; }

    public DateTime? RetiredAt { get; private set; }

    public int Version { get; private set; }

    public ItemContent Content =>
        new(Kind, Difficulty, Text, PictureSvg, PictureAlternative, Options);

    internal static PoolItemVersion Create(
        PoolItemId item,
        int number,
        ItemContent content,
        UserId? author,
        DateTime now
    )
    {
        var version = new PoolItemVersion
        {
            Id = PoolItemVersionId.New(),
            Item = item,
            Number = number,
            Author = author,
            CreatedAt = now,
        };
        version.Put(content);
        return version;
    }

    /// <summary>Changes a draft.</summary>
    /// <param name="content">The whole new content.</param>
    /// <param name="by">Must be the author.</param>
    public Result<Done> Edit(ItemContent content, UserId by)
    {
        if (State != ReviewState.Draft)
        {
            return new Problem(BankProblems.ItemNotDraft);
        }

        if (by != Author)
        {
            return new Problem(BankProblems.ItemNotYours);
        }

        if (ItemChecks.Check(content) is { Count: > 0 } faults)
        {
            return Problem.Join(faults);
        }

        Put(ItemChecks.Normal(content));
        return Done.Value;
    }

    /// <summary>Notes that another person has checked the draft.</summary>
    public Result<Done> Review(UserId by, DateTime now)
    {
        if (Refusal(ReviewState.Draft, by) is { } refusal)
        {
            return refusal;
        }

        State = ReviewState.Reviewed;
        ReviewedBy = by;
        ReviewedAt = now;
        return Done.Value;
    }

    /// <summary>Lets campaigns draw it.</summary>
    /// <param name="by">May be the reviewer, never the author.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Approve(UserId by, DateTime now)
    {
        if (Refusal(ReviewState.Reviewed, by) is { } refusal)
        {
            return refusal;
        }

        if (ItemChecks.Check(Content) is { Count: > 0 } faults)
        {
            return Problem.Join(faults);
        }

        State = ReviewState.Approved;
        ApprovedBy = by;
        ApprovedAt = now;
        return Done.Value;
    }

    /// <summary>Approves what the operator brings, as a campaign file's items are approved: it was reviewed before it came.</summary>
    /// <exception cref="InvalidOperationException">A person wrote it.</exception>
    public void ApproveBrought(DateTime now)
    {
        if (Author is not null || State != ReviewState.Draft)
        {
            throw new InvalidOperationException("A person's draft takes two people.");
        }

        State = ReviewState.Approved;
        ApprovedAt = now;
    }

    /// <summary>Gives a reviewed version back to its author.</summary>
    public Result<Done> Return()
    {
        if (State != ReviewState.Reviewed)
        {
            return new Problem(BankProblems.ItemWrongState);
        }

        State = ReviewState.Draft;
        ReviewedBy = null;
        ReviewedAt = null;
        return Done.Value;
    }

    /// <summary>Takes it out of use for good.</summary>
    /// <param name="by">Null when a newer version takes its place without a person.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Retire(UserId? by, DateTime now)
    {
        if (State == ReviewState.Retired)
        {
            return new Problem(BankProblems.ItemWrongState);
        }

        State = ReviewState.Retired;
        RetiredBy = by;
        RetiredAt = now;
        return Done.Value;
    }

    private Problem? Refusal(ReviewState from, UserId by) =>
        State != from ? new Problem(BankProblems.ItemWrongState)
        : by == Author ? new Problem(BankProblems.ItemOwnWork)
        : null;

    private void Put(ItemContent content)
    {
        Kind = content.Kind;
        Difficulty = content.Difficulty;
        Text = content.Text;
        PictureSvg = content.PictureSvg;
        PictureAlternative = content.PictureAlternative;
        Options = content.Options;
    }
}
