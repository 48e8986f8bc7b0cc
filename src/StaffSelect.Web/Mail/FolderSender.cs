using Microsoft.Extensions.Options;
using MimeKit;

namespace StaffSelect.Web.Mail;

/// <summary>Development: writes mails to a folder; <c>/dev/mail</c> shows them.</summary>
internal sealed class FolderSender(MailFolder folder) : IMailSender
{
    public Task<IMailSession> OpenAsync(CancellationToken ct)
    {
        Directory.CreateDirectory(folder.Path);
        return Task.FromResult<IMailSession>(new Session(folder));
    }

    private sealed class Session(MailFolder folder) : IMailSession
    {
        public async Task SendAsync(MimeMessage message, CancellationToken ct)
        {
            var name =
                $"{message.Date.UtcDateTime:yyyyMMdd-HHmmss-fff}-{message.MessageId?.Split('@')[0]}.eml";
            var path = Path.Combine(folder.Path, name);
            try
            {
                await message.WriteToAsync(path + ".tmp", ct);
                File.Move(path + ".tmp", path, overwrite: true);
            }
            catch (IOException exception)
            {
                throw new MailFailedException(exception.Message, exception);
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

/// <summary>The folder of <see cref="FolderSender"/>.</summary>
internal sealed class MailFolder(IOptions<MailSettings> settings, IHostEnvironment environment)
{
    private const int Shown = 100;

    public string Path { get; } =
        System.IO.Path.Combine(environment.ContentRootPath, settings.Value.Folder);

    /// <summary>The newest mails first.</summary>
    public async Task<IReadOnlyList<MimeMessage>> NewestAsync(CancellationToken ct)
    {
        if (!Directory.Exists(Path))
        {
            return [];
        }

        var messages = new List<MimeMessage>();
        foreach (
            var file in Directory
                .EnumerateFiles(Path, "*.eml")
                .OrderDescending(StringComparer.Ordinal)
                .Take(Shown)
        )
        {
            messages.Add(await MimeMessage.LoadAsync(file, ct));
        }

        return messages;
    }
}
