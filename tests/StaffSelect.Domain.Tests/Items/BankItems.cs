using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Domain.Tests.Items;

/// <summary>Small, valid items.</summary>
internal static class BankItems
{
    public static readonly DateTime Now = new(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc);

    public static LocalizedText Both(string text) => new(text + " укр", text + " eng");

    public static BankOption Option(string text, OptionMark mark = OptionMark.None) =>
        new(Both(text), null, null, mark, Both("because of " + text));

    public static ItemContent Single(params BankOption[] options) =>
        Of(
            ItemKind.SingleChoice,
            options.Length > 0
                ? options
                : [Option("one"), Option("two", OptionMark.Right), Option("three"), Option("four")]
        );

    public static ItemContent Of(ItemKind kind, params BankOption[] options) =>
        new(kind, Difficulty.Easy, Both("Task"), null, null, options);
}
