namespace StaffSelect.Web.Tests.Shell;

/// <summary>Files of the source tree that tests read.</summary>
internal static class Sources
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string Path(string relative) => System.IO.Path.Combine(Root, relative);

    private static string Find(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(at.FullName, "StaffSelect.sln")))
            {
                return at.FullName;
            }
        }

        throw new InvalidOperationException("The tests run outside the source tree.");
    }
}
