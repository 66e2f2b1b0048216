namespace AsrDataTools.Browser.Tests;

/// <summary>The checks themselves, on a page whose faults are known: a check that finds nothing anywhere would pass every page.</summary>
public sealed class PageAuditTests(Chromium chromium) : IDisposable
{
    private const string BadPage = """
        <!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>Bad</title>
        <style>.plot { width: 300px } body { background: white; color: black } .wide { width: 3000px }
          .pale { color: #999 } .onTint { background: #eee; color: #757575 } .faint { opacity: 0.4 } .big { font-size: 24px; color: #949494 }
          .striped { color: #fff; background: repeating-linear-gradient(90deg, #000 0 5px, #fff 5px 9px) } .counted::before { content: "1"; color: #ccc }
          input { border: 1px solid #ddd; background: white } button:focus { outline: none }
          @media (prefers-color-scheme: dark) { body { background: #111; color: #222 } }</style>
        <body><h3>Deep</h3><h1 id="twice">One</h1><h1 id="twice">Two</h1>
        <a href="#nowhere">leads nowhere</a><img src="data:image/png;base64,iVBORw0KGgo="><figure></figure><svg></svg><input><button></button>
        <table><tr><td>no headers</td></tr></table><table><caption>short</caption><thead><tr><th scope="col">a</th><th>b</th></tr></thead><tbody><tr><td>one</td></tr></tbody></table>
        <div class="plot" data-chart="empty" data-index="0"></div>
        <p class="pale">pale</p><p class="onTint">tint</p><p class="faint">faint</p><p class="big">large enough</p><p class="striped">striped</p><p class="counted">counted</p>
        <div class="wide">wide</div></body></html>
        """;

    private readonly PageFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("contrast", "<p.pale>", "<p.onTint>", "<p.faint>", "<p.striped>", "<p.counted>")]
    [InlineData("fields", "<input>")]
    [InlineData("headings", "<h3> \"Deep\" follows", "2 headings of level 1")]
    [InlineData("references", "the id twice is there twice", "#nowhere, which is not there")]
    [InlineData("names", "<img>", "<svg>", "<figure>", "<input>", "<button>")]
    [InlineData("tables", "\"no headers\" has no headers", "\"no headers\" has no name", "<th> \"b\" has no scope", "1 cells under 2 heads")]
    [InlineData("overflow", "<div.wide>")]
    [InlineData("paper", "<div.wide>")]
    [InlineData("charts", "empty 0 has no data", "empty 0 is not drawn")]
    public async Task FindsEachFaultAndNoOther(string check, params string[] faults)
    {
        await using OpenPage page = await chromium.OpenAsync(() => _folder.WriteText("bad.html", BadPage));

        string[] found = await page.FaultsAsync(check);

        Assert.Equal(faults.Length, found.Length);
        Assert.All(faults, fault => Assert.Contains(found, text => text.Contains(fault, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task FindsWhatOnlyTheDarkSchemeSpoils()
    {
        await using OpenPage page = await chromium.OpenAsync(() => _folder.WriteText("bad.html", BadPage), new(Microsoft.Playwright.ColorScheme.Dark));

        Assert.Contains(await page.FaultsAsync("contrast"), fault => fault.StartsWith("<h3>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AFocusThatIsNotSeenIsFound()
    {
        await using OpenPage page = await chromium.OpenAsync(() => _folder.WriteText("bad.html", BadPage));

        Assert.Equal(["button "], (await page.TabThroughAsync()).Unseen);
    }

    [Fact]
    public async Task RequestsDialogsAndErrorsAreComplaints()
    {
        await using OpenPage page = await chromium.OpenAsync(() => _folder.WriteText("bad.html", "<!DOCTYPE html><title>x</title><img src=\"https://example.invalid/x.png\"><script>console.warn('careful'); setTimeout(() => { throw new Error('oops') }); setTimeout(() => alert('hello'), 50)</script>"));

        string[] awaited = ["request: https://example.invalid/x.png", "failed request: https://example.invalid/x.png", "console warning: careful", "uncaught: ", "dialog: hello"];
        string[] Missing() => [.. awaited.Where(start => !page.Complaints.Any(text => text.StartsWith(start, StringComparison.Ordinal)))];
        for (int attempt = 0; Missing().Length > 0 && attempt < 200; attempt++) await Task.Delay(50, TestContext.Current.CancellationToken);

        Assert.Empty(Missing());
    }
}
