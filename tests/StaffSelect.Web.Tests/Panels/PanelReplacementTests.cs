using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Panels;
using StaffSelect.Web.Staff.Panels;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Panels;

public class PanelReplacementTests
{
    [Theory, EveryDatabase]
    public async Task Replace_BeforeTheFirstScore_PutsTheNewcomerBehindHisDeclaration(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        var newcomer = await NewcomerAsync(app, scene);
        await app.DeclareNoneAsync(scene, scene.Members[1]);

        await app.DoAsync(Replace(scene, scene.Members[1], newcomer), scene.Officer);

        await app.RefusedAsync(
            Problem.NotFound.Code,
            new GetScoreSheet(scene.Interview),
            scene.Members[1]
        );
        await app.RefusedAsync(
            PanelProblems.ConflictNotDeclared,
            new GetScoreSheet(scene.Interview),
            newcomer
        );
        await app.SubmitAllAsync(scene, newcomer, 3);
        var plan = await app.DoAsync(new GetPanelPlan(scene.Campaign.Id), scene.Officer);
        Assert.Contains(plan.Panels[0].Members, member => member.Name == "Соломія");
        Assert.DoesNotContain(plan.Panels[0].Members, member => member.Name == "Петро");
        Assert.NotNull(
            await app.DbAsync(db =>
                db.Set<ScoreSheet>()
                    .Where(sheet => sheet.Member == scene.Members[1].RequiredUserId)
                    .Select(sheet => sheet.VoidedAt)
                    .SingleAsync()
            )
        );
        var audit = await app.AuditOfAsync(nameof(ReplacePanelMember));
        Assert.All(audit, entry => Assert.Equal("Захворів", entry.Reason));
        Assert.Equal(
            [AuditAction.Added, AuditAction.Removed],
            audit
                .Where(entry => entry.Entity == nameof(PanelMember))
                .Select(entry => entry.Action)
                .Order()
        );
    }

    [Theory, EveryDatabase]
    public async Task Replace_AfterTheFirstScore_IsRefusedAndChangesNothing(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        var newcomer = await NewcomerAsync(app, scene);
        await app.ScoreAllAsync(scene, scene.Members[0], 3);

        await app.RefusedAsync(
            PanelProblems.PanelAlreadyScored,
            Replace(scene, scene.Members[1], newcomer),
            scene.Officer
        );

        var plan = await app.DoAsync(new GetPanelPlan(scene.Campaign.Id), scene.Officer);
        Assert.False(plan.Panels[0].Replaceable);
        Assert.Contains(plan.Panels[0].Members, member => member.Name == "Петро");
    }

    [Fact]
    public async Task Replace_BySomebodyWhoMayNotScoreOrIsThere_IsRefused()
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Sqlite);
        var scene = await app.PanelSceneAsync();
        var stranger = await app.NewUserAsync("stranger");

        await app.RefusedAsync(
            PanelProblems.PanelMemberNotEligible,
            Replace(scene, scene.Members[1], stranger),
            scene.Officer
        );
        await app.RefusedAsync(
            PanelProblems.PanelMemberTwice,
            Replace(scene, scene.Members[1], scene.Members[2]),
            scene.Officer
        );
        await app.RefusedAsync(
            Problem.NotFound.Code,
            Replace(scene, stranger, scene.Members[2]),
            scene.Officer
        );
        await app.RefusedAsync(
            Problem.Forbidden.Code,
            Replace(scene, scene.Members[1], stranger),
            scene.Members[0]
        );
    }

    private static Task<Actor> NewcomerAsync(TestApp app, PanelScene scene) =>
        app.NewUserAsync("Соломія", (Role.PanelMember, scene.Campaign.Id));

    private static ReplacePanelMember Replace(PanelScene scene, Actor leaving, Actor entering) =>
        new(scene.Panel, leaving.RequiredUserId, entering.RequiredUserId, "Захворів");
}
