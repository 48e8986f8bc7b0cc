using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;
using StaffSelect.Domain;
using StaffSelect.Domain.Files;
using StaffSelect.Web.Files;
using StaffSelect.Web.Tests.Support;

namespace StaffSelect.Web.Tests.Files;

public class UploadedDocumentTests
{
    [Fact]
    public async Task Pdf_Whole_IsKeptAsItIs()
    {
        var document = (await ReadAsync(TestData.Pdf())).Value;

        Assert.Equal(UploadedDocument.Pdf, document.ContentType);
        Assert.Equal(TestData.Pdf(), document.Content);
    }

    [Fact]
    public async Task Pdf_AfterOtherBytes_IsNoPdf()
    {
        await RefusedAsync(FileProblems.FileTypeUnknown, [.. "GIF89a"u8, .. TestData.Pdf()]);
    }

    [Fact]
    public async Task Pdf_WithSomethingAppended_IsRefused()
    {
        await RefusedAsync(
            FileProblems.FileDamaged,
            [.. TestData.Pdf(), .. "<script>alert(1)</script>"u8]
        );
    }

    [Fact]
    public async Task Pdf_ThatIsAlsoAnArchive_IsRefused()
    {
        using var memory = new MemoryStream();
        memory.Write(TestData.Pdf());
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            archive.CreateEntry("a.txt");
            // the end of the archive's comment looks like the end of the document
            archive.Comment = "\n%%EOF\n";
        }

        await RefusedAsync(FileProblems.FileDamaged, memory.ToArray());
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg, UploadedDocument.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png, UploadedDocument.Png)]
    public async Task Picture_WithPlaceAndAppendedPage_KeepsThePixelsOnly(
        SKEncodedImageFormat format,
        string type
    )
    {
        byte[] upload =
        [
            .. format == SKEncodedImageFormat.Jpeg
                ? WithExif(TestData.Picture(format), orientation: 1)
                : WithText(TestData.Picture(format)),
            .. "<script>alert(1)</script>PK\u0003\u0004"u8,
        ];
        Assert.Contains("GPS 50.45", Encoding.Latin1.GetString(upload), StringComparison.Ordinal);

        var document = (await ReadAsync(upload)).Value;

        var text = Encoding.Latin1.GetString(document.Content);
        Assert.Equal(type, document.ContentType);
        Assert.DoesNotContain("GPS", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exif", text, StringComparison.Ordinal);
        Assert.DoesNotContain("script", text, StringComparison.Ordinal);
        Assert.DoesNotContain("iCCP", text, StringComparison.Ordinal);
        using var bitmap = SKBitmap.Decode(document.Content);
        Assert.Equal((60, 40), (bitmap.Width, bitmap.Height));
    }

    [Fact]
    public async Task Picture_TakenSideways_IsTurnedUpright()
    {
        using var source = new SKBitmap(60, 40);
        source.Erase(SKColors.White);
        for (var x = 0; x < 30; x++)
        {
            for (var y = 0; y < 40; y++)
            {
                source.SetPixel(x, y, SKColors.Red);
            }
        }

        using var data = source.Encode(SKEncodedImageFormat.Jpeg, 95);

        // 6: to be turned a quarter clockwise, so that the left half comes on top
        var document = (await ReadAsync(WithExif(data.ToArray(), orientation: 6))).Value;

        using var bitmap = SKBitmap.Decode(document.Content);
        Assert.Equal((40, 60), (bitmap.Width, bitmap.Height));
        Assert.InRange(bitmap.GetPixel(20, 10).Green, 0, 60);
        Assert.InRange(bitmap.GetPixel(20, 50).Green, 200, 255);
    }

    [Fact]
    public async Task Picture_TooLargeToKeep_IsMadeSmaller()
    {
        var document = (
            await ReadAsync(TestData.Picture(SKEncodedImageFormat.Jpeg, 6_000, 4_000))
        ).Value;

        using var bitmap = SKBitmap.Decode(document.Content);
        Assert.InRange(bitmap.Width * bitmap.Height, 11_900_000, 12_000_000);
    }

    [Fact]
    public async Task Picture_ThatUnpacksIntoGigabytes_IsRefusedBeforeDecoding()
    {
        var bomb = TestData.Picture(SKEncodedImageFormat.Png);
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(16), 60_000);
        BinaryPrimitives.WriteInt32BigEndian(bomb.AsSpan(20), 60_000);
        BinaryPrimitives.WriteUInt32BigEndian(bomb.AsSpan(29), Crc(bomb.AsSpan(12, 17)));

        var problem = (await ReadAsync(bomb)).Problem!;

        Assert.Contains(
            problem.Code,
            new[] { FileProblems.PictureTooManyPixels, FileProblems.FileDamaged }
        );
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    public async Task Picture_CutOff_IsRefused(SKEncodedImageFormat format)
    {
        var whole = TestData.Picture(format, 400, 300);

        await RefusedAsync(FileProblems.FileDamaged, whole[..(whole.Length / 2)]);
        await RefusedAsync(FileProblems.FileDamaged, whole[..12]);
    }

    [Fact]
    public async Task Upload_OfTenMegabytes_IsTheMost()
    {
        var largest = new byte[UploadedDocument.MaximumBytes];
        TestData.Pdf().CopyTo(largest, 0);
        // blanks between the beginning and a second end
        largest.AsSpan(TestData.Pdf().Length).Fill((byte)' ');
        Assert.True((await ReadAsync(largest)).IsSuccess);
        await RefusedAsync(FileProblems.FileTooLarge, [.. largest, (byte)' ']);
    }

    private static async Task RefusedAsync(string code, byte[] upload) =>
        Assert.Equal(code, (await ReadAsync(upload)).Problem?.Code);

    private static async Task<Result<UploadedDocument>> ReadAsync(byte[] upload)
    {
        using var stream = new MemoryStream(upload);
        return await UploadedDocument.ReadAsync(stream, TestContext.Current.CancellationToken);
    }

    private static byte[] WithExif(byte[] jpeg, byte orientation)
    {
        // one entry, 0x0112 orientation, and a remark behind it
        byte[] tiff =
        [
            .. "MM"u8,
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            orientation,
            0,
            0,
            0,
            0,
            0,
            0,
            .. "GPS 50.45, 30.52"u8,
        ];
        byte[] payload = [.. "Exif\0\0"u8, .. tiff];
        var length = payload.Length + 2;
        return
        [
            .. jpeg[..2],
            0xFF,
            0xE1,
            (byte)(length >> 8),
            (byte)length,
            .. payload,
            .. jpeg[2..],
        ];
    }

    private static byte[] WithText(byte[] png)
    {
        byte[] chunk = [.. "tEXt"u8, .. "Comment\0GPS 50.45, 30.52"u8];
        var framed = new byte[chunk.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(framed, chunk.Length - 4);
        chunk.CopyTo(framed, 4);
        BinaryPrimitives.WriteUInt32BigEndian(framed.AsSpan(^4..), Crc(chunk));
        return [.. png[..33], .. framed, .. png[33..]];
    }

    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
            }
        }

        return ~crc;
    }
}
