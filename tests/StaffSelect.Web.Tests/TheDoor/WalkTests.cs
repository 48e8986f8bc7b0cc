using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Account.Passkeys;
using StaffSelect.Web.Staff.Panels;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.TheDoor;

/// <summary>
/// Everybody who may not see a candidate asks every question that the product answers, with the candidate's own ids and words: nothing of the candidate comes back.
/// </summary>
public class WalkTests
{
    private const string FamilyName = "Ґудзь";
    private const string Note = "Ґрунтовна відповідь";
    private const string WorkingCode = "4QD8-R7FN";

    private static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        ReferenceHandler = ReferenceHandler.IgnoreCycles,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    private static readonly IReadOnlyList<Type> Questions =
    [
        .. typeof(Door)
            .Assembly.GetTypes()
            .Where(type =>
                type is { IsClass: true, IsAbstract: false } && ResultOf(type) is not null
            )
            // these ask the browser, and know nobody but the sender
            .Where(type => type.Namespace != typeof(GetPasskeyCreation).Namespace)
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    [Fact]
    public async Task EveryQuestion_ByWhomeverItDoesNotConcern_TellsNothingOfTheCandidate()
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Sqlite);
        var scene = await app.PanelSceneAsync();
        await app.ScoreWithNotesAsync(scene, scene.Members[0], 4);
        await app.ScoreWithNotesAsync(scene, scene.Members[1], 4);
        await app.DoAsync(
            new DeclareConflict(scene.Interview, HasConflict: true, "Колишній підлеглий"),
            scene.Members[2]
        );
        var campaign = scene.Campaign.Id;
        var elsewhere = await app.AnnouncedCampaignAsync(code: "autumn");
        (string Who, Actor Actor, string[] Hidden)[] walkers =
        [
            ("recused", scene.Members[2], [FamilyName, Note, WorkingCode]),
            ("nobody", await app.NewUserAsync("nobody"), [FamilyName, Note, WorkingCode]),
            (
                "officer elsewhere",
                await app.NewUserAsync("elsewhere", (Role.Officer, elsewhere.Id)),
                [FamilyName, Note, WorkingCode]
            ),
            // has the same name
            (
                "candidate",
                (await app.TestCandidateAsync(elsewhere, "9KMX-4TQ7")).Actor,
                [Note, WorkingCode]
            ),
            (
                "item author",
                await app.NewUserAsync("author", (Role.ItemAuthor, null)),
                [FamilyName, Note, WorkingCode]
            ),
            (
                "administrator",
                await app.NewUserAsync("administrator", (Role.SystemAdministrator, null)),
                [FamilyName, Note, WorkingCode]
            ),
            (
                "observer",
                await app.NewUserAsync("observer", (Role.Observer, campaign)),
                [FamilyName, Note]
            ),
            (
                "approver",
                await app.NewUserAsync("approver", (Role.Approver, campaign)),
                [FamilyName, Note]
            ),
            ("visitor", TestData.Visitor(), [FamilyName, Note, WorkingCode]),
        ];

        var found = new List<string>();
        foreach (var (who, actor, hidden) in walkers)
        {
            foreach (var (question, answer) in await WalkAsync(app, scene, actor))
            {
                found.AddRange(
                    hidden
                        .Where(word => answer.Contains(word, StringComparison.Ordinal))
                        .Select(word => $"{who}: {question} tells {word}")
                );
            }
        }

        Assert.Empty(found);
        // the walk finds what is there: the officer sees the name, a member his own notes
        Assert.Contains(
            await WalkAsync(app, scene, scene.Officer),
            pair => Tells(pair, FamilyName)
        );
        Assert.Contains(await WalkAsync(app, scene, scene.Members[0]), pair => Tells(pair, Note));
    }

    private static bool Tells((string Question, string Answer) pair, string word) =>
        pair.Answer.Contains(word, StringComparison.Ordinal);

    /// <summary>All questions that were answered, with the answers.</summary>
    private static async Task<List<(string Question, string Answer)>> WalkAsync(
        TestApp app,
        PanelScene scene,
        Actor actor
    )
    {
        var answered = new List<(string, string)>();
        foreach (var question in Questions)
        {
            var send = typeof(WalkTests)
                .GetMethod(nameof(AskAsync), BindingFlags.NonPublic | BindingFlags.Static)!
                .MakeGenericMethod(ResultOf(question)!);
            var asked = (Task<string?>)send.Invoke(null, [app, MessageOf(question, scene), actor])!;
            if (await asked is { } answer)
            {
                answered.Add((question.Name, answer));
            }
        }

        return answered;
    }

    private static async Task<string?> AskAsync<T>(TestApp app, IMessage<T> message, Actor actor)
    {
        var result = await app.SendAsync(message, actor);
        return result.IsSuccess ? JsonSerializer.Serialize(result.Value, Json) : null;
    }

    private static Type? ResultOf(Type type) =>
        type.GetInterfaces()
            .FirstOrDefault(contract =>
                contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IQuery<>)
            )
            ?.GetGenericArguments()[0];

    private static object MessageOf(Type type, PanelScene scene)
    {
        var constructor = type.GetConstructors()
            .OrderByDescending(one => one.GetParameters().Length)
            .First();
        return constructor.Invoke([
            .. constructor.GetParameters().Select(parameter => ValueOf(parameter, scene)),
        ]);
    }

    /// <summary>What would find the candidate if anything does.</summary>
    private static object? ValueOf(ParameterInfo parameter, PanelScene scene)
    {
        var type = parameter.ParameterType;
        return type switch
        {
            _ when type == typeof(CampaignId) => scene.Campaign.Id,
            _ when type == typeof(ApplicationId) => scene.Candidate.Id,
            _ when type == typeof(PanelId) => scene.Panel,
            _ when type == typeof(InterviewId) => scene.Interview,
            _ when type == typeof(UserId) => scene.Candidate.UserId,
            _ when type == typeof(string) => WordFor(parameter, scene),
            _ when parameter.HasDefaultValue => parameter.DefaultValue,
            _ when type == typeof(int) => 1,
            _ when type == typeof(Guid) => scene.Candidate.Id.Value,
            _ when type.IsValueType => Activator.CreateInstance(type),
            _ when type.IsArray => Array.CreateInstance(type.GetElementType()!, 0),
            _ when type.IsGenericType => Array.CreateInstance(type.GetGenericArguments()[0], 0),
            _ => MessageOf(type, scene),
        };
    }

    private static string? WordFor(ParameterInfo parameter, PanelScene scene) =>
        parameter.Name switch
        {
            "Code" or "CampaignCode" => scene.Campaign.Code,
            "Language" => "uk",
            "Format" => "json",
            "Search" => FamilyName,
            // a filter that is set hides what the walk looks for
            _ when new NullabilityInfoContext().Create(parameter).ReadState
                    == NullabilityState.Nullable => null,
            "Stage" => "A1",
            _ => FamilyName,
        };
}
