using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Localization;
using MudBlazor;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Grants;
using StaffSelect.Web.Shell;
using StaffSelect.Web.Shell.Dialogs;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Users;

/// <summary>The system administrator's page of people, roles and invitations.</summary>
public sealed partial class UsersPage
{
    private const int PageSize = 25;

    internal static readonly DialogOptions Form = new()
    {
        MaxWidth = MaxWidth.Small,
        FullWidth = true,
        CloseOnEscapeKey = true,
        BackdropClick = false,
    };

    private GrantList? list;
    private Problem? problem;
    private UserId? me;
    private ListGrants? shown;
    private string typed = "";

    [SupplyParameterFromQuery(Name = "q")]
    private string? Search { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private string? PageText { get; set; }

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private CurrentActor CurrentActor { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    [Inject]
    private IStringLocalizer<UsersText> Text { get; set; } = default!;

    [Inject]
    private IStringLocalizer<RoleText> Roles { get; set; } = default!;

    [Inject]
    private DisplayText Display { get; set; } = default!;

    private int Number =>
        int.TryParse(PageText, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, 1, 50_000)
            : 1;

    private int Skip => (Number - 1) * PageSize;

    protected override async Task OnParametersSetAsync()
    {
        me ??= (await CurrentActor.GetAsync()).UserId;
        typed = Search ?? "";
        if (Wanted() != shown)
        {
            await LoadAsync();
        }
    }

    private static string Address(string? search, int page)
    {
        var query = new Dictionary<string, string?>();
        if (!string.IsNullOrWhiteSpace(search))
        {
            query["q"] = search;
        }

        if (page > 1)
        {
            query["page"] = page.ToString(CultureInfo.InvariantCulture);
        }

        return QueryHelpers.AddQueryString("/staff/users", query);
    }

    private ListGrants Wanted() => new(Search, Number - 1, PageSize);

    private async Task LoadAsync()
    {
        shown = Wanted();
        var answer = await Door.SendAsync(shown);
        list = answer.IsSuccess ? answer.Value : null;
        problem = answer.Problem;
    }

    private void Find() => Navigation.NavigateTo(Address(typed, 1));

    private string NameOf(GrantRow grant) =>
        grant.CampaignTitle is { } title
            ? $"{Roles[grant.Role.ToString()]}{Kept(grant.Campaign, grant.Stage)}: {title.In(DisplayText.Language)}"
            : Roles[grant.Role.ToString()];

    private string NameOf(InvitedRole role)
    {
        var campaign = list?.Campaigns.FirstOrDefault(choice => choice.Id == role.Campaign);
        return campaign is null
            ? Roles[role.Role.ToString()]
            : $"{Roles[role.Role.ToString()]}{Kept(role.Campaign, role.Stage)}: {campaign.Title.In(DisplayText.Language)}";
    }

    private string Kept(CampaignId? campaign, string? stage) =>
        list?.Gates.FirstOrDefault(gate => gate.Is(campaign, stage)) is { } kept
            ? $" «{kept.Title.In(DisplayText.Language)}»"
            : "";

    private async Task InviteAsync()
    {
        var result = await Dialogs.OpenAsync<InviteDialog>(
            Text["InviteTitle"],
            new DialogParameters<InviteDialog>
            {
                { form => form.Campaigns, list!.Campaigns },
                { form => form.Gates, list!.Gates },
            },
            Form
        );
        if (result is { Canceled: false, Data: string email })
        {
            await ToldAsync(Text["Invited", email]);
        }
    }

    private async Task GiveAsync(PersonRow person)
    {
        var result = await Dialogs.OpenAsync<GiveRoleDialog>(
            Text["GiveTitle", person.DisplayName],
            new DialogParameters<GiveRoleDialog>
            {
                { form => form.Person, person },
                { form => form.Campaigns, list!.Campaigns },
                { form => form.Gates, list!.Gates },
            },
            Form
        );
        if (result is { Canceled: false, Data: Role role })
        {
            await ToldAsync(Text[GrantRules.NeedsConfirmation(role) ? "GivenAwaits" : "Given"]);
        }
    }

    private async Task ConfirmAsync(PersonRow person, GrantRow grant)
    {
        var answer = await Dialogs.AskAsync(
            new ConfirmQuestion(
                Text["ConfirmQuestion", NameOf(grant), person.DisplayName],
                Text["Confirm"],
                Text["ConfirmConsequence"]
            )
        );
        if (answer is not null)
        {
            await DoAsync(new ConfirmRole(grant.Id), Text["Confirmed"]);
        }
    }

    private async Task RevokeAsync(PersonRow person, GrantRow grant)
    {
        var answer = await Dialogs.AskAsync(
            new ConfirmQuestion(
                Text["RevokeQuestion", NameOf(grant), person.DisplayName],
                Text["Revoke"],
                Text["RevokeConsequence"]
            )
            {
                AsksReason = true,
                IsIrreversible = true,
            }
        );
        if (answer is not null)
        {
            await DoAsync(new RevokeRole(grant.Id, answer.Reason), Text["Revoked"]);
        }
    }

    private async Task WithdrawAsync(InvitationRow invitation)
    {
        var answer = await Dialogs.AskAsync(
            new ConfirmQuestion(
                Text["WithdrawQuestion", invitation.Email],
                Text["Withdraw"],
                Text["WithdrawConsequence"]
            )
            {
                AsksReason = true,
                IsIrreversible = true,
            }
        );
        if (answer is not null)
        {
            await DoAsync(new WithdrawInvitation(invitation.Id, answer.Reason), Text["Withdrawn"]);
        }
    }

    private async Task DoAsync(ICommand<Done> command, string told)
    {
        var done = await Door.SendAsync(command);
        if (done.IsSuccess)
        {
            await ToldAsync(told);
            return;
        }

        await LoadAsync();
        problem = done.Problem;
    }

    private async Task ToldAsync(string told)
    {
        Snackbar.Add(told, Severity.Success);
        await LoadAsync();
    }
}
