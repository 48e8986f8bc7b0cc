using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using StaffSelect.Domain;
using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Shell;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Items;

/// <summary>The list of the bank; everything that is chosen stands in the address.</summary>
public sealed partial class ItemsPage
{
    private const int PageSize = 20;

    private static readonly ReviewState?[] Views =
    [
        null,
        ReviewState.Draft,
        ReviewState.Reviewed,
        ReviewState.Approved,
        ReviewState.Retired,
    ];

    private ItemList? list;
    private Problem? problem;
    private ReviewState? state;
    private Difficulty? difficulty;
    private ItemKind? kind;
    private string typed = "";
    private ListItems? shown;

    [SupplyParameterFromQuery(Name = "view")]
    private string? View { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "pool")]
    private string? Pool { get; set; }

    [SupplyParameterFromQuery(Name = "scale")]
    private string? Scale { get; set; }

    [SupplyParameterFromQuery(Name = "difficulty")]
    private string? DifficultyName { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    private string? KindName { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ItemsText> Text { get; set; } = default!;

    private int Number =>
        int.TryParse(PageText, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, 1, 10_000)
            : 1;

    private int Skip => (Number - 1) * PageSize;

    private bool IsFiltered =>
        !string.IsNullOrWhiteSpace(Search)
        || Pool is not null
        || Scale is not null
        || difficulty is not null
        || kind is not null;

    protected override async Task OnParametersSetAsync()
    {
        state = Parsed<ReviewState>(View);
        difficulty = Parsed<Difficulty>(DifficultyName);
        kind = Parsed<ItemKind>(KindName);
        Pool = EmptyToNull(Pool);
        Scale = EmptyToNull(Scale);
        typed = Search ?? "";
        var wanted = new ListItems(Search, state, Pool, Scale, difficulty, kind, Skip, PageSize);
        if (wanted == shown)
        {
            return;
        }

        shown = wanted;
        var answer = await Door.SendAsync(wanted);
        list = answer.IsSuccess ? answer.Value : null;
        problem = answer.Problem;
    }

    private static T? Parsed<T>(string? name)
        where T : struct, Enum =>
        Enum.TryParse<T>(name, ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value
            : null;

    private static string? EmptyToNull(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static string? Value(ChangeEventArgs change) => EmptyToNull(change.Value as string);

    private static string In(LocalizedText text) => text.In(DisplayText.Language);

    private Filter Now() => new(state, Search, Pool, Scale, difficulty, kind, 1);

    private void Find() => Go(Now() with { Search = typed });

    private void Go(Filter filter) => Navigation.NavigateTo(Address(filter));

    private string Address(Filter filter) =>
        Navigation.GetUriWithQueryParameters(
            "/staff/items",
            new Dictionary<string, object?>
            {
                ["view"] = filter.State?.ToString(),
                ["q"] = string.IsNullOrWhiteSpace(filter.Search) ? null : filter.Search.Trim(),
                ["pool"] = filter.Pool,
                ["scale"] = filter.Scale,
                ["difficulty"] = filter.Difficulty?.ToString(),
                ["kind"] = filter.Kind?.ToString(),
                ["page"] = filter.Page <= 1 ? null : filter.Page,
            }
        );

    private string ViewName(ReviewState? view) => Text[view is null ? "ViewAll" : $"View{view}"];

    private string CountOf(ReviewState? view) =>
        (
            view is { } one ? list!.ByState.GetValueOrDefault(one) : list!.ByState.Values.Sum()
        ).ToString("N0", CultureInfo.CurrentCulture);

    private sealed record Filter(
        ReviewState? State,
        string? Search,
        string? Pool,
        string? Scale,
        Difficulty? Difficulty,
        ItemKind? Kind,
        int Page
    );
}
