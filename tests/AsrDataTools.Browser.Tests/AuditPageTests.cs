using Microsoft.Playwright;

namespace AsrDataTools.Browser.Tests;

/// <summary>A listener who judges by keys alone.</summary>
public sealed class AuditPageTests(Chromium chromium, ProductPages pages)
{
    [Fact]
    public async Task AListenerJudgesByKeysAndTheSheetIsJudged()
    {
        await using OpenPage page = await OpenAsync();
        IKeyboard keys = page.Page.Keyboard;
        int items = await page.Page.Locator("#strip button").CountAsync();
        Assert.True(items > 5);

        await keys.PressAsync("r");
        await keys.PressAsync("2");
        await keys.TypeAsync("2");
        await keys.PressAsync("Enter");
        await keys.PressAsync("e");
        Assert.Equal("corrected", await page.Page.EvaluateAsync<string>("() => document.activeElement.id"));
        await keys.PressAsync("Control+A");
        await keys.TypeAsync("quite, \"another\" sentence");
        await keys.PressAsync("Control+Enter");
        await keys.PressAsync("u");

        Assert.Equal($"4 of {items} answered", await page.Page.Locator("#progress").TextContentAsync());
        Assert.Equal($"5 of {items}", await page.Page.Locator("#where").TextContentAsync());
        Assert.Equal(["right", "wrong", "wrong", "unclear", ""], (await page.Page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('#strip button')].map(b => b.className)")).Take(5));
        for (int item = 4; item < items; item++) await keys.PressAsync("r");
        Assert.Equal($"{items} of {items} answered", await page.Page.Locator("#progress").TextContentAsync());

        IDownload saved = await page.Page.RunAndWaitForDownloadAsync(() => keys.PressAsync("s"));
        string folder = Path.GetDirectoryName(pages.PathOf(ProductPage.Audit))!;
        string sheet = Path.Combine(folder, saved.SuggestedFilename);
        await saved.SaveAsAsync(sheet);
        string[] verdicts = [.. ProductPages.Run(folder, $"Test-AuditSample '{saved.SuggestedFilename}' | ForEach-Object {{ \"$($_.Stratum)\" }}").Output.Select(row => row.ToString())];
        Assert.Equal("All", verdicts[0]);
        Assert.Contains("\"quite, \"\"another\"\" sentence\"", await File.ReadAllTextAsync(sheet, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        page.AssertSilent();

        await using OpenPage later = await OpenAsync();
        Assert.Equal($"0 of {items} answered", await later.Page.Locator("#progress").TextContentAsync());
        await later.Page.Locator("#load").SetInputFilesAsync(sheet);
        await Assertions.Expect(later.Page.Locator("#progress")).ToHaveTextAsync($"{items} of {items} answered");
    }

    [Fact]
    public async Task AnswersOutliveTheWindow()
    {
        await using OpenPage page = await OpenAsync();
        await page.Page.Keyboard.PressAsync("r");

        IPage again = await page.Page.Context.NewPageAsync();
        await again.GotoAsync(page.Page.Url);

        Assert.StartsWith("1 of ", await again.Locator("#progress").TextContentAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SpacePlaysAndPauses()
    {
        await using OpenPage page = await OpenAsync();

        await page.Page.WaitForFunctionAsync("() => document.getElementById('audio').readyState >= 2");
        await page.Page.EvaluateAsync("() => { audio.loop = true; }");
        await page.Page.Keyboard.PressAsync("Space");
        await page.Page.WaitForFunctionAsync("() => !document.getElementById('audio').paused");
        await page.Page.Keyboard.PressAsync("Space");
        await page.Page.WaitForFunctionAsync("() => document.getElementById('audio').paused");
        page.AssertSilent();
    }

    [Fact]
    public async Task EscapeLeavesTheFieldsForTheKeys()
    {
        await using OpenPage page = await OpenAsync();

        await page.Page.Keyboard.PressAsync("e");
        await page.Page.Keyboard.PressAsync("Escape");
        await page.Page.Keyboard.PressAsync("ArrowRight");
        Assert.StartsWith("2 of ", await page.Page.Locator("#where").TextContentAsync(), StringComparison.Ordinal);
        await page.Page.Keyboard.PressAsync("ArrowLeft");
        Assert.StartsWith("1 of ", await page.Page.Locator("#where").TextContentAsync(), StringComparison.Ordinal);
        Assert.StartsWith("0 of ", await page.Page.Locator("#progress").TextContentAsync(), StringComparison.Ordinal);
    }

    private Task<OpenPage> OpenAsync() => chromium.OpenAsync(() => pages.PathOf(ProductPage.Audit));
}
