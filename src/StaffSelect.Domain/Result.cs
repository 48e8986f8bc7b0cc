using System.Diagnostics.CodeAnalysis;

namespace StaffSelect.Domain;

/// <summary>Either a value or the reason why there is none.</summary>
/// <typeparam name="T">The value's type.</typeparam>
public readonly struct Result<T>
{
    private readonly T? value;

    private Result(T? value, Problem? problem)
    {
        this.value = value;
        Problem = problem;
    }

    /// <summary>The refusal, or null on success.</summary>
    public Problem? Problem { get; }

    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsSuccess => Problem is null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">The request was refused.</exception>
    public T Value =>
        Problem is null
            ? value!
            : throw new InvalidOperationException($"The request was refused: {Problem.Code}.");

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Problem problem) => new(default, problem);

    public static Result<T> Success(T value) => new(value, null);

    public static Result<T> Refused(Problem problem) => new(default, problem);
}

/// <summary>The value of a use case that has nothing to tell but that it was done.</summary>
public readonly record struct Done
{
    public static readonly Done Value;
}
