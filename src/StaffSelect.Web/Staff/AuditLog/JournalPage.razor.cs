using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using StaffSelect.Data.Auditing;
using StaffSelect.Data.Conventions;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.Shell;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.AuditLog;

/// <summary>The journal: of one campaign for its observers, of the system for its administrator.</summary>
public sealed partial class JournalPage
{
    private Journal? journal;
    private ChainState? chain;
    private CampaignId? campaign;
    private bool isPublished;
    private Problem? problem;
    private string? loaded;
    private string useCase = "";
    private string action = "";
    private string entity = "";
    private string who = "";
    private Guid of;
    private DateOnly? from;
    private DateOnly? until;
    private long? before;
    private bool isVerifying;

    private bool IsFiltered =>
        useCase.Length + action.Length + entity.Length + who.Length > 0
        || of != Guid.Empty
        || from is not null
        || until is not null;

    /// <summary>Code of the campaign; none for the system's journal.</summary>
    [Parameter]
    public string? Code { get; set; }

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private DisplayText Display { get; set; } = default!;

    [Inject]
    private IStringLocalizer<AuditLogText> Text { get; set; } = default!;

    protected override async Task OnParametersSetAsync()
    {
        if (loaded == (Code ?? "/"))
        {
            return;
        }

        loaded = Code ?? "/";
        if (Code is not null)
        {
            var desk = await Door.SendAsync(new GetStaffDesk());
            campaign = desk.IsSuccess
                ? desk.Value.Campaigns.FirstOrDefault(known => known.Code == Code)?.Id
                : null;
            if (campaign is null)
            {
                problem = Problem.NotFound;
                return;
            }

            var found = await Door.SendAsync(new FindCampaign(Code));
            isPublished = found is { IsSuccess: true, Value.IsPublished: true };
        }

        await LoadAsync();
    }

    private async Task FilterAsync()
    {
        before = null;
        await LoadAsync();
    }

    private async Task ResetAsync()
    {
        useCase = action = entity = who = "";
        of = Guid.Empty;
        from = until = null;
        await FilterAsync();
    }

    private async Task OlderAsync(long older)
    {
        before = older;
        await LoadAsync();
    }

    private async Task LoadAsync()
    {
        var name = useCase.Length == 0 ? null : useCase;
        var kind = Enum.TryParse<AuditAction>(action, out var parsed) ? parsed : (AuditAction?)null;
        var record = entity.Length == 0 ? null : entity;
        var answer = campaign is { } known
            ? await Door.SendAsync(
                new GetCampaignJournal(known, name, kind, before, record, from, until)
            )
            : await Door.SendAsync(
                new GetSystemJournal(
                    name,
                    kind,
                    before,
                    record,
                    from,
                    until,
                    who,
                    of == Guid.Empty ? null : new CampaignId(of)
                )
            );
        journal = answer.IsSuccess ? answer.Value : null;
        problem = answer.Problem;
    }

    private async Task VerifyAsync()
    {
        if (isVerifying)
        {
            return;
        }

        isVerifying = true;
        var answer = campaign is { } known
            ? await Door.SendAsync(new VerifyCampaignJournal(known))
            : await Door.SendAsync(new VerifySystemJournal());
        isVerifying = false;
        chain = answer.IsSuccess ? answer.Value : null;
        problem = answer.Problem;
    }

    /// <summary>The use case in words where there are some, else its name in the code.</summary>
    private string Worded(string name) => InWords("UseCase", name);

    private string InWords(string kind, string name) =>
        Text[kind + name] is { ResourceNotFound: false } text ? text : name;

    /// <summary>A stored value as people read it: a moment of Kyiv, a text in their language, a word of the product, yes or no.</summary>
    private string ValueText(string? value) =>
        string.IsNullOrEmpty(value) ? Text["NoValue"]
        : DateTime.TryParseExact(
            value,
            "O",
            CultureInfo.InvariantCulture,
            DateTimeStyles.RoundtripKind,
            out var at
        )
            ? $"{Display.ShortDate(at)} · {DisplayText.Clock(at)}"
        : bool.TryParse(value, out var flag) ? Text[flag ? "Yes" : "No"]
        : value.StartsWith("{\"uk\":", StringComparison.Ordinal) ? InReadersLanguage(value)
        : InWords("Role", value);

    /// <summary>A stored text of both languages; a long one was cut when it was written and stays as it is.</summary>
    private static string InReadersLanguage(string value)
    {
        try
        {
            return JsonSerializer
                .Deserialize<LocalizedText>(value, JsonDocuments.Options)!
                .In(DisplayText.Language);
        }
        catch (JsonException)
        {
            return value;
        }
    }

    private static string Short(string key) => key.Length > 13 ? "…" + key[^12..] : key;
}
