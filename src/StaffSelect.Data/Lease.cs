namespace StaffSelect.Data;

/// <summary>A right that one process holds for a while.</summary>
public sealed class Lease
{
    private Lease() { }

    public Lease(string name)
    {
        Name = name;
    }

    public string Name { get; private set; } = "";

    public Guid Holder { get; private set; }

    public DateTime UntilAt { get; private set; } = DateTime.UnixEpoch;
}
