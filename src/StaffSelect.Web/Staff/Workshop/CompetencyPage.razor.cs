using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using StaffSelect.Domain;
using StaffSelect.Web.Shell;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Workshop;

/// <summary>One competency of the library, in both languages side by side.</summary>
public sealed partial class CompetencyPage
{
    private CompetencyView? view;
    private Problem? problem;
    private GetCompetency? shown;

    [Parameter]
    public string Code { get; set; } = "";

    [SupplyParameterFromQuery(Name = "version")]
    private string? VersionText { get; set; }

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private DisplayText Display { get; set; } = default!;

    [Inject]
    private IStringLocalizer<WorkshopText> Text { get; set; } = default!;

    protected override async Task OnParametersSetAsync()
    {
        var wanted = new GetCompetency(
            Code,
            int.TryParse(
                VersionText,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
                ? number
                : null
        );
        if (wanted == shown)
        {
            return;
        }

        shown = wanted;
        var answer = await Door.SendAsync(wanted);
        view = answer.IsSuccess ? answer.Value : null;
        problem = answer.Problem;
    }
}
