using Microsoft.Playwright;

namespace AsrDataTools.Browser.Tests;

/// <summary>The explorer of a delivery: found, heard, seen, by keys and by hand.</summary>
public sealed class ExplorerTests(Chromium chromium, ProductPages pages)
{
    [Fact]
    public async Task TwentyThousandUtterancesAreOpenedAndSearched()
    {
        await using OpenPage page = await OpenAsync(ProductPage.ManyUtterances);
        Assert.Equal("20,000 utterances", await Text(page, "#count"));
        Assert.Equal("20001", await page.Page.Locator("#table").GetAttributeAsync("aria-rowcount"));
        Assert.InRange(await page.Page.Locator("#table-rows [role=row]").CountAsync(), 5, 200);

        await page.Page.Locator("#table").FocusAsync();
        await page.Page.Keyboard.PressAsync("End");
        await Assertions.Expect(page.Page.Locator("#detail-id")).ToHaveTextAsync("call-19999");
        Assert.Equal("20001", await page.Page.Locator("#table-rows [aria-selected=true]").GetAttributeAsync("aria-rowindex"));
        await Assertions.Expect(page.Page.Locator("#table-rows [aria-selected=true]")).ToBeInViewportAsync();

        await page.Page.Keyboard.PressAsync("/");
        await page.Page.Keyboard.TypeAsync("\"number 77\" -772");
        // 77, 770 to 779 and 7700 to 7799 without 772, 7720 to 7729 and 7772.
        await Assertions.Expect(page.Page.Locator("#count")).ToHaveTextAsync("99 of 20,000");
        await page.Page.Locator("#query").FillAsync("no such word");
        await Assertions.Expect(page.Page.Locator("#empty")).ToBeVisibleAsync();
        await page.Page.Locator("#clear").ClickAsync();
        await Assertions.Expect(page.Page.Locator("#count")).ToHaveTextAsync("20,000 utterances");
        page.AssertSilent();
    }

    [Fact]
    public async Task AFacetsCountIsWhatItLeaves()
    {
        await using OpenPage page = await OpenAsync(ProductPage.ManyUtterances);
        if (!await page.Page.Locator("#filter-drawer").EvaluateAsync<bool>("e => e.open")) await page.Page.Locator("#filter-drawer > summary").ClickAsync();
        ILocator value = page.Page.Locator("#facet-accent li", new() { HasText = "en-IN" });
        Assert.Equal("2,500", await value.Locator(".n").TextContentAsync());

        await value.Locator("input").FocusAsync();
        await page.Page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.Page.Locator("#count")).ToHaveTextAsync("2,500 of 20,000");

