using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using StaffSelect.Domain;
using StaffSelect.Domain.Mail;
using StaffSelect.Web.Mail;
using StaffSelect.Web.Shell;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Mail;

/// <summary>The outbox: what was given up first, because somebody must act on it.</summary>
public sealed partial class MailPage
{
    private const int PageSize = 50;
    private MailList? list;
    private Problem? problem;
    private ListMail? shown;

    [SupplyParameterFromQuery(Name = "view")]
    private string? View { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private IStringLocalizer<MailPageText> Text { get; set; } = default!;

    [Inject]
    private DisplayText Display { get; set; } = default!;

    private OutboxState State =>
        Enum.TryParse<OutboxState>(View, ignoreCase: true, out var state) && Enum.IsDefined(state)
            ? state
            : OutboxState.Failed;

    private int Number =>
        int.TryParse(PageText, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, 1, 50_000)
            : 1;

    private int Skip => (Number - 1) * PageSize;

    private IEnumerable<(OutboxState State, int Count)> Views =>
        [
            (OutboxState.Failed, list!.Failed),
            (OutboxState.Waiting, list.Waiting),
            (OutboxState.Sent, list.Sent),
        ];

    private int Total => Views.First(view => view.State == State).Count;

    protected override async Task OnParametersSetAsync()
    {
        if (Wanted() != shown)
        {
            await LoadAsync();
        }
    }

    private static string Address(OutboxState state, int page) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"/staff/mail?view={state.ToString().ToLowerInvariant()}{(page > 1 ? $"&page={page}" : "")}"
        );

    private static string SubjectOf(MailRow row) =>
        MailRenderer.SubjectOf(row.Template, DisplayText.Language);

    private ListMail Wanted() => new(State, Number - 1, PageSize);

    private async Task LoadAsync()
    {
        shown = Wanted();
        var answer = await Door.SendAsync(shown);
        list = answer.IsSuccess ? answer.Value : null;
        problem = answer.Problem;
    }

    private async Task RepeatAsync(MailRow row)
    {
        var repeated = await Door.SendAsync(new RepeatMail(row.Id));
        if (repeated.IsSuccess)
        {
            Snackbar.Add(Text["Repeated"], Severity.Success);
        }

        await LoadAsync();
        problem = repeated.Problem ?? problem;
    }
}
