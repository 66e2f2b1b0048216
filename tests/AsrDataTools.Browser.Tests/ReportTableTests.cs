using System.Globalization;
using Microsoft.Playwright;

namespace AsrDataTools.Browser.Tests;

/// <summary>Tables of the report that are sorted, filtered, turned over and linked into, by keys and by hand.</summary>
public sealed class ReportTableTests(Chromium chromium, ProductPages pages)
{
    private const string Findings = "[role=region][aria-label='Findings']";
    private const string Place = "nav[aria-label='Pages: Findings'] .table-place";

    [Fact]
    public async Task WordsFilterAllPages()
    {
        await using OpenPage page = await OpenManyAsync();
        ILocator filter = page.Page.GetByLabel("Filter: Findings", new() { Exact = true });

        await filter.FillAsync("RULE7 file4207.wav");

        ILocator rows = page.Page.Locator($"{Findings} tbody tr");
        await Assertions.Expect(rows).ToHaveCountAsync(1);
        Assert.Contains("finding number 4207 is", await rows.First.TextContentAsync(), StringComparison.Ordinal);
        Assert.StartsWith("1 of ", await page.Page.Locator(".table-tools", new() { Has = filter }).Locator("output").TextContentAsync(), StringComparison.Ordinal);

        await filter.FillAsync("there is no such finding");
        await Assertions.Expect(rows).ToHaveCountAsync(0);
        await filter.FillAsync("");
        await Assertions.Expect(rows).ToHaveCountAsync(100);
        page.AssertSilent();
    }

    [Fact]
    public async Task PagesTurnByKeys()
    {
        await using OpenPage page = await OpenManyAsync();
        ILocator pager = page.Page.Locator("nav[aria-label='Pages: Findings']");
        string whole = await Text(page, Place);
        Assert.StartsWith("1–100 of ", whole, StringComparison.Ordinal);
        Assert.True(await pager.Locator(".page-previous").IsDisabledAsync());
        string first = await FirstId(page);

        await pager.Locator(".page-next").FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");
        Assert.StartsWith("101–200 of ", await Text(page, Place), StringComparison.Ordinal);
        Assert.NotEqual(first, await FirstId(page));
        await page.Page.Keyboard.PressAsync("Space");
        Assert.StartsWith("201–300 of ", await Text(page, Place), StringComparison.Ordinal);

        await pager.Locator(".page-last").ClickAsync();
        string last = await Text(page, Place);
        Assert.EndsWith("–" + whole.Split(' ')[^1] + " of " + whole.Split(' ')[^1], last, StringComparison.Ordinal);
        Assert.True(await pager.Locator(".page-next").IsDisabledAsync());
        await pager.Locator(".page-first").ClickAsync();
        Assert.Equal(first, await FirstId(page));
    }

    [Fact]
    public async Task ALinkLeadsToAFindingOnALaterPage()
    {
        string id, url;
        await using (OpenPage page = await OpenManyAsync())
        {
            await page.Page.Locator("nav[aria-label='Pages: Findings'] .page-last").ClickAsync();
            id = await page.Page.Locator($"{Findings} tbody tr").Nth(20).EvaluateAsync<string>("row => row.id");
            url = page.Page.Url;
        }

        await using OpenPage linked = await OpenManyAsync(id);
        await AssertInSight(linked, id);
        Assert.DoesNotContain("1–100 of", await Text(linked, Place), StringComparison.Ordinal);
        Assert.StartsWith(url, linked.Page.Url, StringComparison.Ordinal);

        // The same within the page, from another page of the table and with a filter that leaves it out.
        await linked.Page.Locator("nav[aria-label='Pages: Findings'] .page-first").ClickAsync();
        await linked.Page.GetByLabel("Filter: Findings", new() { Exact = true }).FillAsync("nothing at all");
        await linked.Page.EvaluateAsync("() => { location.hash = ''; }");
        await linked.Page.EvaluateAsync("id => { location.hash = id; }", id);
        await AssertInSight(linked, id);
        linked.AssertSilent();
    }

    [Fact]
    public async Task EachRuleLeadsToItsFirstFinding()
    {
        await using OpenPage page = await OpenManyAsync();
        ILocator link = page.Page.Locator("[role=region][aria-label='Findings by rule'] tbody th a").Last;
        string rule = (await link.TextContentAsync())!.Trim();
        string id = (await link.GetAttributeAsync("href"))![1..];

        await link.FocusAsync();
        await page.Page.Keyboard.PressAsync("Enter");

        await AssertInSight(page, id);
        Assert.Equal(rule, (await page.Page.Locator($"[id='{id}'] th").TextContentAsync())!.Trim());
    }

