using Microsoft.Extensions.Localization;
using MudBlazor;

namespace StaffSelect.Web.Shell;

/// <summary>Words of MudBlazor's own controls.</summary>
internal sealed class UiMudLocalizer(IStringLocalizer<Ui> text) : MudLocalizer
{
    public override LocalizedString this[string key] => text[key];

    public override LocalizedString this[string key, params object[] arguments] =>
        text[key, arguments];
}
