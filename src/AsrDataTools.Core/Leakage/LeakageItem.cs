using AsrDataTools.Corpus;

namespace AsrDataTools.Leakage;

/// <summary>One utterance of one side.</summary>
/// <param name="utterance">What the manifest says of it.</param>
/// <param name="number">Place within its side, from 0.</param>
public sealed class LeakageItem(SpeechUtterance utterance, int number)
{
    public SpeechUtterance Utterance { get; } = utterance;

    public int Number { get; } = number;

    public string? Path => Utterance.AudioPath;

    public double StartSeconds => Utterance.StartSeconds ?? 0;

    /// <summary>Where it ends within its recording, seconds; null for the end of the recording where its length is not declared.</summary>
    public double? EndSeconds => Utterance.DurationSeconds is { } duration ? StartSeconds + duration : null;

    /// <summary>The speaker; null where the label is absent or says that it is not known.</summary>
    public string? Speaker { get; } = LeakageLabel.Of(utterance.Speaker);

    /// <summary>The recording or session by its label; null where it has none.</summary>
    public string? Recording { get; } = LeakageLabel.Of(utterance.Recording);
}
