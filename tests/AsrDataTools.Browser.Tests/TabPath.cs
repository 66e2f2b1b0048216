using Microsoft.Playwright;

namespace AsrDataTools.Browser.Tests;

/// <summary>The way that the Tab key takes through a page.</summary>
/// <param name="Reached">Controls in the order that Tab reached them, as element and id or text.</param>
/// <param name="Missed">Those that it did not reach.</param>
/// <param name="Unseen">Those on which the focus is not to be seen, or that lie outside the window when they have it.</param>
public sealed record TabPath(IReadOnlyList<string> Reached, IReadOnlyList<string> Missed, IReadOnlyList<string> Unseen)
{
    private const int MostSteps = 500;

    private const string Stops = """
        const selector = "a[href], button, input, select, textarea, summary, audio[controls], video[controls], [tabindex]";
        const all = [...document.querySelectorAll(selector)].filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({ visibilityProperty: true }));
        const name = e => e.localName + (e.id ? "#" + e.id : " " + (e.getAttribute("aria-label") ?? e.textContent).trim().slice(0, 40));
        """;

    private const string Names = $$"""
        indices => {
          {{Stops}}
          return indices.map(index => name(all[index]));
        }
        """;

    // The number of what has the focus among all that may have it, and whether that can be seen. Players and browsers' own
    // widgets draw the ring within themselves.
    private const string Look = $$"""
        () => {
          {{Stops}}
          const element = document.activeElement;
          const ring = e => {
            const style = getComputedStyle(e);
            return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
          };
          const signs = element === null ? [] : [element, ...(element.labels ?? [])];
          const box = element?.getBoundingClientRect();
          const inWindow = box !== undefined && box.bottom > 0 && box.top < innerHeight && (box.right > 0 && box.left < innerWidth);
          return {
            index: all.indexOf(element), count: all.length, name: all.includes(element) ? name(element) : "", stray: element === document.body || all.includes(element) ? null : name(element),
            isSeen: ["audio", "video"].includes(element?.localName) || (signs.some(ring) && inWindow),
          };
        }
        """;

    internal static async Task<TabPath> WalkAsync(IPage page)
    {
        await page.EvaluateAsync("() => { document.activeElement?.blur(); getSelection()?.removeAllRanges(); scrollTo(0, 0); }");
        List<string> reached = [], unseen = [];
        HashSet<int> seen = [];
        int count = 0, before = -1;
        for (int step = 0; step < MostSteps; step++)
        {
            await page.Keyboard.PressAsync("Tab");
            Place place = await page.EvaluateAsync<Place>(Look);
            count = place.Count;
            if (place.Stray is { } stray)
            {
                unseen.Add("stray: " + stray);
                continue;
            }

            if (place.Index < 0 && reached.Count > 0) break;
            if (place.Index < 0 || place.Index == before) continue;
            before = place.Index;
            if (!seen.Add(place.Index)) break;
            reached.Add(place.Name);
            if (!place.IsSeen) unseen.Add(place.Name);
        }

        int[] missed = [.. Enumerable.Range(0, count).Where(index => !seen.Contains(index))];
        return new(reached, missed.Length == 0 ? [] : await page.EvaluateAsync<string[]>(Names, missed), unseen);
    }

    private sealed class Place
    {
        public int Index { get; set; }

        public int Count { get; set; }

        public string Name { get; set; } = "";

        public string? Stray { get; set; }

        public bool IsSeen { get; set; }
    }
}
