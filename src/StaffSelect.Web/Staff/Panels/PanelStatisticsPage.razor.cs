using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using StaffSelect.Domain;
using StaffSelect.Web.Shell;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Panels;

/// <summary>Mean, spread, severity and agreement of each panel, for those who see results.</summary>
public sealed partial class PanelStatisticsPage
{
    private PanelStatistics? statistics;
    private Problem? problem;
    private string? loaded;

    [Parameter]
    public string Code { get; set; } = "";

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private DisplayText Display { get; set; } = default!;

    [Inject]
    private IStringLocalizer<PanelText> Text { get; set; } = default!;

    protected override async Task OnParametersSetAsync()
    {
        if (loaded == Code)
        {
            return;
        }

        loaded = Code;
        statistics = null;
        if (await Door.FindCampaignAsync(Code) is not { } found)
        {
            problem = Problem.NotFound;
            return;
        }

        var answer = await Door.SendAsync(new GetPanelStatistics(found.Id));
        statistics = answer.IsSuccess ? answer.Value : null;
        problem = answer.Problem;
    }

    /// <summary>The figure with two digits, or a dash where there is none to show.</summary>
    private static string Figure(decimal? value) =>
        value is { } number ? DisplayText.Number(number) : "–";

    /// <summary>With its sign: above zero is milder than the colleagues.</summary>
    private static string Signed(decimal? value) =>
        value is > 0 ? "+" + DisplayText.Number(value.Value) : Figure(value);
}
