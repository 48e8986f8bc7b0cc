namespace StaffSelect.Web.Shell.Parts;

/// <summary>Labels of the fields of a form, so that the summary of refusals can name the field.</summary>
/// <remarks>Fields render after the summary; it renders again when a label becomes known.</remarks>
public sealed class FormLabels
{
    private readonly Dictionary<string, string> labels = new(StringComparer.Ordinal);

    public event Action? Changed;

    public void Set(string name, string label)
    {
        var id = FieldIds.Control(name);
        if (!labels.TryGetValue(id, out var known) || known != label)
        {
            labels[id] = label;
            Changed?.Invoke();
        }
    }

    public string? Of(string field) => labels.GetValueOrDefault(FieldIds.Control(field));
}
