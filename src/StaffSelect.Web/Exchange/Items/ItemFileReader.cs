using StaffSelect.Domain;
using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Web.Exchange.Items;

/// <summary>Reads a file of items: every row that is sound, and every fault with its row and column.</summary>
internal sealed class ItemFileReader
{
    private readonly FileFaults faults = new();
    private readonly List<ItemFileRow> items = [];
    private readonly Dictionary<string, int> columns = new(StringComparer.OrdinalIgnoreCase);

    private ItemFileReader() { }

    public static (IReadOnlyList<ItemFileRow> Rows, IReadOnlyList<Problem> Faults) Read(
        byte[] content
    )
    {
        ArgumentNullException.ThrowIfNull(content);
        var reader = new ItemFileReader();
        reader.ReadFile(content);
        return (reader.items, reader.faults.Problems);
    }

    private void ReadFile(byte[] content)
    {
        if (content.Length > ItemTable.MaximumBytes)
        {
            faults.Add("", CampaignFileProblems.FileTooBig, ItemTable.MaximumBytes / 1024 / 1024);
            return;
        }

        if (ItemTable.Read(content) is not { } table)
        {
            faults.Add("", ItemFileProblems.ItemFileUnreadable);
            return;
        }

        if (table.Skip(1).All(row => row.All(string.IsNullOrWhiteSpace)))
        {
            faults.Add("", CampaignFileProblems.FileEmpty);
            return;
        }

        if (table.Count > ItemTable.MaximumRows + 1)
        {
            faults.Add("", ItemFileProblems.ItemRowsMany, ItemTable.MaximumRows);
            return;
        }

        ReadHeader(table[0]);
        if (faults.Problems.Count > 0)
        {
            return;
        }

        for (var index = 1; index < table.Count && !faults.IsFull; index++)
        {
            if (!table[index].All(string.IsNullOrWhiteSpace))
            {
                ReadRow(index + 1, table[index]);
            }
        }

        foreach (
            var twin in items
                .GroupBy(item => item.Code, StringComparer.OrdinalIgnoreCase)
                .SelectMany(same => same.Skip(1))
        )
        {
            faults.Add(Place(twin.Line, ItemColumns.Code), RuleProblems.CodeTwice, twin.Code);
        }
    }

    private void ReadHeader(List<string> header)
    {
        for (var index = 0; index < header.Count; index++)
        {
            var name = header[index].Trim();
            if (name.Length == 0)
            {
                continue;
            }

            if (!ItemColumns.All.Contains(name, StringComparer.OrdinalIgnoreCase))
            {
                faults.Add(Place(1, Shown(name)), ItemFileProblems.ItemColumnUnknown);
            }
            else if (!columns.TryAdd(name, index))
            {
                faults.Add(Place(1, name), ItemFileProblems.ItemColumnTwice);
            }
        }

        foreach (var name in ItemColumns.Required.Where(name => !columns.ContainsKey(name)))
        {
            faults.Add(Place(1, name), ItemFileProblems.ItemColumnMissing);
        }
    }

    private void ReadRow(int line, List<string> cells)
    {
        if (cells.Skip(columns.Values.Max() + 1).Any(cell => !string.IsNullOrWhiteSpace(cell)))
        {
            faults.Add(Place(line, null), ItemFileProblems.ItemRowLong);
            return;
        }

        string Cell(string name) =>
            columns.TryGetValue(name, out var index) && index < cells.Count
                ? cells[index].Trim()
                : "";
        int OneOf(string name, string[] values, bool mayBeEmpty = false)
        {
            var value = Cell(name);
            var index = Array.FindIndex(
                values,
                known => known.Equals(value, StringComparison.OrdinalIgnoreCase)
            );
            if (index < 0 && !(mayBeEmpty && value.Length == 0))
            {
                faults.Add(
                    Place(line, name),
                    CampaignFileProblems.NotOneOf,
                    string.Join(", ", values)
                );
            }

            return index;
        }

        LocalizedText Both(string name) => new(Cell(name + "_uk"), Cell(name + "_en"));
        var before = faults.Problems.Count;
        var kind = OneOf(ItemColumns.Kind, ItemColumns.Kinds);
        var difficulty = OneOf(ItemColumns.Difficulty, ItemColumns.Difficulties);
        var options = new List<BankOption>();
        for (var number = 1; number <= LastOption(cells); number++)
        {
            string Part(string part) => ItemChecks.OptionField(number, part);
            var mark = OneOf(Part("mark"), ItemColumns.Marks, mayBeEmpty: true);
            options.Add(
                new BankOption(
                    new LocalizedText(Cell(Part("uk")), Cell(Part("en"))),
                    Cell(Part("picture")),
                    Both(Part("picture_alt")),
                    (OptionMark)(mark + 1),
                    Both(Part("why"))
                )
            );
        }

        var content = ItemChecks.Normal(
            new ItemContent(
                (ItemKind)Math.Max(0, kind),
                (Difficulty)Math.Max(0, difficulty),
                Both("text"),
                Cell("picture"),
                Both("picture_alt"),
                options
            )
        );
        var (code, scale) = (Cell(ItemColumns.Code), Cell(ItemColumns.Scale));
        // marks are judged by the kind: a kind that could not be read says nothing about them
        foreach (
            var fault in PoolItem
                .Codes(code, scale)
                .Concat(ItemChecks.Check(content))
                .Where(fault =>
                    kind >= 0 || fault.Field?.EndsWith("_mark", StringComparison.Ordinal) != true
                )
        )
        {
            faults.Add(fault.At(Place(line, fault.Field)));
        }

        if (faults.Problems.Count == before)
        {
            items.Add(
                new ItemFileRow(line, code.ToUpperInvariant(), scale.ToUpperInvariant(), content)
            );
        }
    }

    private int LastOption(List<string> cells) =>
        columns
            .Where(column =>
                column.Key.StartsWith("option", StringComparison.OrdinalIgnoreCase)
                && column.Value < cells.Count
                && !string.IsNullOrWhiteSpace(cells[column.Value])
            )
            .Select(column => column.Key["option".Length] - '0')
            .DefaultIfEmpty()
            .Max();

    private static string Place(int line, string? column) =>
        new ItemFilePlace(line, column).ToString();

    private static string Shown(string name) => name.Length <= 40 ? name : name[..40] + "…";
}
