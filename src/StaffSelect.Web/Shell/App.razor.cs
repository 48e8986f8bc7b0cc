using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using StaffSelect.Web.Hosting;

namespace StaffSelect.Web.Shell;

/// <summary>The document around every page: two worlds that share tokens and nothing else.</summary>
public partial class App
{
    // a first view that is rendered twice would be read, and audited, twice
    private static readonly InteractiveServerRenderMode staffMode = new(prerender: false);

    private bool isStaff;
    private Dictionary<string, object>? nonce;

    [CascadingParameter]
    public HttpContext Http { get; set; } = default!;

    private static string Language => DisplayText.Language;

    private string? Theme => ThemeChoice.Of(Http);

    protected override void OnInitialized()
    {
        isStaff = StaffPages.IsStaff(Http);
        if (isStaff)
        {
            nonce = new() { ["nonce"] = SecurityHeaders.NonceOf(Http) };
        }
    }
}
