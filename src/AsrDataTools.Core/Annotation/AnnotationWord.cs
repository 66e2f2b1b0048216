namespace AsrDataTools.Annotation;

/// <summary>
/// A word and where it is. Times are seconds from the start of the recording. Kept small: a million of them are read at once.
/// </summary>
public sealed record AnnotationWord
{
    // NaN for absent: half the size of what the language makes of "double?".
    private readonly double _start = double.NaN;
    private readonly double _end = double.NaN;
    private readonly double _confidence = double.NaN;

    public required string Text { get; init; }

    public double? StartSeconds
    {
        get => Optional(_start);
        init => _start = value ?? double.NaN;
    }

    public double? EndSeconds
    {
        get => Optional(_end);
        init => _end = value ?? double.NaN;
    }

    /// <summary>From 0 to 1, as the source gives it.</summary>
    public double? Confidence
    {
        get => Optional(_confidence);
        init => _confidence = value ?? double.NaN;
    }

    /// <summary>Null where the word's segment says it.</summary>
    public string? Speaker { get; init; }

    /// <summary>Null where the word's segment says it.</summary>
    public string? Channel { get; init; }

    /// <summary>Kind of token in the words of the source: lex, fp, frag …</summary>
    public string? Type { get; init; }

    /// <summary>Name of the tier that it stands in.</summary>
    public string? Tier { get; init; }

    /// <summary>Line in the file that it was read from, counted from 1; 0 where it was not.</summary>
    public int SourceLine { get; init; }

    internal SourceRow? Source { get; set; }

    public override string ToString() => Text;

    private static double? Optional(double value) => double.IsNaN(value) ? null : value;
}
