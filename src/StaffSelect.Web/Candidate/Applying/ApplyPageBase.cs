using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Web.Shell;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.Applying;

/// <summary>What the pages of applying share: the campaign, the draft, and where to go when neither applies.</summary>
public abstract class ApplyPageBase : ComponentBase
{
    [Parameter]
    public string Code { get; set; } = "";

    [CascadingParameter]
    protected HttpContext Http { get; set; } = default!;

    [Inject]
    protected Door Door { get; set; } = default!;

    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    [Inject]
    protected IStringLocalizer<ApplyText> Text { get; set; } = default!;

    [Inject]
    protected DisplayText Display { get; set; } = default!;

    protected ApplicationForm? Form { get; private set; }

    protected Problem? Problem { get; set; }

    protected string Home => $"/my/{Form?.CampaignCode}/apply";

    protected DraftView Draft => Form!.Draft;

    protected override async Task OnInitializedAsync()
    {
        var form = await Door.SendAsync(new GetApplicationForm(Code), Http.RequestAborted);
        if (!form.IsSuccess)
        {
            Navigation.NotFound();
            return;
        }

        Form = form.Value;
        // a form that was sent is answered where it was sent, with the reason
        if (Form.IsSubmitted && !Form.CanSave && HttpMethods.IsGet(Http.Request.Method))
        {
            Navigation.NavigateTo($"/my/{Form.CampaignCode}/status");
        }

        Loaded();
    }

    /// <summary>Fills the page's form from the draft, unless it was just sent.</summary>
    protected virtual void Loaded() { }

    /// <summary>Goes on when it was done, else shows why not.</summary>
    protected async Task SendAsync(IMessage<Done> message, string next)
    {
        var sent = await Door.SendAsync(message, Http.RequestAborted);
        if (sent.IsSuccess)
        {
            Navigation.NavigateTo(next);
        }
        else
        {
            Problem = sent.Problem;
        }
    }

    /// <summary>The named value, or null when the form sent another text.</summary>
    protected static T? Named<T>(string? name)
        where T : struct, Enum =>
        Enum.TryParse<T>(name, out var value) && Enum.IsDefined(value) ? value : null;

    /// <summary>A day as people type it.</summary>
    protected static string? Typed(DateOnly? day) =>
        day?.ToString("dd.MM.yyyy", System.Globalization.CultureInfo.InvariantCulture);

    protected static string In(LocalizedText text) => text.In(DisplayText.Language);

    protected string Moment(DateTime at) => Display.Moment(at, Form!.Rules.TimeZone);
}
