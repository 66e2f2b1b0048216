using Microsoft.Playwright;

namespace AsrDataTools.Browser.Tests;

/// <summary>How a page is looked at.</summary>
/// <param name="Scheme">The colours that the reader's system asks for.</param>
/// <param name="Media">Screen or paper.</param>
/// <param name="Width">Of the window, CSS pixels.</param>
public sealed record View(ColorScheme Scheme = ColorScheme.Light, Media Media = Media.Screen, int Width = 1280)
{
    /// <summary>The narrowest window that every page has to fit.</summary>
    public const int Narrow = 380;

    /// <summary>A4, the narrower of the two common papers, and what it leaves between margins of 15 mm.</summary>
    public const int Paper = 794, PaperInside = 680;

    public override string ToString() => $"{Scheme}-{Media}-{Width}".ToLowerInvariant();
}
