using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text.Json;
using StaffSelect.Data.Conventions;
using StaffSelect.Domain;
using StaffSelect.Web.Account.Manage;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account.MyData;

/// <summary>All that is kept about the sender, as a file; written in the journal.</summary>
/// <remarks>
/// Left out on purpose: texts and keys of test items, scores and decisions that are not disclosed yet, notes that officers keep while they work,
/// data of other people. Source: domain notes 7 (law 2297-VI art. 8; judgment C-434/16).
/// </remarks>
/// <param name="Ticket">Of <see cref="ConfirmMyDataExport"/>.</param>
/// <param name="Format"><c>json</c> or <c>pdf</c>.</param>
/// <param name="Language">Of the PDF: <c>uk</c> or <c>en</c>.</param>
[Requires(Permission.SignedIn)]
public sealed record ExportMyData(
    [property: Required, StringLength(1000)] string Ticket,
    [property: AllowedValues("json", "pdf")] string Format,
    [property: AllowedValues("uk", "en")] string Language
) : IQuery<MyDataFile>;

/// <param name="Name">File name; names no person.</param>
public sealed record MyDataFile(string Name, string ContentType, byte[] Content);

internal sealed class ExportMyDataHandler(
    OwnAccount own,
    OwnDataReader reader,
    OwnDataPdf pdf,
    MyDataTickets tickets,
    UseCaseContext context
) : IHandler<ExportMyData, MyDataFile>
{
    private static readonly JsonSerializerOptions Readable = new(JsonDocuments.Options)
    {
        WriteIndented = true,
    };

    public async Task<Result<MyDataFile>> HandleAsync(
        ExportMyData message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (!tickets.Opens(actor.RequiredUserId, message.Ticket))
        {
            return Problem.Forbidden;
        }

        var user = await own.GetAsync(actor);
        var data = await reader.ReadAsync(user, ct);
        var json = JsonSerializer.SerializeToUtf8Bytes(data, Readable);
        context.RecordRead("MyData", user.Id.ToString("D"), null);
        context.Reason =
            $"{message.Format}, SHA-256 {Convert.ToHexStringLower(SHA256.HashData(json))}";
        return message.Format == "json"
            ? new MyDataFile("staffselect-my-data.json", "application/json", json)
            : new MyDataFile(
                $"staffselect-my-data-{message.Language}.pdf",
                "application/pdf",
                pdf.Draw(
                    JsonSerializer.SerializeToNode(data, JsonDocuments.Options)!.AsObject(),
                    message.Language
                )
            );
    }
}
