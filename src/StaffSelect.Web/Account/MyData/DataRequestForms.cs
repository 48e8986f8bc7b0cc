namespace StaffSelect.Web.Account.MyData;

/// <summary>What somebody types who asks about his data; what is right is decided by the use cases.</summary>
internal sealed class DataRequestForm
{
    public string? Kind { get; set; }

    public string? Words { get; set; }

    public string? Password { get; set; }
}

internal sealed class WithdrawRequestForm
{
    public string? Request { get; set; }
}
