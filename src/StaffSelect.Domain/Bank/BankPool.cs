using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Domain.Bank;

/// <summary>What a pool of the bank has to give: counts only, never an item.</summary>
/// <param name="Code">In capitals.</param>
/// <param name="Title">In both languages.</param>
/// <param name="Purpose">Only live pools are drawn from by tests that count.</param>
/// <param name="Cells">Approved items by scale, in capitals, and difficulty.</param>
public sealed record BankPool(
    string Code,
    LocalizedText Title,
    PoolPurpose Purpose,
    IReadOnlyList<PoolCell> Cells
)
{
    /// <summary>How many approved items of a scale and difficulty there are; the case of the code does not matter.</summary>
    public int Have(string scale, Difficulty difficulty) =>
        Cells
            .Where(cell =>
                cell.Difficulty == difficulty
                && string.Equals(cell.Scale, scale, StringComparison.OrdinalIgnoreCase)
            )
            .Sum(cell => cell.Count);
}
