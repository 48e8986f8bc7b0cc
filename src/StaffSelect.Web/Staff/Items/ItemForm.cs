using StaffSelect.Domain;
using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Web.Staff.Items;

/// <summary>What is typed into the editor of an item.</summary>
public sealed class ItemForm
{
    public ItemKind Kind { get; set; }

    public Difficulty Difficulty { get; set; }

    public string TextUk { get; set; } = "";

    public string TextEn { get; set; } = "";

    public string Picture { get; set; } = "";

    public string WordsUk { get; set; } = "";

    public string WordsEn { get; set; } = "";

    public List<OptionForm> Options { get; } = [];

    public static ItemForm Empty()
    {
        var form = new ItemForm();
        form.Options.AddRange(Enumerable.Range(0, 4).Select(_ => new OptionForm()));
        return form;
    }

    public static ItemForm Of(ItemContent content)
    {
        var form = new ItemForm
        {
            Kind = content.Kind,
            Difficulty = content.Difficulty,
            TextUk = content.Text.Uk,
            TextEn = content.Text.En,
            Picture = content.PictureSvg ?? "",
            WordsUk = content.PictureAlternative?.Uk ?? "",
            WordsEn = content.PictureAlternative?.En ?? "",
        };
        form.Options.AddRange(content.Options.Select(OptionForm.Of));
        return form;
    }

    public ItemContent ToContent() =>
        new(
            Kind,
            Difficulty,
            new LocalizedText(TextUk, TextEn),
            Picture,
            new LocalizedText(WordsUk, WordsEn),
            [.. Options.Select(option => option.ToOption())]
        );
}

/// <summary>One option in the editor.</summary>
public sealed class OptionForm
{
    public string Uk { get; set; } = "";

    public string En { get; set; } = "";

    public string Picture { get; set; } = "";

    public string WordsUk { get; set; } = "";

    public string WordsEn { get; set; } = "";

    public OptionMark Mark { get; set; }

    public string WhyUk { get; set; } = "";

    public string WhyEn { get; set; } = "";

    public static OptionForm Of(BankOption option) =>
        new()
        {
            Uk = option.Text.Uk,
            En = option.Text.En,
            Picture = option.PictureSvg ?? "",
            WordsUk = option.PictureAlternative?.Uk ?? "",
            WordsEn = option.PictureAlternative?.En ?? "",
            Mark = option.Mark,
            WhyUk = option.Justification.Uk,
            WhyEn = option.Justification.En,
        };

    public BankOption ToOption() =>
        new(
            new LocalizedText(Uk, En),
            Picture,
            new LocalizedText(WordsUk, WordsEn),
            Mark,
            new LocalizedText(WhyUk, WhyEn)
        );
}
