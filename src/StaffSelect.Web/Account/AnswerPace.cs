using System.Diagnostics;

namespace StaffSelect.Web.Account;

/// <summary>Makes the answers about addresses take equally long, so that their time does not tell whether there is an account.</summary>
internal readonly struct AnswerPace
{
    /// <summary>Longer than writing a mail to the outbox takes.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(400);

    private readonly long startedAt;

    private AnswerPace(long startedAt) => this.startedAt = startedAt;

    public static AnswerPace Start() => new(Stopwatch.GetTimestamp());

    /// <summary>Waits until the answer may go out.</summary>
    public async Task KeepAsync(CancellationToken ct = default)
    {
        var left = Least - Stopwatch.GetElapsedTime(startedAt);
        if (left > TimeSpan.Zero)
        {
            await Task.Delay(left, ct);
        }
    }
}
