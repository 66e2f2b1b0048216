using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace AsrDataTools.Browser.Tests;

/// <summary>A page in a context of its own, with a record of whatever it complained of or asked for since it was opened.</summary>
public sealed class OpenPage : IAsyncDisposable
{
    private static readonly string[] OwnSchemes = ["file:", "data:", "blob:"];

    // A guard against what hangs, not a measure: machines that build at the same time are slow.
    private const float HangMilliseconds = 180_000;

    // Pages that unpack or load their rows say when these are there.
    private const string Ready = """
        () => {
          const root = document.documentElement.dataset;
          return (document.getElementById("table-data") === null || root.rows === "ready")
            && (document.getElementById("pane-table") === null || (root.ready !== undefined && document.querySelector("#detail:not([hidden]) h2") !== null));
        }
        """;

    private readonly ConcurrentQueue<string> _complaints = [];
    private readonly IBrowserContext _context;

    private OpenPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _complaints.Enqueue($"console {message.Type}: {message.Text}");
        };
        page.PageError += (_, error) => _complaints.Enqueue($"uncaught: {error}");
        page.Dialog += (_, dialog) =>
        {
            _complaints.Enqueue($"dialog: {dialog.Message}");
            _ = dialog.DismissAsync();
        };
        context.Request += (_, request) =>
        {
            if (!OwnSchemes.Any(scheme => request.Url.StartsWith(scheme, StringComparison.Ordinal))) _complaints.Enqueue($"request: {request.Url}");
        };
        context.RequestFailed += (_, request) =>
        {
            // A player that is given the next recording leaves off loading the one before.
            if (request.ResourceType != "media" || request.Failure != "net::ERR_ABORTED") _complaints.Enqueue($"failed request: {request.Url}: {request.Failure}");
        };
    }

    public IPage Page { get; }

    /// <summary>Lines on the console that are errors or warnings, uncaught errors, dialogs, requests that failed or left the disk.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    public static async Task<OpenPage> OpenAsync(IBrowser browser, string path, View view, string? fragment)
    {
        IBrowserContext context = await browser.NewContextAsync(new()
        {
            ColorScheme = view.Scheme,
            ViewportSize = new() { Width = view.Width, Height = 900 },
            ReducedMotion = ReducedMotion.Reduce,
            AcceptDownloads = true,
        });
        context.SetDefaultTimeout(HangMilliseconds);
        OpenPage page = new(context, await context.NewPageAsync());
        await page.Page.EmulateMediaAsync(new() { Media = view.Media, ColorScheme = view.Scheme });
        await page.Page.GotoAsync(new Uri(path).AbsoluteUri + (fragment is null ? "" : "#" + fragment));
        await page.Page.WaitForFunctionAsync(Ready);
        if (view.Media == Media.Print)
        {
            await page.Page.EvaluateAsync($"() => {{ document.documentElement.style.width = '{View.PaperInside}px'; }}");
            await page.Page.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");
        }

        return page;
    }

    /// <summary>Opens whatever is folded, so that all of the page can be judged.</summary>
    public Task UnfoldAsync() => Page.EvaluateAsync("() => document.querySelectorAll('details').forEach(part => part.open = true)");

    /// <summary>What one of the checks in PageAudit.js finds wrong; nothing is good.</summary>
    public Task<string[]> FaultsAsync(string check) => PageAudit.RunAsync(Page, check);

    /// <summary>Asserts that these checks find nothing.</summary>
    public async Task AssertFaultlessAsync(params string[] checks)
    {
        foreach (string check in checks)
        {
            string[] faults = await FaultsAsync(check);
            Assert.True(faults.Length == 0, $"{check}: {string.Join(Environment.NewLine, faults.Take(20))}");
        }
    }

    /// <summary>Asserts that the page complained of nothing.</summary>
    public void AssertSilent() => Assert.True(_complaints.IsEmpty, string.Join(Environment.NewLine, _complaints));

    /// <summary>Presses Tab through the whole page.</summary>
    /// <returns>The controls in the order reached, and what is wrong with the way.</returns>
    public Task<TabPath> TabThroughAsync() => TabPath.WalkAsync(Page);

    /// <summary>Writes a picture and the page itself for people to look at, where they named a folder for it.</summary>
    public async Task PictureAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("ASRDATA_BROWSER_PICTURES") is { Length: > 0 } folder)
        {
            File.Copy(new Uri(Page.Url).LocalPath, Path.Combine(folder, name + ".html"), overwrite: true);
            // A taller picture than this the browser does not take.
            double height = await Page.EvaluateAsync<double>("() => Math.min(12000, document.documentElement.scrollHeight)");
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = true, Clip = new() { Width = Page.ViewportSize!.Width, Height = (float)height } });
        }
    }

    public async ValueTask DisposeAsync() => await _context.CloseAsync();
}
