using Microsoft.Playwright;

namespace AsrDataTools.Browser.Tests;

/// <summary>What is asked of every page that the product writes, however it is looked at.</summary>
public sealed class PageTests(Chromium chromium, ProductPages pages)
{
    private static readonly ProductPage[] All = [ProductPage.Readiness, ProductPage.Audit, ProductPage.Robustness, ProductPage.Explorer];

    private static readonly View[] Views =
    [
        new(), new(ColorScheme.Dark), new(ColorScheme.Light, Width: View.Narrow), new(ColorScheme.Dark, Width: View.Narrow),
        new(ColorScheme.Light, Media.Print, View.Paper),
    ];

    public static TheoryData<ProductPage> Pages => [.. All];

    public static TheoryData<ProductPage, int> Looks => [.. from page in All from view in Enumerable.Range(0, Views.Length) select (page, view)];

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task IsLegibleAndFitsTheWindow(ProductPage kind, int view)
    {
        await using OpenPage page = await chromium.OpenAsync(() => pages.PathOf(kind), Views[view]);
        await page.PictureAsync($"{kind}-{Views[view]}");
        string fits = Views[view].Media == Media.Print ? "paper" : "overflow";
        await page.AssertFaultlessAsync(fits);
        await page.UnfoldAsync();
        await page.AssertFaultlessAsync(fits, "contrast", "fields");
        page.AssertSilent();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task IsWellMadeForThoseWhoDoNotSeeIt(ProductPage kind)
    {
        await using OpenPage page = await chromium.OpenAsync(() => pages.PathOf(kind));

        Assert.Equal("en", await page.Page.Locator("html").GetAttributeAsync("lang"));
        Assert.NotEmpty(await page.Page.TitleAsync());
        Assert.Equal(1, await page.Page.Locator("main:visible").CountAsync());
        await page.AssertFaultlessAsync("headings", "references", "names", "tables");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task LinksLeadToFilesThatAreThere(ProductPage kind)
    {
        await using OpenPage page = await chromium.OpenAsync(() => pages.PathOf(kind));

        string[] links = await page.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('a[href]:not([href^=\"#\"]), audio[src]')].map(e => e.href ?? e.src)");
        Assert.All(links, link => Assert.True(new Uri(link) is { IsFile: true } file && File.Exists(file.LocalPath), link));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task TabReachesEveryControlAndIsSeen(ProductPage kind)
    {
        await using OpenPage page = await chromium.OpenAsync(() => pages.PathOf(kind));

        TabPath path = await page.TabThroughAsync();

        Assert.NotEmpty(path.Reached);
        Assert.Empty(path.Missed);
        Assert.Empty(path.Unseen);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task HostileNamesStayText(ProductPage kind)
    {
        foreach (int width in new[] { 1280, View.Narrow })
        {
            await using OpenPage page = await chromium.OpenAsync(() => pages.HostilePathOf(kind), new(Width: width));
            await page.PictureAsync($"{kind}-hostile-{width}");
            await page.UnfoldAsync();
            await page.AssertFaultlessAsync("overflow", "tables", "charts");
            Assert.Equal(0, await page.Page.Locator("body img, body svg[onload]").CountAsync());
            Assert.False(await page.Page.EvaluateAsync<bool>($"() => '{HostilePages.Mark}' in window"));
            page.AssertSilent();
        }
    }
}
