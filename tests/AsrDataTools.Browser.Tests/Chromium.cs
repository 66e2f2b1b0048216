using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(AsrDataTools.Browser.Tests.Chromium))]

namespace AsrDataTools.Browser.Tests;

/// <summary>The system's Chromium, started once; every page is opened in a context of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Find() is not { } executable) return;
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = executable, Args = ["--no-sandbox", "--disable-gpu"] });
    }

    /// <summary>Opens a file in a new context; the test is skipped where there is no Chromium.</summary>
    /// <param name="path">Makes the page; not asked for where there is no Chromium.</param>
    /// <param name="fragment">What follows the # of a link.</param>
    public async Task<OpenPage> OpenAsync(Func<string> path, View? view = null, string? fragment = null)
    {
        if (_browser is null) Assert.Skip("needs chromium");
        return await OpenPage.OpenAsync(_browser, path(), view ?? new(), fragment);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.CloseAsync();
        _playwright?.Dispose();
    }

    private static string? Find() => (
        from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        from name in Names
        let path = Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name)
        where File.Exists(path)
        select path).FirstOrDefault();
}
