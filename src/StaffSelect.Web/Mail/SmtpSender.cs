using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;

namespace StaffSelect.Web.Mail;

/// <summary>Sends by a mail server.</summary>
internal sealed class SmtpSender(IOptions<MailSettings> settings) : IMailSender
{
    private const int Permanent = 500;

    public async Task<IMailSession> OpenAsync(CancellationToken ct)
    {
        var smtp = settings.Value.Smtp;
        if (smtp.Host.Length == 0)
        {
            throw new MailFailedException("Mail:Smtp:Host is not set.");
        }

        var client = new SmtpClient { Timeout = smtp.TimeoutSeconds * 1_000 };
        try
        {
            await client.ConnectAsync(smtp.Host, smtp.Port, OptionOf(smtp.Security), ct);
            if (smtp.User.Length > 0)
            {
                await client.AuthenticateAsync(smtp.User, smtp.Password, ct);
            }
        }
        catch (Exception exception) when (IsOfMail(exception))
        {
            client.Dispose();
            throw new MailFailedException(exception.Message, exception);
        }

        return new Session(client);
    }

    private static SecureSocketOptions OptionOf(SmtpSecurity security) =>
        security switch
        {
            SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
            SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
            SmtpSecurity.None => SecureSocketOptions.None,
        };

    private static bool IsOfMail(Exception exception) =>
        exception
            is CommandException
                or ProtocolException
                or AuthenticationException
                or SslHandshakeException
                or SocketException
                or IOException
                or TimeoutException
                or NotSupportedException;

    private sealed class Session(SmtpClient client) : IMailSession
    {
        public async Task SendAsync(MimeMessage message, CancellationToken ct)
        {
            try
            {
                await client.SendAsync(message, ct);
            }
            catch (SmtpCommandException exception)
            {
                throw new MailFailedException(
                    $"{(int)exception.StatusCode} {exception.Message}",
                    exception
                )
                {
                    IsFinal =
                        exception.ErrorCode == SmtpErrorCode.RecipientNotAccepted
                        && (int)exception.StatusCode >= Permanent,
                };
            }
            catch (Exception exception) when (IsOfMail(exception))
            {
                throw new MailFailedException(exception.Message, exception);
            }
        }

        public async ValueTask DisposeAsync()
        {
            try
            {
                await client.DisconnectAsync(quit: true, CancellationToken.None);
            }
            catch (Exception exception) when (IsOfMail(exception))
            {
                // the mails were answered for one by one; a connection that breaks at the farewell changes nothing
            }

            client.Dispose();
        }
    }
}
