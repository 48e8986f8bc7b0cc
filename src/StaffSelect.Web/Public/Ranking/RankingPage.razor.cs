using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using StaffSelect.Data;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Publication;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.Shell;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Public.Ranking;

/// <summary>The published ranking; the same bytes for everybody who asks for the same address.</summary>
public sealed partial class RankingPage(
    Door door,
    NavigationManager navigation,
    IStringLocalizer<PublicRankingText> text,
    DisplayText display,
    ResultWording wording,
    TimeProvider time
)
{
    private PublishedResultsView? view;
    private PublishedDocument? shown;
    private PublishedPost? post;
    private Search search;
    private string? foundCode;
    private List<PublishedPost> foundIn = [];
    private PublishedOther? foundOther;

    private enum Search
    {
        None,
        Malformed,
        Unknown,
        Here,
        Elsewhere,
        Other,
    }

    [Parameter]
    public required string Code { get; set; }

    [SupplyParameterFromQuery(Name = "post")]
    private string? PostCode { get; set; }

    [SupplyParameterFromQuery(Name = "code")]
    private string? Typed { get; set; }

    [SupplyParameterFromQuery(Name = "version")]
    private string? Version { get; set; }

    [CascadingParameter]
    private HttpContext Http { get; set; } = default!;

    private IStringLocalizer<PublicRankingText> Text => text;

    private DisplayText Display => display;

    private ResultWording Wording => wording;

    private bool IsValid => shown!.Version == view!.Versions[0].Number;

    private bool IsAppealOpen => time.UtcNow() < shown!.AppealUntilAt;

    private string? SearchShown => foundCode ?? Typed;

    protected override async Task OnInitializedAsync()
    {
        Http.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
        int? number = null;
        if (!string.IsNullOrEmpty(Version))
        {
            if (!int.TryParse(Version, out var parsed))
            {
                navigation.NotFound();
                return;
            }

            number = parsed;
        }

        var found = await door.SendAsync(
            new GetPublishedResults(Code, number),
            Http.RequestAborted
        );
        if (!found.IsSuccess)
        {
            navigation.NotFound();
            return;
        }

        view = found.Value;
        shown = view.Shown?.Document;
        if (shown is not null)
        {
            Choose(shown);
        }
    }

    private void Choose(PublishedDocument document)
    {
        if (!string.IsNullOrWhiteSpace(Typed))
        {
            Find(document);
        }

        post =
            document.Posts.FirstOrDefault(candidate => candidate.Code == PostCode)
            ?? foundIn.FirstOrDefault()
            ?? document.Posts[0];
        if (search == Search.Elsewhere && foundIn.Contains(post))
        {
            search = Search.Here;
        }
    }

    private void Find(PublishedDocument document)
    {
        if (!CandidateCode.TryParse(Typed, out foundCode))
        {
            search = Search.Malformed;
            return;
        }

        foundIn =
        [
            .. document.Posts.Where(candidate => candidate.Rows.Any(row => row.Code == foundCode)),
        ];
        foundOther = document.Others.FirstOrDefault(other => other.Code == foundCode);
        search =
            foundIn.Count > 0 ? Search.Elsewhere
            : foundOther is not null ? Search.Other
            : Search.Unknown;
    }

    private string Address(string postCode, string? code, int? version = null) =>
        $"/campaigns/{view!.Code}/results?post={Uri.EscapeDataString(postCode)}"
        + (code is null ? "" : $"&code={Uri.EscapeDataString(code)}")
        + (version is null ? "" : FormattableString.Invariant($"&version={version}"));

    private string File(string extension, string? postCode) =>
        FormattableString.Invariant(
            $"/campaigns/{view!.Code}/results.{extension}?version={shown!.Version}"
        ) + (postCode is null ? "" : $"&post={Uri.EscapeDataString(postCode)}");
}
