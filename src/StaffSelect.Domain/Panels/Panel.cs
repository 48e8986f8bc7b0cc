using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Domain.Panels;

/// <summary>A panel (commission) that interviews candidates of one campaign.</summary>
/// <remarks>Several parallel panels in one campaign are the normal case. The members at creation are the planned size that quorum is measured against.</remarks>
public sealed class Panel
{
    private readonly List<PanelMember> members = [];

    private Panel() { }

    public PanelId Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    public LocalizedText Title { get; private set; } = new("", "");

    public IReadOnlyList<PanelMember> Members => members;

    public int Version { get; private set; }

    /// <summary>Members planned; absent and recused ones are counted.</summary>
    public int PlannedSize => members.Count;

    /// <summary>Forms a panel.</summary>
    /// <param name="campaign">The campaign.</param>
    /// <param name="title">Name in both languages; not blank.</param>
    /// <param name="seats">Members; at least as many as the rule's quorum, each once, exactly one chair.</param>
    /// <param name="rule">The panel stage's rule.</param>
    /// <remarks>Who decides in the campaign (officer, approver) or competes in it may not score in it.</remarks>
    public static Result<Panel> Create(
        CampaignId campaign,
        LocalizedText title,
        IReadOnlyCollection<PanelSeat> seats,
        PanelRule rule
    )
    {
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(title.Uk) || string.IsNullOrWhiteSpace(title.En))
        {
            problems.Add(new Problem(PanelProblems.PanelTitleMissing).At("Title"));
        }

        if (seats.Select(seat => seat.User).Distinct().Count() != seats.Count)
        {
            problems.Add(new Problem(PanelProblems.PanelMemberTwice).At("Members"));
        }

        if (seats.Count < rule.QuorumMembers)
        {
            problems.Add(
                new Problem(PanelProblems.PanelTooSmall, rule.QuorumMembers).At("Members")
            );
        }

        if (seats.Count(seat => seat.IsChair) != 1)
        {
            problems.Add(new Problem(PanelProblems.PanelNeedsOneChair).At("Members"));
        }

        problems.AddRange(Unfit(seats).Select(problem => problem.At("Members")));
        if (problems.Count > 0)
        {
            return Problem.Join(problems);
        }

        var panel = new Panel
        {
            Id = PanelId.New(),
            CampaignId = campaign,
            Title = title,
        };
        panel.members.AddRange(
            seats.Select(seat => new PanelMember(panel.Id, seat.User, seat.IsChair))
        );
        return panel;
    }

    /// <summary>Puts another person on the seat of a member, the chair's included.</summary>
    /// <param name="leaving">A member of the panel.</param>
    /// <param name="entering">Who comes instead; whether this seat is a chair's is taken from <paramref name="leaving"/>.</param>
    /// <param name="anyScored">Whether any sheet of this panel was ever saved: then its composition is final.</param>
    /// <remarks>The planned size, and with it the quorum, stays as it was.</remarks>
    /// <exception cref="ArgumentException"><paramref name="leaving"/> is not in the panel.</exception>
    public Result<Done> Replace(UserId leaving, PanelSeat entering, bool anyScored)
    {
        var seat =
            members.Find(member => member.UserId == leaving)
            ?? throw new ArgumentException("Only a member can be replaced.", nameof(leaving));
        if (anyScored)
        {
            return new Problem(PanelProblems.PanelAlreadyScored);
        }

        var problems = Unfit([entering]).ToList();
        if (Has(entering.User))
        {
            problems.Add(new Problem(PanelProblems.PanelMemberTwice));
        }

        if (problems.Count > 0)
        {
            return Problem.Join([.. problems.Select(problem => problem.At("Entering"))]);
        }

        members.Remove(seat);
        members.Add(new PanelMember(Id, entering.User, seat.IsChair));
        return Done.Value;
    }

    /// <summary>Why some of these people may not score.</summary>
    private static IEnumerable<Problem> Unfit(IReadOnlyCollection<PanelSeat> seats)
    {
        if (seats.Any(seat => !seat.IsPanelMember))
        {
            yield return new Problem(PanelProblems.PanelMemberNotEligible);
        }

        if (seats.Any(seat => seat.Decides))
        {
            yield return new Problem(PanelProblems.PanelMemberDecides);
        }

        if (seats.Any(seat => seat.Competes))
        {
            yield return new Problem(PanelProblems.PanelMemberIsCandidate);
        }
    }

    public bool Has(UserId user) => members.Exists(member => member.UserId == user);
}

/// <summary>One person's seat in a panel.</summary>
public sealed class PanelMember
{
    private PanelMember() { }

    internal PanelMember(PanelId panel, UserId user, bool isChair)
    {
        PanelId = panel;
        UserId = user;
        IsChair = isChair;
    }

    public PanelId PanelId { get; private set; }

    public UserId UserId { get; private set; }

    public bool IsChair { get; private set; }
}

/// <summary>A person proposed for a panel, with what the rules must know of them.</summary>
/// <param name="User">The account.</param>
/// <param name="IsChair">Chairs the panel.</param>
/// <param name="IsPanelMember">Holds the panel member's role in the campaign.</param>
/// <param name="Decides">Holds the officer's or the approver's role in the campaign.</param>
/// <param name="Competes">Has an application in the campaign.</param>
public sealed record PanelSeat(
    UserId User,
    bool IsChair,
    bool IsPanelMember,
    bool Decides,
    bool Competes
);
