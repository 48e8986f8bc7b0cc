namespace StaffSelect.Web.Files;

/// <summary>Registers the file store.</summary>
public static class FilesSetup
{
    public static IServiceCollection AddFiles(
        this IServiceCollection services,
        IConfiguration configuration
    )
    {
        services.Configure<FileOptions>(configuration.GetSection(FileOptions.Section));
        services.AddSingleton<FileFolder>();
        services.AddScoped<FileStore>();
        services.AddScoped<StrayFilesJob>();
        return services;
    }
}
