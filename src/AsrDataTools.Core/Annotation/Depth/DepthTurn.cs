namespace AsrDataTools.Annotation.Depth;

/// <summary>A timed stretch of speech, as far as depth goes; times in seconds.</summary>
internal readonly record struct DepthTurn(double Start, double End, string? Speaker, string? Channel, bool HasText, bool HasWordTimes)
{
    public Stretch Span => new(Start, End);
}
