using AsrDataTools.Acoustics;
using AsrDataTools.Corpus;

namespace AsrDataTools.Readiness;

/// <summary>One utterance of either side, with what slices are told by.</summary>
/// <param name="Utterance">Without its text, which is not needed any more.</param>
/// <param name="Profile">Of the channel with most speech; null without audio.</param>
public sealed record AlignmentItem(SpeechUtterance Utterance, AcousticProfile? Profile)
{
    /// <summary>Canonical; null where the label stands for no one accent.</summary>
    public string? Accent { get; init; }

    /// <summary>Seconds of speech, or of audio where that is not known; 0 where neither is.</summary>
    public double Seconds { get; init; }

    /// <summary>Words of the text; null without one.</summary>
    public int? Words { get; init; }

    /// <summary>Words of the text that are of listed terms.</summary>
    public int TermWords { get; init; }

    /// <summary>Written hesitations in the text.</summary>
    public int Hesitations { get; init; }

    /// <summary>As a column of the manifest declares it; null where none does.</summary>
    public SpeakingStyle? DeclaredStyle { get; init; }
}
