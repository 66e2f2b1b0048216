namespace AsrDataTools.Coverage;

/// <summary>Words and errors of one utterance, or of a speaker's utterances together.</summary>
public sealed record WordErrorRow
{
    /// <summary>As labelled; null where it is not.</summary>
    public string? Accent { get; init; }

    /// <summary>Words of the reference, at least 0.</summary>
    public required double Words { get; init; }

    /// <summary>Substitutions, deletions and insertions together; may exceed the words.</summary>
    public required double Errors { get; init; }

    public string? Speaker { get; init; }

    /// <summary>The recording or session; stands in for the speaker where none is named.</summary>
    public string? Recording { get; init; }

    /// <summary>Channel or place, in the words of the source.</summary>
    public string? Environment { get; init; }

    /// <summary>Signal-to-noise ratio, dB.</summary>
    public double? SnrDb { get; init; }

    /// <summary>Length of the speech that the words were said in, seconds.</summary>
    public double? DurationSeconds { get; init; }
}
