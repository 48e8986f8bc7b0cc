using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using StaffSelect.Web.Shell.Parts;

namespace StaffSelect.Web.Staff.Workshop;

/// <summary>One value of a draft's document with its label and its faults.</summary>
public sealed partial class DraftField
{
    /// <summary>The object that holds the value.</summary>
    [Parameter, EditorRequired]
    public required JsonObject Of { get; set; }

    /// <summary>JSON path of <see cref="Of"/>.</summary>
    [Parameter, EditorRequired]
    public required string Path { get; set; }

    /// <summary>Name of the value in it.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter]
    public DraftValue Kind { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    [Parameter]
    public string? Lang { get; set; }

    [Parameter]
    public int Rows { get; set; } = 3;

    [Parameter]
    public bool IsOptional { get; set; }

    [Parameter]
    public string? Class { get; set; }

    [CascadingParameter]
    private DraftForm Form { get; set; } = default!;

    [Inject]
    private IStringLocalizer<WorkshopText> Text { get; set; } = default!;

    private string Full => $"{Path}.{Name}";

    private string Id => FieldIds.Control(Full);

    private string Type =>
        Kind switch
        {
            DraftValue.Moment => "datetime-local",
            DraftValue.Hour => "time",
            DraftValue.Email => "email",
            _ => "text",
        };

    private string? Mode =>
        Kind switch
        {
            DraftValue.Whole => "numeric",
            DraftValue.Points or DraftValue.Share or DraftValue.Minutes => "decimal",
            _ => null,
        };

    private string Width =>
        Kind switch
        {
            DraftValue.Text or DraftValue.Email => "",
            DraftValue.Moment => "ws-moment",
            _ => "ws-short",
        };

    private static string? Invalid(List<string> errors) => errors.Count > 0 ? "true" : null;

    private string? Described(List<string> errors) =>
        (Hint is not null, errors.Count > 0) switch
        {
            (true, true) => $"{Id}-hint {Id}-error",
            (true, false) => $"{Id}-hint",
            (false, true) => $"{Id}-error",
            _ => null,
        };

    private async Task SetAsync(ChangeEventArgs change)
    {
        if (Form.IsReadOnly)
        {
            return;
        }

        if (DraftValues.Kept(change.Value as string ?? "", Kind) is { } kept)
        {
            Of[Name] = kept;
        }
        else
        {
            Of.Remove(Name);
        }

        await Form.ChangedAsync();
    }
}
