using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Antiforgery;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.TakeTest;

/// <summary>What the test player sends while the test runs. Each request passes the door.</summary>
internal static class TestApi
{
    /// <summary>A hundred changes fit easily.</summary>
    public const int LargestBody = 16 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        MaxDepth = 8,
        NumberHandling = JsonNumberHandling.Strict,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static void MapTestApi(this WebApplication app)
    {
        var attempts = app.MapGroup("/api/attempts/{id:guid}")
            .RequireAuthorization()
            .DisableCookieRedirect();
        attempts.MapPost("/session", OpenSessionAsync);
        attempts.MapPost("/events", SaveAsync);
        attempts.MapPost("/break", BreakAsync);
        attempts.MapPost("/resume", ResumeAsync);
        attempts.MapPost("/finish", FinishAsync);
    }

    private static Task OpenSessionAsync(HttpContext http, Guid id) =>
        HandleAsync<SessionRequest, TestSession>(
            http,
            (request, receivedAt) =>
                new OpenTestSession(
                    new AttemptId(id),
                    request.Client,
                    request.Previous,
                    request.TakeOver,
                    receivedAt
                ),
            (session, now) =>
                new SessionAnswer(
                    session.Epoch,
                    now,
                    session.DeadlineAt,
                    session.Rest,
                    session.SavedAt,
                    session.LastNumber,
                    session.Items
                )
        );

    private static Task SaveAsync(HttpContext http, Guid id) =>
        HandleAsync<EventsRequest, SavedAnswers>(
            http,
            (request, receivedAt) =>
                new SaveAnswers(
                    new AttemptId(id),
                    request.Epoch,
                    [
                        .. request.Changes.Select(change => new SentChange(
                            change!.Number,
                            change.Item,
                            KindOf(change.Kind),
                            change.Choice,
                            change.Choices
                        )),
                    ],
                    receivedAt
                ),
            (saved, now) => new EventsAnswer(now, saved.SavedAt, saved.Late)
        );

    private static Task BreakAsync(HttpContext http, Guid id) =>
        HandleAsync<WindowRequest, TestRest>(
            http,
            (request, receivedAt) => new TakeBreak(new AttemptId(id), request.Epoch, receivedAt),
            (rest, now) => new RestAnswer(now, rest.DeadlineAt, rest.Rest)
        );

    private static Task ResumeAsync(HttpContext http, Guid id) =>
        HandleAsync<WindowRequest, TestRest>(
            http,
            (request, receivedAt) => new EndBreak(new AttemptId(id), request.Epoch, receivedAt),
            (rest, now) => new RestAnswer(now, rest.DeadlineAt, rest.Rest)
        );

    private static Task FinishAsync(HttpContext http, Guid id) =>
        HandleAsync<WindowRequest, TestReceipt>(
            http,
            (request, receivedAt) => new FinishTest(new AttemptId(id), request.Epoch, receivedAt),
            (receipt, _) => receipt
        );

