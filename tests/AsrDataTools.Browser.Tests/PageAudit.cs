using Microsoft.Playwright;

namespace AsrDataTools.Browser.Tests;

/// <summary>The checks of PageAudit.js.</summary>
internal static class PageAudit
{
    private static readonly string Script = Read();

    /// <summary>Runs the check of that name in the page.</summary>
    /// <returns>The faults, each with its place.</returns>
    public static Task<string[]> RunAsync(IPage page, string check) => page.EvaluateAsync<string[]>($"() => ({Script})[{System.Text.Json.JsonSerializer.Serialize(check)}]()");

    private static string Read()
    {
        using StreamReader reader = new(typeof(PageAudit).Assembly.GetManifestResourceStream("PageAudit.js")!);
        return reader.ReadToEnd();
    }
}
