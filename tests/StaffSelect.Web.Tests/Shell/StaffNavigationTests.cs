using StaffSelect.Domain;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Shell;
using StaffSelect.Web.Shell.Parts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Shell;

public class StaffNavigationTests
{
    private static readonly CampaignId Here = CampaignId.New();

    [Theory]
    [InlineData(
        Role.Officer,
        "Overview Applications Sessions Absences Panels PanelStatistics Stages Ranking Appeals Reports Messages"
    )]
    [InlineData(Role.PanelMember, "Panel")]
    [InlineData(Role.AccommodationDecider, "Accommodations")]
    [InlineData(Role.Approver, "Overview PanelStatistics Stages Ranking Appeals")]
    [InlineData(Role.Candidate, "")]
    public void CampaignMenu_OfARole_ShowsWhatItMayOpen(Role role, string expected)
    {
        var actor = Actor.User(UserId.New(), "s", null).With([new ActiveGrant(role, Here)]);

        var shown = StaffNavigation.Of(StaffArea.Campaign, actor, Here).Select(entry => entry.Key);

        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), shown);
        Assert.Empty(StaffNavigation.Of(StaffArea.Campaign, actor, CampaignId.New()));
        Assert.Empty(StaffNavigation.Of(StaffArea.System, actor, Here));
    }

    [Fact]
    public void CampaignMenu_OfAKeeper_ShowsHisGates()
    {
        var actor = Actor
            .User(UserId.New(), "s", null)
            .With([new ActiveGrant(Role.GateKeeper, Here, "G1")]);

        Assert.Equal(
            "Gates",
            Assert.Single(StaffNavigation.Of(StaffArea.Campaign, actor, Here)).Key
        );
        Assert.Empty(StaffNavigation.Of(StaffArea.Campaign, actor, CampaignId.New()));
        Assert.False(actor.Has(Permission.GateRecord, Here));
        Assert.True(actor.Has(Permission.GateRecord, Here, "G1"));
        Assert.False(actor.Has(Permission.GateRecord, Here, "G2"));
        Assert.Equal(["G1"], actor.StagesWith(Permission.GateRecord, Here));
    }

    [Fact]
    public void SystemMenu_OfTheAdministrator_IsWhole_AndHisCampaignMenuEmpty()
    {
        var actor = Actor
            .User(UserId.New(), "s", null)
            .With([new ActiveGrant(Role.SystemAdministrator, null)]);

        Assert.Equal(
            StaffNavigation.Entries.Where(entry => entry.Area == StaffArea.System),
            StaffNavigation.Of(StaffArea.System, actor, Here)
        );
        Assert.Empty(StaffNavigation.Of(StaffArea.Campaign, actor, Here));
    }

    [Fact]
    public void WorkshopMenu_IsOfTheEditorAndOfItemAuthors_EachTheirOwn()
    {
        var editor = Actor
            .User(UserId.New(), "s", null)
            .With([new ActiveGrant(Role.CampaignEditor, null)]);
        var administrator = Actor
            .User(UserId.New(), "s", null)
            .With([new ActiveGrant(Role.SystemAdministrator, null)]);

        Assert.Equal(
            StaffNavigation.Entries.Where(entry =>
                entry.Area == StaffArea.Workshop && entry.Key != "Items"
            ),
            StaffNavigation.Of(StaffArea.Workshop, editor, Here)
        );
        var author = Actor
            .User(UserId.New(), "s", null)
            .With([new ActiveGrant(Role.ItemAuthor, null)]);
        Assert.Equal(
            ["Items"],
            StaffNavigation.Of(StaffArea.Workshop, author, Here).Select(entry => entry.Key)
        );
        Assert.Empty(StaffNavigation.Of(StaffArea.Workshop, administrator, Here));
        Assert.Empty(StaffNavigation.Of(StaffArea.System, editor, Here));
    }

    [Fact]
    public void Entries_HaveAnIconAndAreUnique()
    {
        Assert.All(StaffNavigation.Entries, entry => Assert.Contains(entry.Icon, IconPaths.Names));
        Assert.Distinct(StaffNavigation.Entries.Select(entry => entry.Key));
        Assert.Distinct(StaffNavigation.Entries.Select(entry => entry.Route));
    }

    [Theory]
    [InlineData("Applications", "/staff/kordon-2026/applications", true)]
    [InlineData("Applications", "/staff/kordon-2026/applications/17", true)]
    [InlineData("Applications", "/staff/kordon-2026/appeals", false)]
    [InlineData("Applications", "/staff/other/applications", false)]
    [InlineData("Overview", "/staff/kordon-2026", true)]
    [InlineData("Overview", "/staff/kordon-2026/applications", false)]
    [InlineData("Today", "/staff", true)]
    [InlineData("Today", "/staff/users", false)]
    public void IsAt_MarksTheEntryOfThePageAndThoseBelow(string key, string path, bool expected) =>
        Assert.Equal(
            expected,
            StaffNavigation.Entries.Single(entry => entry.Key == key).IsAt(path, "kordon-2026")
        );
}
