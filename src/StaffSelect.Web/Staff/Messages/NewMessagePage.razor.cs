using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using MudBlazor;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Mail;
using StaffSelect.Web.Mail;
using StaffSelect.Web.Shell;
using StaffSelect.Web.Shell.Dialogs;
using StaffSelect.Web.Shell.Parts;
using StaffSelect.Web.Staff.Panels;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Messages;

/// <summary>Writing a message: template, audience, both texts; what was previewed is what is sent.</summary>
public sealed partial class NewMessagePage
{
    private readonly FormLabels labels = new();
    private DeskCampaign? campaign;
    private RuleSet? rules;
    private Problem? problem;
    private MessagePreview? preview;
    private ElementReference heading;
    private bool showPreview;
    private bool busy;
    private string audience = "";
    private string subjectUk = "";
    private string subjectEn = "";
    private string bodyUk = "";
    private string bodyEn = "";
    private DateOnly? date;
    private TimeOnly? time;
    private string? place;
    private string? sample;
    private string? loaded;

    [Parameter]
    public string Code { get; set; } = "";

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private IStringLocalizer<MessagesText> Text { get; set; } = default!;

    private MessageAudience Audience =>
        AudienceText.All(rules!).First(one => one.Value == audience).Audience;

    private bool HasOwnDates => rules!.HasOwnDates(Audience);

    private MessageDraft Draft =>
        new(
            new LocalizedText(subjectUk, subjectEn),
            new LocalizedText(bodyUk, bodyEn),
            HasOwnDates ? null : date,
            HasOwnDates ? null : time,
            HasOwnDates ? null : place,
            Audience.Status,
            Audience.Stage
        );

    protected override async Task OnParametersSetAsync()
    {
        if (loaded == Code)
        {
            return;
        }

        loaded = Code;
        foreach (
            var name in new[]
            {
                "Audience",
                "SubjectUk",
                "SubjectEn",
                "BodyUk",
                "BodyEn",
                "Date",
                "Time",
                "Place",
            }
        )
        {
            labels.Set(name, Text[name]);
        }

        labels.Set("Code", Text["SampleCode"]);
        campaign = await Door.FindCampaignAsync(Code);
        var answer = campaign is null
            ? Problem.NotFound
            : await Door.SendAsync(new ListMessages(campaign.Id, 0, 1));
        rules = answer.IsSuccess ? answer.Value.Rules : null;
        problem = answer.Problem;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (showPreview)
        {
            showPreview = false;
            await heading.FocusAsync();
        }
    }

    // what is sent must be what was shown
    private void Changed() => preview = null;

    private void TakeTemplate(ChangeEventArgs change)
    {
        if (change.Value is string { Length: > 0 } name)
        {
            (subjectUk, bodyUk) = MessageTemplate.In(name, "uk");
            (subjectEn, bodyEn) = MessageTemplate.In(name, "en");
            Changed();
        }
    }

    private string? Invalid(string field) =>
        problem?.All().Any(fault => fault.Field == field) == true ? "true" : null;

    private string Counted(int recipients) =>
        DisplayText.Counted(recipients, Text["CandidateForms"]);

    private async Task PreviewAsync()
    {
        var shown = await Door.SendAsync(new PreviewMessage(campaign!.Id, Draft, sample));
        problem = shown.Problem;
        preview = shown.IsSuccess ? shown.Value : null;
        showPreview = shown.IsSuccess;
    }

    private async Task SendAsync()
    {
        if (busy || preview is not { } seen)
        {
            return;
        }

        var confirmed = await Dialogs.AskAsync(
            new ConfirmQuestion(
                Text["ConfirmTitle", Counted(seen.Recipients)],
                Text["ConfirmVerb"],
                AudienceText.Of(Text, rules!, Audience),
                Text["ConfirmEach"],
                Text["ConfirmFinal"]
            )
        );
        if (confirmed is null)
        {
            return;
        }

        busy = true;
        try
        {
            var sent = await Door.SendAsync(new SendMessage(campaign!.Id, Draft, seen.Recipients));
            problem = sent.Problem;
            if (sent.IsSuccess)
            {
                Snackbar.Add(Text["Sent"], Severity.Success);
                Navigation.NavigateTo($"/staff/{Code}/messages/{sent.Value}");
            }
            else
            {
                preview = null;
            }
        }
        finally
        {
            busy = false;
        }
    }
}
