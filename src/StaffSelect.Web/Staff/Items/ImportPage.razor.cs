using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.Localization;
using StaffSelect.Domain;
using StaffSelect.Web.Exchange;
using StaffSelect.Web.Exchange.Items;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Items;

/// <summary>Import in two steps: what the file would do and everything wrong with it, then the import.</summary>
public sealed partial class ImportPage
{
    private IReadOnlyList<PoolChoice>? pools;
    private ItemFilePreview? preview;
    private Problem? problem;
    private byte[]? content;

    /// <summary>The file on its way: pressing the button early waits for it.</summary>
    private Task reading = Task.CompletedTask;
    private Guid pool;
    private string? said;
    private bool isBusy;

    [Inject]
    private Door Door { get; set; } = default!;

    [Inject]
    private IStringLocalizer<ItemsText> Text { get; set; } = default!;

    [Inject]
    private ProblemWording Wording { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        var answer = await Door.SendAsync(new ListPools());
        (pools, problem) = (answer.IsSuccess ? answer.Value : null, answer.Problem);
        pool = pools is [var first, ..] ? first.Id.Value : Guid.Empty;
    }

    private int CountOf(ItemRowOutcome outcome) =>
        preview!.Items.Count(item => item.Outcome == outcome);

    private Task ReadAsync(InputFileChangeEventArgs change) => reading = ReceiveAsync(change);

    private async Task ReceiveAsync(InputFileChangeEventArgs change)
    {
        (content, preview, problem, said) = (null, null, null, null);
        if (change.File.Size > ItemTable.MaximumBytes)
        {
            problem = new Problem(
                CampaignFileProblems.FileTooBig,
                ItemTable.MaximumBytes / 1024 / 1024
            );
            return;
        }

        await using var stream = change.File.OpenReadStream(ItemTable.MaximumBytes);
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory);
        content = memory.ToArray();
    }

    private async Task CheckAsync()
    {
        said = null;
        await reading;
        if (content is null)
        {
            problem ??= new Problem(ShapeProblems.Required).At("file");
            return;
        }

        isBusy = true;
        var checkedFile = await Door.SendAsync(new CheckItemFile(new ItemPoolId(pool), content));
        (preview, problem) = (
            checkedFile.IsSuccess ? checkedFile.Value : null,
            checkedFile.Problem
        );
        isBusy = false;
    }

    private async Task ImportAsync()
    {
        isBusy = true;
        var done = await Door.SendAsync(new ImportItems(new ItemPoolId(pool), content!));
        isBusy = false;
        (problem, preview) = (done.Problem, null);
        if (done.IsSuccess)
        {
            said = Text["ImportDone", done.Value.New, done.Value.NewVersions, done.Value.Unchanged];
        }
    }
}
