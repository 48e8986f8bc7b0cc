using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;
using StaffSelect.Web.Hosting;

namespace StaffSelect.Web.Shell.Errors;

/// <summary>What a person sees when a request was refused or failed.</summary>
public partial class ErrorPage
{
    /// <summary>Set in the request's items when a form was sent with a token that is no longer valid.</summary>
    internal static readonly object ExpiredForm = new();

    private string supportCode = "";
    private string again = "/";
    private bool expired;

    [Parameter]
    public int Code { get; set; }

    [CascadingParameter]
    public HttpContext Http { get; set; } = default!;

    private string Key =>
        Code switch
        {
            StatusCodes.Status400BadRequest => expired ? "ExpiredForm" : "BadRequest",
            StatusCodes.Status405MethodNotAllowed => "BadRequest",
            StatusCodes.Status413PayloadTooLarge => "TooLarge",
            StatusCodes.Status429TooManyRequests => "TooMany",
            StatusCodes.Status503ServiceUnavailable => "TooMany",
            _ => "Fault",
        };

    protected override void OnInitialized()
    {
        var original = Http.Features.Get<IStatusCodeReExecuteFeature>();
        if (Http.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            Code = Http.Response.StatusCode;
        }
        else if (original is null)
        {
            // nobody is sent here; who types the address finds nothing
            Code = StatusCodes.Status404NotFound;
            Http.Response.StatusCode = Code;
        }

        supportCode = SupportCode.Of(Http);
        expired = Http.Items.TryGetValue(ExpiredForm, out var value) && value is true;
        var path = original?.OriginalPath + original?.OriginalQueryString;
        again = LocalPath.OrHome(path);
    }
}
