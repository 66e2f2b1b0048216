using System.Globalization;

namespace AsrDataTools.Annotation;

/// <summary>Channels as sources write them.</summary>
public static class AnnotationChannel
{
    /// <summary>The channel counted from 1: of a number, or of A and B, left and right; null where the text names none.</summary>
    public static int? Number(string? channel) => channel?.Trim().ToUpperInvariant() switch
    {
        null => null,
        "A" or "L" or "LEFT" => 1,
        "B" or "R" or "RIGHT" => 2,
        string text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 ? number : null,
    };
}
