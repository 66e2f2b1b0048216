using System.Diagnostics;
using System.Text.RegularExpressions;
using AsrDataTools.Core.Tests.Readiness;
using AsrDataTools.Reporting;

namespace AsrDataTools.Core.Tests.Reporting;

/// <summary>
/// The page in a real browser. Its content security policy blocks whatever would be loaded, and a blocked request is a line
/// on the console, so a silent console also means that nothing was asked of any network.
/// </summary>
public sealed partial class ReportPageTests : IDisposable
{
    private static readonly string[] Browsers = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly TemporaryFolder _folder = new();
    private readonly string _profile = Directory.CreateTempSubdirectory("asrdata-browser-").FullName;

    public void Dispose()
    {
        _folder.Dispose();

        // Helpers of the browser may outlive it by a moment and still write here.
        for (int attempt = 0; Directory.Exists(_profile); attempt++)
        {
            try
            {
                Directory.Delete(_profile, recursive: true);
            }
            catch (IOException) when (attempt < 50)
            {
                Thread.Sleep(100);
            }
        }
    }

    [Theory]
    [InlineData("light", 1, "rgb(27, 29, 33)")]
    [InlineData("dark", 0, "rgb(233, 231, 226)")]
    public void DrawsEveryChartAndAsksNothingOfTheNetwork(string scheme, int setting, string ink)
    {
        string page = WritePage();

        (string dom, string log) = Browse(page, $"--blink-settings=preferredColorScheme={setting}");

        int places = Place().Count(dom);
        Assert.True(places >= 5, $"{places} places for charts in the {scheme} page");
        Assert.Equal(places, Drawing().Count(dom));
        Assert.Contains("data-chart=\"accentShares\"", dom, StringComparison.Ordinal);
        Assert.Contains("en-SG", dom[dom.IndexOf("data-chart=\"accentShares\"", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Contains("data-drawn=\"true\"", dom, StringComparison.Ordinal);
        Assert.Contains($"fill: {ink}", dom, StringComparison.Ordinal);
        Assert.DoesNotContain("CONSOLE", log, StringComparison.Ordinal);
    }

    [Fact]
    public void ABlockedRequestWouldBeSeen()
    {
        string page = WritePage();
        File.WriteAllText(page, File.ReadAllText(page).Replace("</main>", "<img src=\"https://example.invalid/x.png\"></main>", StringComparison.Ordinal));

        (_, string log) = Browse(page);

        Assert.Contains("CONSOLE", log, StringComparison.Ordinal);
        Assert.Contains("Content Security Policy", log, StringComparison.Ordinal);
    }

    private string WritePage()
    {
        string path = Path.Combine(_folder.Path, "report.html");
        ReportFile.Write(new(ReadinessSamples.FailingAudit("/production/</script><b>.wav"), [], DateTimeOffset.UnixEpoch), path, ReportFormat.Html);
        return path;
    }

    private (string Dom, string Log) Browse(string page, params string[] more)
    {
        string? browser = Browsers.FirstOrDefault(File.Exists);
        if (browser is null) Assert.Skip("needs chromium");
        ProcessStartInfo start = new(browser) { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--enable-logging=stderr", $"--user-data-dir={_profile}",
            "--window-size=1200,2000", .. more, "--dump-dom", new Uri(page).AbsoluteUri,
        ];
        foreach (string argument in arguments) start.ArgumentList.Add(argument);
        using Process process = Process.Start(start)!;
        Task<string> log = process.StandardError.ReadToEndAsync();
        string dom = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (dom, log.Result);
    }

    [GeneratedRegex("<div [^>]*data-chart=")]
    private static partial Regex Place();

    [GeneratedRegex("<div class=\"[^\"]*svg-container\"[^>]*><svg class=\"main-svg\"")]
    private static partial Regex Drawing();
}
