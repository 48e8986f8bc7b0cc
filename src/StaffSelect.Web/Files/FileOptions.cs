namespace StaffSelect.Web.Files;

/// <summary>Where files lie; section <c>Files</c>.</summary>
public sealed class FileOptions
{
    public const string Section = "Files";

    /// <summary>A folder, relative to the application or absolute; several nodes share one volume.</summary>
    public string Root { get; set; } = "App_Data/files";
}
