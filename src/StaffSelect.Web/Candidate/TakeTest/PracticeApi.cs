using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using StaffSelect.Data;

namespace StaffSelect.Web.Candidate.TakeTest;

/// <summary>Answers the player while somebody practises: it is told what the real test would tell it, and nothing is read or kept.</summary>
internal static class PracticeApi
{
    /// <param name="deadline">UTC, exclusive.</param>
    public static string Address(DateTime deadline) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"/api/practice/{new DateTimeOffset(deadline).ToUnixTimeMilliseconds()}/"
        );

    public static void MapPracticeApi(this WebApplication app) =>
        app.MapPost("/api/practice/{deadline:long}/{step:regex(^(session|events|finish)$)}", Answer)
            .RequireAuthorization()
            .DisableCookieRedirect();

    private static async Task<IResult> Answer(HttpContext http, long deadline, string step)
    {
        if (
            !await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)
        )
        {
            return Results.Json(
                new { refused = ApiProblems.PageExpired },
                statusCode: StatusCodes.Status400BadRequest
            );
        }

        var now = http.RequestServices.GetRequiredService<TimeProvider>().UtcNow();
        return Results.Json(
            step switch
            {
                "session" => new
                {
                    Epoch = 1,
                    Now = now,
                    DeadlineAt = Instant(deadline),
                    Items = Array.Empty<int>(),
                },
                "events" => new
                {
                    Now = now,
                    SavedAt = now,
                    Late = Array.Empty<int>(),
                },
                _ => (object)new { Now = now },
            }
        );
    }

    private static DateTime Instant(long milliseconds) =>
        DateTimeOffset
            .FromUnixTimeMilliseconds(Math.Clamp(milliseconds, 0, MostMilliseconds))
            .UtcDateTime;

    private static readonly long MostMilliseconds =
        DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();
}
