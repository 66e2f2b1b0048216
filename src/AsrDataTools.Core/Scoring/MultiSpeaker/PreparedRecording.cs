namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>A recording that is ready to be scored by any metric: words normalised and numbered, times told.</summary>
public sealed class PreparedRecording
{
    internal PreparedRecording(MultiSpeakerPair pair, PreparedSide reference, PreparedSide hypothesis) => (Pair, Reference, Hypothesis) = (pair, reference, hypothesis);

    public MultiSpeakerPair Pair { get; }

    public string Recording => Pair.Recording;

    internal PreparedSide Reference { get; }

    internal PreparedSide Hypothesis { get; }
}
