namespace StaffSelect.Web.Hosting;

/// <summary>The program cannot start as it is configured; the message tells the operator what to set.</summary>
public sealed class StartRefusedException : Exception
{
    public StartRefusedException(string message)
        : base(message) { }

    public StartRefusedException() { }

    public StartRefusedException(string message, Exception innerException)
        : base(message, innerException) { }
}