    [Fact]
    public async Task AHeadSortsUpDownAndBackByKeys()
    {
        await using OpenPage page = await OpenManyAsync();
        ILocator table = page.Page.Locator("[role=region][aria-label='Findings by rule']");
        ILocator head = table.Locator("th[aria-sort]", new() { HasText = "Rule" });
        string[] before = await Cells(table);

        await head.Locator("button").FocusAsync();
        foreach ((string key, string sign) in new[] { ("Enter", "ascending"), ("Space", "descending"), ("Enter", "none") })
        {
            await page.Page.Keyboard.PressAsync(key);
            Assert.Equal(sign, await head.GetAttributeAsync("aria-sort"));
            if (sign == "none") Assert.Equal(before, await Cells(table));
            else Assert.Equal(sign == "ascending" ? "rule0" : "rule39", (await table.Locator("tbody th").First.TextContentAsync())!.Trim());
        }
    }

    [Fact]
    public async Task EveryHeadOfEveryTableSorts()
    {
        await using OpenPage page = await chromium.OpenAsync(() => pages.PathOf(ProductPage.Readiness));

        string[] faults = await page.Page.EvaluateAsync<string[]>("""
            () => {
              const faults = [];
              for (const region of document.querySelectorAll("[role=region]:has(button.sort)")) {
                const rows = () => [...region.querySelector("tbody").rows].map(row => row.textContent);
                const isPaged = region.nextElementSibling?.matches("nav.pager:not([hidden])") ?? false;
                for (const head of region.querySelectorAll("th[aria-sort]")) {
                  const before = rows();
                  for (const sign of ["ascending", "descending", "none"]) {
                    head.querySelector("button").click();
                    const at = `${region.getAttribute("aria-label")}, ${head.textContent}, ${sign}: `;
                    const after = rows();
                    if (head.getAttribute("aria-sort") !== sign) faults.push(at + head.getAttribute("aria-sort"));
                    if (region.querySelectorAll("th[aria-sort=ascending], th[aria-sort=descending]").length !== (sign === "none" ? 0 : 1)) faults.push(at + "another head says that it sorts");
                    if (!isPaged && before.toSorted().join() !== after.toSorted().join()) faults.push(at + "other rows");
                    if (sign === "none" && before.join() !== after.join()) faults.push(at + "not as before");
                  }
                }
              }
              return faults;
            }
            """);

        Assert.Empty(faults);
        Assert.InRange(await page.Page.Locator("th[aria-sort]").CountAsync(), 40, 1000);
        page.AssertSilent();
    }

    [Fact]
    public async Task NumbersSortAsNumbers()
    {
        await using OpenPage page = await OpenManyAsync();
        ILocator table = page.Page.Locator("[role=region][aria-label='Findings']");
        await table.Locator("th button", new() { HasText = "Where" }).ClickAsync();
        string[] places = [.. await table.Locator("tbody td code").AllTextContentsAsync()];

        Assert.Equal(100, places.Length);
        Assert.Equal(places.OrderBy(Number), places);
        static int Number(string place) => int.TryParse(place.Split(':')[^1], CultureInfo.InvariantCulture, out int line) ? line : int.MaxValue;
    }

    [Fact]
    public async Task PaperHoldsTheBeginningAndSaysSo()
    {
        await using OpenPage page = await OpenManyAsync();

        await page.Page.EvaluateAsync("() => dispatchEvent(new Event('beforeprint'))");
        int printed = await page.Page.Locator($"{Findings} tbody tr").CountAsync();
        Assert.InRange(printed, 1, 99);
        Assert.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{printed} of "), await Text(page, $"{Findings} ~ .cut"), StringComparison.Ordinal);

        await page.Page.EvaluateAsync("() => dispatchEvent(new Event('afterprint'))");
        await Assertions.Expect(page.Page.Locator($"{Findings} tbody tr")).ToHaveCountAsync(100);
        await Assertions.Expect(page.Page.Locator(".cut")).ToHaveCountAsync(0);
    }

    private Task<OpenPage> OpenManyAsync(string? id = null) => chromium.OpenAsync(() => pages.PathOf(ProductPage.ManyFindings), fragment: id);

    private static async Task<string[]> Cells(ILocator table) => [.. await table.Locator("tbody").First.Locator("tr").AllTextContentsAsync()];

    private static async Task<string> Text(OpenPage page, string selector) => (await page.Page.Locator(selector).TextContentAsync())!;

    private static Task<string> FirstId(OpenPage page) => page.Page.Locator($"{Findings} tbody tr").First.EvaluateAsync<string>("row => row.id");

    private static async Task AssertInSight(OpenPage page, string id) =>
        await page.Page.WaitForFunctionAsync("id => { const box = document.getElementById(id)?.getBoundingClientRect(); return box && box.bottom > 0 && box.top < innerHeight; }", id);
}
