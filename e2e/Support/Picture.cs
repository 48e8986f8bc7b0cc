using Microsoft.Playwright;
using SkiaSharp;

namespace StaffSelect.E2E.Support;

/// <summary>A small real photograph of a document.</summary>
internal static class Picture
{
    public static FilePayload Jpeg(string name)
    {
        using var bitmap = new SKBitmap(320, 200);
        using (var canvas = new SKCanvas(bitmap))
        using (var ink = new SKPaint { Color = SKColors.DarkSlateGray })
        {
            canvas.Clear(SKColors.Beige);
            canvas.DrawRect(new SKRect(24, 24, 120, 150), ink);
        }

        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, 80);
        return new FilePayload
        {
            Name = name,
            MimeType = "image/jpeg",
            Buffer = data.ToArray(),
        };
    }
}
