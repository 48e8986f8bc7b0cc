using System.Diagnostics;
using System.Globalization;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Publication;
using StaffSelect.Web.Reports;
using StaffSelect.Web.Reports.Assessment;

namespace StaffSelect.LoadTest;

/// <summary>Reports that one core draws in a second, each from the bytes that are kept of it, and how large they are.</summary>
internal static class ReportRun
{
    public const string Usage = """
        Usage: reports [--seconds 10]

        Composes and draws four-page reports on one thread, each with a code, notes and a language of its own.
        """;

    private const int Pages = 4;
    private const int Prepared = 200;

    /// <summary>Seconds to measure, or null when the arguments are not of this command.</summary>
    public static int? Parse(IReadOnlyList<string> arguments) =>
        arguments switch
        {
            ["reports"] => 10,
            ["reports", "--seconds", var text]
                when int.TryParse(
                    text,
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var seconds
                ) && seconds is >= 1 and <= 600 => seconds,
            _ => null,
        };

    public static int Run(int seconds)
    {
        var stored = Enumerable
            .Range(0, Prepared)
            .Select(i => CanonicalJson.Serialize(ReportSamples.Of(i)))
            .ToList();
        CheckPages(stored[0]);
        for (var i = 0; i < Prepared; i++)
        {
            Draw(stored[i], i);
        }

        var process = Process.GetCurrentProcess();
        var (made, bytes, largest) = (0, 0L, 0);
        var cpu = process.TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed.TotalSeconds < seconds)
        {
            var size = Draw(stored[made % Prepared], made);
            (made, bytes, largest) = (made + 1, bytes + size, Math.Max(largest, size));
        }

        process.Refresh();
        var used = (process.TotalProcessorTime - cpu).TotalSeconds;
        Console.WriteLine(
            FormattableString.Invariant(
                $"{made} reports of {Pages} pages in {clock.Elapsed.TotalSeconds:0.0} s: {made / clock.Elapsed.TotalSeconds:0.0} a second; {made / used:0.0} a second of processor time"
            )
        );
        Console.WriteLine(
            FormattableString.Invariant(
                $"size: {bytes / made / 1024.0:0.0} KiB on average, {largest / 1024.0:0.0} KiB the largest"
            )
        );
        return 0;
    }

    private static int Draw(byte[] stored, int number) =>
        ReportPdf
            .Draw(
                AssessmentReport.Compose(
                    CanonicalJson.Deserialize<AssessmentData>(stored),
                    number % 2 == 0 ? "uk" : "en"
                )
            )
            .Length;

    /// <summary>A figure of shorter reports would say nothing.</summary>
    private static void CheckPages(byte[] stored)
    {
        foreach (var language in new[] { "uk", "en" })
        {
            var pages = ReportPdf.PageCount(
                AssessmentReport.Compose(
                    CanonicalJson.Deserialize<AssessmentData>(stored),
                    language
                )
            );
            if (pages != Pages)
            {
                throw new LoadTestException(
                    $"The report has {pages} pages in {language}, not {Pages}."
                );
            }
        }
    }
}
