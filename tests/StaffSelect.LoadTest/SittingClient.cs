using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace StaffSelect.LoadTest;

/// <summary>An answer that the server has acknowledged.</summary>
internal readonly record struct Acknowledged(int Number, int Item, int Choice);

/// <summary>One candidate's browser: opens the page, then saves one answer after another.</summary>
internal sealed partial class SittingClient(Sitter sitter, HttpClient http)
{
    private readonly List<Acknowledged> acknowledged = [];
    private readonly List<double> milliseconds = [];
    private readonly Dictionary<string, string> cookies = new()
    {
        [sitter.Cookie.Split('=')[0]] = sitter.Cookie,
    };
    private string token = "";
    private int epoch;
    private int number;
    private bool isFull;

    public Sitter Sitter => sitter;

    public int Epoch => epoch;

    public IReadOnlyList<Acknowledged> Saved => acknowledged;

    public IReadOnlyList<double> Milliseconds => milliseconds;

    public int TurnedAway { get; private set; }

    public async Task OpenAsync()
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            $"/my/{Seeding.CampaignCode}/test/attempt"
        );
        using var page = await SendAsync(request);
        if (page.StatusCode != HttpStatusCode.OK)
        {
            throw new LoadTestException($"The player's page answered {(int)page.StatusCode}.");
        }

        var html = await page.Content.ReadAsStringAsync();
        token = WebUtility.HtmlDecode(TokenPattern().Match(html).Groups[1].Value);
        using var session = await PostAsync(
            "session",
            $$"""{"client":"{{Guid.NewGuid():N}}","takeOver":false}"""
        );
        session.EnsureSuccessStatusCode();
        epoch = (await session.Content.ReadFromJsonAsync<JsonElement>())
            .GetProperty("epoch")
            .GetInt32();
    }

    /// <summary>Forgets the times of the warm-up; what was acknowledged is still checked.</summary>
    public void StartMeasuring() => milliseconds.Clear();

    /// <summary>Saves until the time is over.</summary>
    public async Task SaveAsync(Stopwatch clock, TimeSpan duration, TimeSpan pause, int seed)
    {
        var items = sitter.Form.Items.Count;
        if (pause > TimeSpan.Zero)
        {
            // people do not click in step
            await Task.Delay(pause * (seed % 100 / 100.0));
        }

        while (clock.Elapsed < duration && !isFull)
        {
            number++;
            var item = (number * 7 + seed) % items + 1;
            var choice = (number + seed) % sitter.Form.Items[item - 1].Options.Count + 1;
            await SaveOneAsync(new Acknowledged(number, item, choice));
            if (pause > TimeSpan.Zero)
            {
                await Task.Delay(pause);
            }
        }
    }

    private async Task SaveOneAsync(Acknowledged answer)
    {
        var body =
            $$"""{"epoch":{{epoch}},"changes":[{"number":{{answer.Number}},"item":{{answer.Item}},"kind":"answer","choice":{{answer.Choice}}}]}""";
        while (true)
        {
            var start = Stopwatch.GetTimestamp();
            using var response = await PostAsync("events", body);
            if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
            {
                TurnedAway++;
                await Task.Delay(TimeSpan.FromMilliseconds(200));
                continue;
            }

            if (response.StatusCode == HttpStatusCode.TooManyRequests)
            {
                // the log of one attempt is bounded; nobody clicks so often
                isFull = true;
                return;
            }

            if (response.StatusCode != HttpStatusCode.OK)
            {
                throw new LoadTestException(
                    $"Saving answered {(int)response.StatusCode}: {await response.Content.ReadAsStringAsync()}"
                );
            }

            await response.Content.ReadAsByteArrayAsync();
            milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
            acknowledged.Add(answer);
            return;
        }
    }

    private async Task<HttpResponseMessage> PostAsync(string path, string json)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            $"/api/attempts/{sitter.Attempt}/{path}"
        )
        {
            Content = new StringContent(json, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("RequestVerificationToken", token);
        return await SendAsync(request);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        request.Headers.Add("Cookie", string.Join("; ", cookies.Values));
        var response = await http.SendAsync(request);
        if (response.Headers.TryGetValues("Set-Cookie", out var set))
        {
            foreach (var cookie in set.Select(header => header.Split(';')[0]))
            {
                cookies[cookie.Split('=')[0]] = cookie;
            }
        }

        return response;
    }

    [GeneratedRegex("data-token=\"([^\"]+)\"")]
    private static partial Regex TokenPattern();
}