        // Its own counts are those under the other filters.
        await page.Page.Locator("#query").FillAsync("\"number 80\"");
        await Assertions.Expect(page.Page.Locator("#count")).ToHaveTextAsync("16 of 20,000");
        Assert.Equal("16", await page.Page.Locator("#facet-accent li", new() { HasText = "en-IN" }).Locator(".n").TextContentAsync());
        Assert.Equal("95", await page.Page.Locator("#facet-accent li", new() { HasText = "en-GB" }).Locator(".n").TextContentAsync());
    }

    [Fact]
    public async Task HeadsSortAndSaySo()
    {
        await using OpenPage page = await OpenAsync(ProductPage.Explorer);
        ILocator head = page.Page.Locator("#table-head [role=columnheader]", new() { Has = page.Page.Locator("button[data-key=speaker]") });
        ILocator cells = page.Page.Locator("#table-rows [role=row]");

        await head.Locator("button").FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("ascending", await head.GetAttributeAsync("aria-sort"));
        Assert.Contains("u00", await cells.First.TextContentAsync(), StringComparison.Ordinal);
        await head.Locator("button").ClickAsync();
        Assert.Equal("descending", await head.GetAttributeAsync("aria-sort"));
        Assert.Contains("u04", await cells.First.TextContentAsync(), StringComparison.Ordinal);
        await head.Locator("button").ClickAsync();
        Assert.Equal("none", await head.GetAttributeAsync("aria-sort"));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task WaveformAndSpectrogramAreDrawn(ColorScheme scheme)
    {
        await using OpenPage page = await OpenAsync(ProductPage.Explorer, new(scheme));

        // Colours within the drawing, right of the names: of the waveform's band, and of the spectrogram's below it.
        int[] colours = await page.Page.EvaluateAsync<int[]>("""
            () => {
              const canvas = document.querySelector("canvas.timeline"), ratio = devicePixelRatio;
              const copy = Object.assign(document.createElement("canvas"), { width: canvas.width, height: canvas.height });
              const pen = copy.getContext("2d", { willReadFrequently: true });
              pen.drawImage(canvas, 0, 0);
              const count = (top, height) => {
                const data = pen.getImageData(70 * ratio, top * ratio, canvas.width - 90 * ratio, height * ratio).data, seen = new Set();
                for (let i = 0; i < data.length; i += 4) seen.add(data.slice(i, i + 4).join());
                return seen.size;
              };
              return [count(2, 60), count(72, 100)];
            }
            """);

        Assert.InRange(colours[0], 2, 100_000);
        Assert.InRange(colours[1], 30, 100_000);
        string name = (await page.Page.Locator("#timeline").GetAttributeAsync("aria-label"))!;
        Assert.StartsWith("Waveform and spectrogram, 3", name, StringComparison.Ordinal);
        Assert.Contains("other", name, StringComparison.Ordinal);
        page.AssertSilent();
    }

    [Fact]
    public async Task ThePlayheadFollowsSoundAndClicks()
    {
        await using OpenPage page = await OpenAsync(ProductPage.Explorer);
        double start = await HeadAsync(page);
        Assert.InRange(start, 20, 150);

        await page.Page.Locator("body").PressAsync("Space");
        await page.Page.WaitForFunctionAsync("() => document.getElementById('player').currentTime > 0.3");
        await page.Page.Locator("body").PressAsync("Space");
        await page.Page.WaitForFunctionAsync("() => document.getElementById('player').paused");
        Assert.True(await HeadAsync(page) > start + 5);

        LocatorBoundingBoxResult box = (await page.Page.Locator("#timeline").BoundingBoxAsync())!;
        float middle = (float)start + ((box.Width - 8 - (float)start) / 2);
        await page.Page.Locator("#timeline").ClickAsync(new() { Position = new() { X = middle, Y = 20 } });
        await page.Page.WaitForFunctionAsync("() => Math.abs(document.getElementById('player').currentTime - 1.5) < 0.05");
        Assert.InRange(await HeadAsync(page), middle - 3, middle + 3);
        page.AssertSilent();
    }

    [Fact]
    public async Task KeysGoFromUtteranceToUtterance()
    {
        await using OpenPage page = await OpenAsync(ProductPage.Explorer);
        ILocator id = page.Page.Locator("#detail-id");
        await Assertions.Expect(id).ToHaveTextAsync("u00");

        await page.Page.Keyboard.PressAsync("j");
        await Assertions.Expect(id).ToHaveTextAsync("u01");
        Assert.EndsWith("#u01", page.Page.Url, StringComparison.Ordinal);
        await page.Page.Keyboard.PressAsync("k");
        await Assertions.Expect(id).ToHaveTextAsync("u00");
        Assert.Equal("this is → was number 0 of them → of", Squeezed(await Text(page, "#diff")));

        await page.Page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Page.Locator("#help")).ToBeVisibleAsync();
        await page.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Page.Locator("#help")).ToBeHiddenAsync();
        await page.Page.Keyboard.PressAsync("o");
        await Assertions.Expect(page.Page.Locator("#pane-overview")).ToBeVisibleAsync();
        Assert.Equal("true", await page.Page.Locator("#view-overview").GetAttributeAsync("aria-selected"));
        Assert.True(await page.Page.Locator("#pane-overview svg").CountAsync() > 2);
        await page.PictureAsync("Explorer-overview");
        await page.AssertFaultlessAsync("contrast", "names", "overflow", "headings");
    }

    [Fact]
    public async Task TheAddressOpensAnUtterance()
    {
        await using OpenPage page = await OpenAsync(ProductPage.ManyUtterances, fragment: "call-17123");
        await Assertions.Expect(page.Page.Locator("#detail-id")).ToHaveTextAsync("call-17123");
        await Assertions.Expect(page.Page.Locator("#table-rows [aria-selected=true]")).ToBeInViewportAsync();

        await page.Page.EvaluateAsync("() => { location.hash = 'nobody'; }");
        await Assertions.Expect(page.Page.Locator("#status")).ToContainTextAsync("nobody");
        page.AssertSilent();
    }

    private Task<OpenPage> OpenAsync(ProductPage kind, View? view = null, string? fragment = null) => chromium.OpenAsync(() => pages.PathOf(kind), view, fragment);

    private static async Task<string> Text(OpenPage page, string selector) => (await page.Page.Locator(selector).TextContentAsync())!;

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Where the playhead is drawn, CSS pixels from the left of the drawing; -1 where there is none.</summary>
    private static Task<double> HeadAsync(OpenPage page) => page.Page.EvaluateAsync<double>("""
        () => {
          const canvas = document.querySelector("canvas.timeline-over");
          const copy = Object.assign(document.createElement("canvas"), { width: canvas.width, height: canvas.height });
          const pen = copy.getContext("2d", { willReadFrequently: true });
          pen.drawImage(canvas, 0, 0);
          const data = pen.getImageData(0, 10, canvas.width, 1).data;
          for (let i = 3; i < data.length; i += 4) if (data[i] > 60) return (i - 3) / 4 / devicePixelRatio;
          return -1;
        }
        """);
}
