using Microsoft.Playwright;

namespace AsrDataTools.Browser.Tests;

/// <summary>The report's charts, its print and its size.</summary>
public sealed class ReadinessReportTests(Chromium chromium, ProductPages pages)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, View.Narrow)]
    public async Task EveryChartHasDataAndIsDrawn(ColorScheme scheme, int width)
    {
        await using OpenPage page = await OpenAsync(new(scheme, Width: width));

        Assert.InRange(await page.Page.Locator("[data-chart]").CountAsync(), 5, 100);
        await page.AssertFaultlessAsync("charts");
    }

    [Fact]
    public async Task ChartsFollowTheReadersColours()
    {
        await using OpenPage page = await OpenAsync();
        foreach ((ColorScheme scheme, string ink) in new[] { (ColorScheme.Dark, "#e9e7e2"), (ColorScheme.Light, "#1b1d21") })
        {
            await page.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await page.Page.WaitForFunctionAsync("ink => [...document.querySelectorAll('[data-chart]')].every(plot => plot.layout.font.color === ink)", ink);
        }

        page.AssertSilent();
    }

    [Fact]
    public async Task ChartsFollowTheWindow()
    {
        await using OpenPage page = await OpenAsync();

        await page.Page.SetViewportSizeAsync(View.Narrow, 800);
        await page.Page.WaitForFunctionAsync("() => [...document.querySelectorAll('[data-chart]')].every(plot => plot.layout.width <= innerWidth)");

        await page.AssertFaultlessAsync("charts", "overflow");
    }

    [Fact]
    public async Task PaperIsLightAndUnfoldedAndTheScreenComesBack()
    {
        await using OpenPage page = await OpenAsync(new(ColorScheme.Dark));
        int folded = await page.Page.Locator("details:not([open])").CountAsync();
        await page.Page.EvaluateAsync("""
            () => addEventListener("beforeprint", () => window.paper = {
              folded: document.querySelectorAll("details:not([open])").length,
              inks: [...new Set([...document.querySelectorAll("[data-chart]")].map(plot => plot.layout.font.color))].join(),
              widest: Math.max(...[...document.querySelectorAll("[data-chart]")].map(plot => plot.layout.width)),
            })
            """);

        byte[] pdf = await page.Page.PdfAsync(new() { Format = "A4" });

        Assert.True(pdf.Length > 50_000);
        Assert.Equal(0, await page.Page.EvaluateAsync<int>("() => paper.folded"));
        Assert.Equal("#1b1d21", await page.Page.EvaluateAsync<string>("() => paper.inks"));
        Assert.InRange(await page.Page.EvaluateAsync<double>("() => paper.widest"), 300, View.PaperInside);
        await page.Page.WaitForFunctionAsync("() => document.querySelector('[data-chart]').layout.font.color !== '#1b1d21'");
        Assert.Equal(folded, await page.Page.Locator("details:not([open])").CountAsync());
        Assert.True(folded > 0);
    }

    [Fact]
    public async Task FoldedPartsOpenByKey()
    {
        await using OpenPage page = await OpenAsync();
        ILocator part = page.Page.Locator("details:not([open])").First;
        IElementHandle details = await part.ElementHandleAsync();

        await part.Locator("summary").FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        Assert.True(await details.EvaluateAsync<bool>("e => e.open"));
        await page.Page.Keyboard.PressAsync("Space");
        Assert.False(await details.EvaluateAsync<bool>("e => e.open"));
    }

    [Fact]
    public async Task TheFirstTabSkipsToWhatToDo()
    {
        await using OpenPage page = await OpenAsync();

        await page.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("Skip to what to do", await page.Page.EvaluateAsync<string>("() => document.activeElement.textContent"));
        await page.Page.Keyboard.PressAsync("Enter");

        Assert.EndsWith("#todo", page.Page.Url, StringComparison.Ordinal);
        Assert.InRange(await page.Page.EvaluateAsync<double>("() => document.getElementById('todo').getBoundingClientRect().top"), -1, 900);
    }

    [Fact]
    public async Task FiftyThousandFindingsOpen()
    {
        await using OpenPage page = await chromium.OpenAsync(() => pages.PathOf(ProductPage.ManyFindings));
        await page.PictureAsync("ManyFindings");

        Assert.Equal("true", await page.Page.EvaluateAsync<string>("() => document.documentElement.dataset.drawn"));
        await page.AssertFaultlessAsync("charts", "overflow");
        page.AssertSilent();
    }

    private Task<OpenPage> OpenAsync(View? view = null) => chromium.OpenAsync(() => pages.PathOf(ProductPage.Readiness), view);
}
