using StaffSelect.Domain;
using StaffSelect.Domain.Bank;
using StaffSelect.Web.Shell.Parts;

namespace StaffSelect.Web.Staff.Items;

/// <summary>An item as candidates get it.</summary>
internal static class ItemPreview
{
    /// <summary>The content without anything that tells what is right.</summary>
    public static ItemContent WithoutKey(ItemContent content) =>
        content with
        {
            Options =
            [
                .. content.Options.Select(option =>
                    option with
                    {
                        Mark = OptionMark.None,
                        Justification = new LocalizedText("", ""),
                    }
                ),
            ],
        };

    public static TestItem Of(ItemContent content) =>
        new(
            1,
            content.Kind,
            content.Text,
            content.PictureSvg,
            content.PictureAlternative,
            [
                .. content.Options.Select(
                    (option, index) =>
                        new TestItemOption(
                            index + 1,
                            option.Text,
                            option.PictureSvg,
                            option.PictureAlternative
                        )
                ),
            ]
        );
}
