using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Antiforgery;
using StaffSelect.Data;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.SystemCheck;

/// <summary>Answers the system check with the server's clock and the number of bytes that arrived; nothing is kept.</summary>
internal static class CheckApi
{
    public const string Address = "/api/check";

    /// <summary>A check takes ten; somebody may repeat it a few times.</summary>
    public const int MostPerMinute = 60;

    private const int MostBytes = 8 * 1024;

    public static IServiceCollection AddSystemCheck(this IServiceCollection services) =>
        services.AddSingleton<CheckPace>();

    public static void MapSystemCheck(this WebApplication app) =>
        app.MapPost(Address, AnswerAsync).RequireAuthorization().DisableCookieRedirect();

    private static async Task<IResult> AnswerAsync(
        HttpContext http,
        IAntiforgery antiforgery,
        CheckPace pace,
        TimeProvider time
    )
    {
        var user = http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
        if (!pace.Enter(user))
        {
            http.Response.Headers.RetryAfter = "60";
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        var received = 0;
        var buffer = new byte[MostBytes];
        while (
            received <= MostBytes
            && await http.Request.Body.ReadAsync(buffer, http.RequestAborted) is var read and > 0
        )
        {
            received += read;
        }

        return received > MostBytes
            ? Results.StatusCode(StatusCodes.Status413PayloadTooLarge)
            : Results.Json(new { now = time.UtcNow(), received });
    }
}

/// <summary>Bounds how often one account asks, in each process for itself.</summary>
internal sealed class CheckPace : IDisposable
{
    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<
        string,
        string
    >(user =>
        RateLimitPartition.GetFixedWindowLimiter(
            user,
            _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = CheckApi.MostPerMinute,
                Window = TimeSpan.FromMinutes(1),
            }
        )
    );

    public bool Enter(string user)
    {
        using var lease = limiter.AttemptAcquire(user);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
