using System.Runtime.CompilerServices;
using MudBlazor;

namespace StaffSelect.Web.Shell.Dialogs;

/// <summary>What is asked before something that cannot be undone.</summary>
/// <param name="Title">A question that names the object: «Подати відомість кандидата 4QD8-R7FN?».</param>
/// <param name="Verb">Verb and object, the word of the button that does it.</param>
/// <param name="Consequences">What then is, with numbers; a paragraph each.</param>
public sealed record ConfirmQuestion(string Title, string Verb, params string[] Consequences)
{
    /// <summary>Whether a reason must be written.</summary>
    public bool AsksReason { get; init; }

    /// <summary>Who will read the reason; left out, it is the journal's readers.</summary>
    public string? ReasonHint { get; init; }

    /// <summary>Whether the button is in the colour of refusal.</summary>
    public bool IsIrreversible { get; init; }
}

/// <summary>The answer to a <see cref="ConfirmQuestion"/> that was confirmed.</summary>
/// <param name="Reason">The written reason; empty when none was asked.</param>
public sealed record ConfirmAnswer(string Reason);

/// <summary>Asks in a dialog.</summary>
public static class ConfirmQuestions
{
    private static readonly ConditionalWeakTable<IDialogService, object> Busy = [];

    /// <summary>Opens a dialog and waits for its end; null while another one is open: a double click opens one, and what it asks is done once.</summary>
    public static async Task<DialogResult?> OpenAsync<TDialog>(
        this IDialogService dialogs,
        string title,
        DialogParameters parameters,
        DialogOptions options
    )
        where TDialog : Microsoft.AspNetCore.Components.IComponent
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        if (!Busy.TryAdd(dialogs, dialogs))
        {
            return null;
        }

        try
        {
            var dialog = await dialogs.ShowAsync<TDialog>(title, parameters, options);
            return await dialog.Result;
        }
        finally
        {
            Busy.Remove(dialogs);
        }
    }

    /// <summary>The answer, or null when the person stepped back.</summary>
    public static async Task<ConfirmAnswer?> AskAsync(
        this IDialogService dialogs,
        ConfirmQuestion question
    )
    {
        var result = await dialogs.OpenAsync<ConfirmDialog>(
            question.Title,
            new DialogParameters<ConfirmDialog> { { shown => shown.Question, question } },
            new DialogOptions
            {
                MaxWidth = MaxWidth.Small,
                FullWidth = true,
                CloseOnEscapeKey = true,
                BackdropClick = false,
            }
        );
        return result is { Canceled: false, Data: ConfirmAnswer answer } ? answer : null;
    }
}
