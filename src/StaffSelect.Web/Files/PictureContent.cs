using SkiaSharp;
using StaffSelect.Domain;
using StaffSelect.Domain.Files;

namespace StaffSelect.Web.Files;

/// <summary>Decodes a picture and writes its pixels anew: metadata, hidden parts and anything appended are left behind.</summary>
internal static class PictureContent
{
    /// <summary>Most pixels of an uploaded picture; looked up in its header before anything is decoded.</summary>
    public const long MaximumPixels = 64_000_000;

    /// <summary>Most pixels of the picture that is kept: an A4 page at 300 dpi has 8.7 million.</summary>
    public const long KeptPixels = 12_000_000;

    private const int LongestSide = 20_000;

    private const int JpegQuality = 88;

    /// <summary>A decoded picture takes up to 256 MB: one at a time.</summary>
    private static readonly SemaphoreSlim Turn = new(1, 1);

    public static string? TypeOf(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? UploadedDocument.Jpeg
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
            ? UploadedDocument.Png
        : null;

    public static async Task<Result<UploadedDocument>> WriteAnewAsync(
        byte[] bytes,
        string type,
        CancellationToken ct
    )
    {
        await Turn.WaitAsync(ct);
        try
        {
            return await Task.Run(() => WriteAnew(bytes, type), ct);
        }
        finally
        {
            Turn.Release();
        }
    }

    private static Result<UploadedDocument> WriteAnew(byte[] bytes, string type)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        var expected =
            type == UploadedDocument.Jpeg ? SKEncodedImageFormat.Jpeg : SKEncodedImageFormat.Png;
        if (
            codec is null
            || codec.EncodedFormat != expected
            || codec.Info.Width < 1
            || codec.Info.Height < 1
        )
        {
            return new Problem(FileProblems.FileDamaged);
        }

        if (
            (long)codec.Info.Width * codec.Info.Height > MaximumPixels
            || Math.Max(codec.Info.Width, codec.Info.Height) > LongestSide
        )
        {
            return new Problem(FileProblems.PictureTooManyPixels);
        }

        using var srgb = SKColorSpace.CreateSrgb();
        using var decoded = new SKBitmap(
            new SKImageInfo(
                codec.Info.Width,
                codec.Info.Height,
                SKColorType.Rgba8888,
                SKAlphaType.Premul,
                srgb
            )
        );
        if (codec.GetPixels(decoded.Info, decoded.GetPixels()) != SKCodecResult.Success)
        {
            return new Problem(FileProblems.FileDamaged);
        }

        using var upright = Upright(decoded, codec.EncodedOrigin);
        // without a colour space the encoder writes no profile either
        using var pixels = new SKPixmap(
            new SKImageInfo(
                upright.Width,
                upright.Height,
                SKColorType.Rgba8888,
                SKAlphaType.Premul
            ),
            upright.GetPixels(),
            upright.RowBytes
        );
        using var written = pixels.Encode(expected, JpegQuality);
        return written is null
            ? new Problem(FileProblems.FileDamaged)
            : new UploadedDocument(written.ToArray(), type);
    }

    /// <summary>Turns the picture as its metadata said, because the metadata go, and makes it small enough to keep.</summary>
    private static SKBitmap Upright(SKBitmap source, SKEncodedOrigin origin)
    {
        var isTurned = origin >= SKEncodedOrigin.LeftTop;
        var width = isTurned ? source.Height : source.Width;
        var height = isTurned ? source.Width : source.Height;
        var scale = Math.Min(1.0, Math.Sqrt((double)KeptPixels / ((long)width * height)));
        var target = new SKBitmap(
            new SKImageInfo(
                Math.Max(1, (int)(width * scale)),
                Math.Max(1, (int)(height * scale)),
                SKColorType.Rgba8888,
                SKAlphaType.Premul,
                source.ColorSpace
            )
        );
        using var canvas = new SKCanvas(target);
        // paper under transparent parts, so that a JPEG does not show them black
        canvas.Clear(SKColors.White);
        canvas.Scale((float)target.Width / width, (float)target.Height / height);
        canvas.Concat(MatrixOf(origin, source.Width, source.Height));
        using var image = SKImage.FromBitmap(source);
        canvas.DrawImage(
            image,
            0,
            0,
            new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear)
        );
        canvas.Flush();
        return target;
    }

    private static SKMatrix MatrixOf(SKEncodedOrigin origin, int width, int height) =>
        origin switch
        {
            SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
            SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
            SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightTop => new SKMatrix(0, -1, height, 1, 0, 0, 0, 0, 1),
            SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, height, -1, 0, width, 0, 0, 1),
            SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, width, 0, 0, 1),
            _ => SKMatrix.Identity,
        };
}
