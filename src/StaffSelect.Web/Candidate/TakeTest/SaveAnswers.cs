using System.ComponentModel.DataAnnotations;
using StaffSelect.Data;
using StaffSelect.Data.Testing;
using StaffSelect.Domain;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.TakeTest;

/// <summary>Saves changes of the sender's answers; sending them again is harmless.</summary>
/// <param name="Attempt">The attempt.</param>
/// <param name="Epoch">The window that sends.</param>
/// <param name="Changes">In the order made.</param>
/// <param name="ReceivedAt">UTC by the server's clock, when the whole request had been read.</param>
[Requires(Permission.TestTake)]
public sealed record SaveAnswers(
    AttemptId Attempt,
    [property: Range(1, int.MaxValue)] int Epoch,
    [property: MinLength(1), MaxLength(SaveAnswers.Most)] IReadOnlyList<SentChange> Changes,
    DateTime ReceivedAt
) : ICommand<SavedAnswers>, IOfAttempt
{
    /// <summary>Changes in one request.</summary>
    public const int Most = 100;
}

/// <summary>One change as the player sends it.</summary>
/// <param name="Number">The window's own number, from 1.</param>
/// <param name="Item">Place in the form, from 1.</param>
/// <param name="Kind">Answered, cleared, flagged or unflagged.</param>
/// <param name="Choice">Place of the chosen option, from 1; only when answered with one.</param>
/// <param name="Choices">Places of all chosen options; only when answered where several may be chosen.</param>
public sealed record SentChange(
    int Number,
    int Item,
    AttemptEventKind Kind,
    int? Choice,
    IReadOnlyList<int>? Choices = null
);

/// <summary>What became of the changes; all of them are stored for good.</summary>
/// <param name="SavedAt">UTC, when they were received.</param>
/// <param name="Late">Numbers of those that came too late and do not count.</param>
public sealed record SavedAnswers(DateTime SavedAt, IReadOnlyList<int> Late);

internal sealed class SaveAnswersHandler(
    AppDbContext db,
    AttemptDirectory directory,
    AttemptLogWriter writer
) : IHandler<SaveAnswers, SavedAnswers>
{
    public async Task<Result<SavedAnswers>> HandleAsync(
        SaveAnswers message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (
            await directory.FindAsync(message.Attempt, db, ct) is not { } facts
            || facts.Owner != actor.UserId
        )
        {
            return Problem.NotFound;
        }

        var changes = new List<AnswerChange>(message.Changes.Count);
        foreach (var sent in message.Changes)
        {
            if (ChangeOf(sent, facts.Form, message) is not { } change)
            {
                return new Problem(TestProblems.AnswerUnknown);
            }

            changes.Add(change);
        }

        // the log is its own audit and is committed by the writer, not by the door
        var verdicts = await writer.AppendAsync(message.Attempt, changes, ct);
        return verdicts is null ? Problem.Busy : ResultOf(verdicts, message);
    }

    private static AnswerChange? ChangeOf(SentChange sent, TestForm form, SaveAnswers message)
    {
        if (
            sent.Number < 1
            || form.At(sent.Item) is not { } item
            || sent.Kind
                is not (
                    AttemptEventKind.Answered
                    or AttemptEventKind.Cleared
                    or AttemptEventKind.Flagged
                    or AttemptEventKind.Unflagged
                )
            || (sent.Choice is null ? 0 : 1) + (sent.Choices is null ? 0 : 1)
                != (sent.Kind == AttemptEventKind.Answered ? 1 : 0)
        )
        {
            return null;
        }

        var option =
            sent.Choice is { } choice ? item.OptionAt(choice)
            : sent.Choices is { } choices ? item.AnswerOf(choices)
            : null;
        return sent.Kind == AttemptEventKind.Answered && option is null
            ? null
            : new AnswerChange(
                sent.Kind,
                sent.Item,
                option,
                message.Epoch,
                sent.Number,
                message.ReceivedAt
            );
    }

    private static Result<SavedAnswers> ResultOf(
        IReadOnlyList<SaveVerdict> verdicts,
        SaveAnswers message
    )
    {
        if (verdicts.Contains(SaveVerdict.Moved))
        {
            return new Problem(TestProblems.TestMoved);
        }

        if (verdicts.Contains(SaveVerdict.Resting))
        {
            return new Problem(TestProblems.TestResting);
        }

        if (verdicts.Contains(SaveVerdict.TooMany))
        {
            return new Problem(TestProblems.TooManyChanges);
        }

        if (verdicts.Contains(SaveVerdict.Unknown))
        {
            return Problem.NotFound;
        }

        return new SavedAnswers(
            message.ReceivedAt,
            [
                .. message
                    .Changes.Zip(verdicts)
                    .Where(pair => pair.Second == SaveVerdict.Late)
                    .Select(pair => pair.First.Number),
            ]
        );
    }
}
