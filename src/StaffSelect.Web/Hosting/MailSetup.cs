using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using StaffSelect.Data;
using StaffSelect.Data.Outbox;
using StaffSelect.Web.Grants;
using StaffSelect.Web.Mail;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Hosting;

/// <summary>The outbox and whoever carries the mails.</summary>
internal static class MailSetup
{
    private const string TimeZone = "Europe/Kyiv";

    public static IServiceCollection AddMail(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment
    )
    {
        var section = configuration.GetSection(MailSettings.Section);
        services.Configure<MailSettings>(section);
        services.AddScoped(provider => new OutboxWriter(
            provider.GetRequiredService<AppDbContext>(),
            provider.GetRequiredService<IDataProtectionProvider>(),
            new OutboxSettings(provider.GetRequiredService<PublicAddress>().Root.Host, TimeZone),
            provider.GetRequiredService<TimeProvider>(),
            () =>
                provider
                    .GetRequiredService<UseCaseContext>()
                    .AfterCommit(provider.GetRequiredService<MailWake>().Signal)
        ));
        services.TryAddSingleton<PublicAddress>();
        services.AddScoped<InvitationMail>();
        services.AddSingleton<MailWake>();
        services.AddSingleton<MailFolder>();
        services.AddSingleton<OutboxDispatcher>();
        services.AddScoped<MailJob>();
        services.AddSingleton<MessageWake>();
        services.AddScoped<MessageJob>();
        services.AddScoped<ApplicationNews>();
        var hasServer = !string.IsNullOrEmpty(
            section[$"{nameof(MailSettings.Smtp)}:{nameof(SmtpSettings.Host)}"]
        );
        if (!hasServer && environment.IsDevelopment())
        {
            services.AddSingleton<IMailSender, FolderSender>();
        }
        else
        {
            services.AddSingleton<IMailSender, SmtpSender>();
        }

        return services;
    }
}