    private static async Task HandleAsync<TRequest, TResult>(
        HttpContext http,
        Func<TRequest, DateTime, IMessage<TResult>> messageOf,
        Func<TResult, DateTime, object> answerOf
    )
        where TRequest : class, IRequest
    {
        var services = http.RequestServices;
        if (!await services.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
        {
            await RefuseAsync(http, StatusCodes.Status400BadRequest, ApiProblems.PageExpired);
            return;
        }

        if (!http.Request.HasJsonContentType())
        {
            await RefuseAsync(
                http,
                StatusCodes.Status415UnsupportedMediaType,
                ApiProblems.RequestMalformed
            );
            return;
        }

        if (await ReadBodyAsync(http) is not { } body)
        {
            await RefuseAsync(
                http,
                StatusCodes.Status413PayloadTooLarge,
                ApiProblems.RequestTooLarge
            );
            return;
        }

        // the whole request is here: this instant decides what is late
        var receivedAt = services.GetRequiredService<TimeProvider>().UtcNow();
        if (Parse<TRequest>(body.Span) is not { } request || !request.IsWhole)
        {
            await RefuseAsync(http, StatusCodes.Status400BadRequest, ApiProblems.RequestMalformed);
            return;
        }

        var result = await services
            .GetRequiredService<Door>()
            .SendAsync(messageOf(request, receivedAt), http.RequestAborted);
        if (result.Problem is { } problem)
        {
            await AnswerAsync(http, problem);
            return;
        }

        await http.Response.WriteAsJsonAsync(
            answerOf(result.Value, receivedAt),
            Json,
            http.RequestAborted
        );
    }

    /// <summary>The body, or null when it is larger than allowed.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpContext http)
    {
        if (http.Request.ContentLength > LargestBody)
        {
            return null;
        }

        var buffer = new byte[LargestBody + 1];
        var length = 0;
        while (length < buffer.Length)
        {
            var read = await http.Request.Body.ReadAsync(
                buffer.AsMemory(length),
                http.RequestAborted
            );
            if (read == 0)
            {
                return buffer.AsMemory(0, length);
            }

            length += read;
        }

        return null;
    }

    private static TRequest? Parse<TRequest>(ReadOnlySpan<byte> body)
        where TRequest : class
    {
        try
        {
            return JsonSerializer.Deserialize<TRequest>(body, Json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static AttemptEventKind KindOf(string kind) =>
        kind switch
        {
            "answer" => AttemptEventKind.Answered,
            "clear" => AttemptEventKind.Cleared,
            "flag" => AttemptEventKind.Flagged,
            "unflag" => AttemptEventKind.Unflagged,
            // not a kind of change: refused with the rest of the shape
            _ => AttemptEventKind.Started,
        };

    private static int StatusOf(Problem problem) =>
        problem.Code switch
        {
            nameof(Problem.NotFound) => StatusCodes.Status404NotFound,
            nameof(Problem.Forbidden) => StatusCodes.Status403Forbidden,
            nameof(Problem.Busy) => StatusCodes.Status503ServiceUnavailable,
            nameof(Problem.Conflict) or nameof(Problem.Duplicate) => StatusCodes.Status409Conflict,
            TestProblems.TooManyChanges => StatusCodes.Status429TooManyRequests,
            _ => StatusCodes.Status400BadRequest,
        };

    /// <summary>That the test is elsewhere or over is an expected answer, not a failed request: browsers report those as errors.</summary>
    private static Task AnswerAsync(HttpContext http, Problem problem) =>
        problem.Code
            is TestProblems.TestMoved
                or TestProblems.TestOpenElsewhere
                or TestProblems.TestClosed
                or TestProblems.TestResting
                or TestProblems.NoBreakLeft
            ? http.Response.WriteAsJsonAsync(
                new RefusedAnswer(problem.Code),
                Json,
                http.RequestAborted
            )
            : RefuseAsync(http, StatusOf(problem), problem.Code);

    private static Task RefuseAsync(HttpContext http, int status, string code)
    {
        http.Response.StatusCode = status;
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            http.Response.Headers.RetryAfter = "2";
        }

        return http.Response.WriteAsJsonAsync(new RefusedAnswer(code), Json, http.RequestAborted);
    }

    private interface IRequest
    {
        /// <summary>False when a list holds nothing where something must be.</summary>
        bool IsWhole => true;
    }

    private sealed record SessionRequest(string Client, bool TakeOver, string? Previous = null)
        : IRequest;

    private sealed record EventsRequest(int Epoch, IReadOnlyList<ChangeRequest?> Changes) : IRequest
    {
        public bool IsWhole => Changes.All(change => change is not null);
    }

    private sealed record ChangeRequest(
        int Number,
        int Item,
        string Kind,
        int? Choice = null,
        IReadOnlyList<int>? Choices = null
    );

    private sealed record WindowRequest(int Epoch) : IRequest;

    private sealed record SessionAnswer(
        int Epoch,
        DateTime Now,
        DateTime DeadlineAt,
        RestState? Rest,
        DateTime? SavedAt,
        int LastNumber,
        IReadOnlyList<ItemAnswer> Items
    );

    private sealed record RestAnswer(DateTime Now, DateTime DeadlineAt, RestState? Rest);

    private sealed record EventsAnswer(DateTime Now, DateTime SavedAt, IReadOnlyList<int> Late);

    private sealed record RefusedAnswer(string Refused);
}

/// <summary>Codes of refusals that only the player's interface gives.</summary>
internal static class ApiProblems
{
    /// <summary>The antiforgery token does not fit; the page must be loaded again.</summary>
    public const string PageExpired = nameof(PageExpired);
    public const string RequestMalformed = nameof(RequestMalformed);
    public const string RequestTooLarge = nameof(RequestTooLarge);
}
