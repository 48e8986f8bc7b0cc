using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.Shell;
using StaffSelect.Web.Shell.Parts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Applications;

/// <summary>The officers' list; everything that is chosen stands in the address, so that it can be kept, shared and gone back to.</summary>
public sealed partial class ApplicationsPage
{
    private const int PageSize = 18;

    private static readonly ApplicationStatus?[] Views =
    [
        ApplicationStatus.Submitted,
        ApplicationStatus.Admitted,
        ApplicationStatus.Rejected,
        ApplicationStatus.Withdrawn,
        null,
    ];

    private DeskCampaign? campaign;
    private ApplicationList? list;
    private ApplicationStatus? status;
    private ApplicationSort sort;
    private Problem? problem;
    private string typed = "";
    private bool mayDecide;
    private ListApplications? shown;

    [Parameter]
    public string CampaignCode { get; set; } = "";

    [SupplyParameterFromQuery(Name = "view")]
    private string? View { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "group")]
    private string? Group { get; set; }

    [SupplyParameterFromQuery(Name = "post")]
    private string? Post { get; set; }

    [SupplyParameterFromQuery(Name = "doubles")]
    private string? Doubles { get; set; }

    [SupplyParameterFromQuery(Name = "sort")]
    private string? SortName { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    [Inject]
    private CurrentActor CurrentActor { get; set; } = default!;

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ApplicationsText> Text { get; set; } = default!;

    [Inject]
    private DisplayText Display { get; set; } = default!;

    private int Number =>
        int.TryParse(PageText, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, 1, 50_000)
            : 1;

    private int Skip => (Number - 1) * PageSize;

    private bool IsFiltered =>
        !string.IsNullOrWhiteSpace(Search)
        || !string.IsNullOrEmpty(Group)
        || !string.IsNullOrEmpty(Post)
        || OnlyDoubles;

    private bool OnlyDoubles => Doubles == "open";

    protected override async Task OnParametersSetAsync()
    {
        if (campaign?.Code != CampaignCode)
        {
            var desk = await Door.SendAsync(new GetStaffDesk());
            campaign = desk.IsSuccess
                ? desk.Value.Campaigns.FirstOrDefault(choice => choice.Code == CampaignCode)
                : null;
            if (campaign is null)
            {
                Navigation.NotFound();
                return;
            }

            var actor = await CurrentActor.GetAsync();
            mayDecide = actor.CampaignsWith(Permission.ApplicationsDecide).Contains(campaign.Id);
        }

        status =
            View == "all" ? null
            : Enum.TryParse<ApplicationStatus>(View, ignoreCase: true, out var view)
            && Enum.IsDefined(view)
                ? view
            : ApplicationStatus.Submitted;
        sort =
            Enum.TryParse<ApplicationSort>(SortName, ignoreCase: true, out var order)
            && Enum.IsDefined(order)
                ? order
                : ApplicationSort.Name;
        typed = Search ?? "";
        var wanted = new ListApplications(
            campaign.Id,
            Search,
            status,
            EmptyToNull(Group),
            EmptyToNull(Post),
            sort,
            Skip,
            PageSize,
            OnlyDoubles
        );
        if (wanted == shown)
        {
            return;
        }

        shown = wanted;
        var answer = await Door.SendAsync(wanted);
        list = answer.IsSuccess ? answer.Value : null;
        problem = answer.Problem;
    }

    private static string? EmptyToNull(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static string In(LocalizedText text) => text.In(DisplayText.Language);

    private void Find() => Go(Address(status, typed, Group, Post, sort, 1));

    private void Go(string address) => Navigation.NavigateTo(address);

    private string Address(
        ApplicationStatus? view,
        string? search,
        string? group,
        string? post,
        ApplicationSort order,
        int number,
        string? doubles = null
    ) =>
        Navigation.GetUriWithQueryParameters(
            $"/staff/{CampaignCode}/applications",
            new Dictionary<string, object?>
            {
                ["view"] =
                    view is null ? "all"
                    : view == ApplicationStatus.Submitted ? null
                    : view.ToString(),
                ["q"] = string.IsNullOrWhiteSpace(search) ? null : search.Trim(),
                ["group"] = EmptyToNull(group),
                ["post"] = EmptyToNull(post),
                ["doubles"] = EmptyToNull(doubles ?? Doubles),
                ["sort"] = order == ApplicationSort.Name ? null : order.ToString(),
                ["page"] = number <= 1 ? null : number,
            }
        );

    private string ViewName(ApplicationStatus? view) =>
        Text[view is null ? "ViewAll" : $"View{view}"];

    private string CountOf(ApplicationStatus? view) =>
        (
            view is { } one ? list!.ByStatus.GetValueOrDefault(one) : list!.ByStatus.Values.Sum()
        ).ToString("N0", CultureInfo.CurrentCulture);

    private string? SortOf(ApplicationSort up, ApplicationSort down) =>
        sort == up ? "ascending"
        : sort == down ? "descending"
        : null;

    private RenderFragment? SortIcon(ApplicationSort up, ApplicationSort down) =>
        sort != up && sort != down
            ? null
            : builder =>
            {
                builder.OpenComponent<Icon>(0);
                builder.AddAttribute(1, nameof(Icon.Name), sort == up ? "arr-up" : "arr-down");
                builder.CloseComponent();
            };

    private RenderFragment PagerLink(string key, string icon, int number, bool isOpen) =>
        builder =>
        {
            builder.OpenElement(0, "a");
            builder.AddAttribute(1, "class", "btn btn-2 btn-s");
            builder.AddAttribute(2, "role", isOpen ? null : "link");
            builder.AddAttribute(
                3,
                "href",
                isOpen ? Address(status, Search, Group, Post, sort, number) : null
            );
            builder.AddAttribute(4, "aria-disabled", isOpen ? null : "true");
            if (icon == "right")
            {
                builder.AddContent(5, Text[key].Value);
            }

            builder.OpenComponent<Icon>(6);
            builder.AddAttribute(7, nameof(Icon.Name), icon);
            builder.CloseComponent();
            if (icon != "right")
            {
                builder.AddContent(8, Text[key].Value);
            }

            builder.CloseElement();
        };
}
