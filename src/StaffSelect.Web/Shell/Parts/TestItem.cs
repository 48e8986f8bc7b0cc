using StaffSelect.Domain;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Web.Shell.Parts;

/// <summary>A test item as candidates see it: named by its place, options by theirs, nothing that tells the key.</summary>
public sealed record TestItem(
    int Number,
    ItemKind Kind,
    LocalizedText Text,
    string? PictureSvg,
    LocalizedText? PictureAlternative,
    IReadOnlyList<TestItemOption> Options
);

/// <summary>An option as shown; its stored id stays on the server.</summary>
public sealed record TestItemOption(
    int Choice,
    LocalizedText Text,
    string? PictureSvg,
    LocalizedText? PictureAlternative
);
