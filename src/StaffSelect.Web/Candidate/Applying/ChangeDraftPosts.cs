using System.ComponentModel.DataAnnotations;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.Applying;

/// <summary>One step in the ranked list of posts.</summary>
public enum PostsChange
{
    Add,
    Up,
    Down,
    Remove,

    /// <summary>The candidate confirms the order.</summary>
    Confirm,
}

/// <summary>Changes the ranked list by one step, or confirms it.</summary>
[Requires(Permission.SignedIn)]
public sealed record ChangeDraftPosts(
    CampaignId Campaign,
    PostsChange Change,
    [property: StringLength(40)] string? Post
) : ICommand<Done>, IOfCampaign;

internal sealed class ChangeDraftPostsHandler(
    AppDbContext db,
    PersonalData personal,
    TimeProvider time
) : IHandler<ChangeDraftPosts, Done>
{
    public async Task<Result<Done>> HandleAsync(
        ChangeDraftPosts message,
        Actor actor,
        CancellationToken ct
    )
    {
        var now = time.UtcNow();
        var opened = await Drafts.OpenAsync(db, personal, message.Campaign, actor, now, ct);
        if (!opened.IsSuccess)
        {
            return opened.Problem;
        }

        var (campaign, draft, _) = opened.Value;
        var before = draft.Preferences;
        var post = message.Post ?? "";
        var after = message.Change switch
        {
            PostsChange.Add => [.. before, post],
            PostsChange.Up => Preferences.Moved(before, post, -1),
            PostsChange.Down => Preferences.Moved(before, post, +1),
            PostsChange.Remove => [.. before.Where(code => code != post)],
            _ => before,
        };
        // an empty list is a step on the way, but nothing to confirm
        if (after.Count > 0 || message.Change == PostsChange.Confirm)
        {
            var checkedList = Preferences.Check(after, campaign.Rules);
            if (!checkedList.IsSuccess)
            {
                return checkedList.Problem.At(nameof(ChangeDraftPosts.Post));
            }
        }

        var isConfirmed =
            message.Change == PostsChange.Confirm
            || (draft.PreferencesConfirmed && after.SequenceEqual(before));
        draft.SetPreferences(after, isConfirmed, now);
        return Done.Value;
    }
}
