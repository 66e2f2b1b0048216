using AsrDataTools.Corpus;
using AsrDataTools.Coverage;

namespace AsrDataTools.Readiness;

/// <summary>What an evaluation set must know of training: whom and which accents it has.</summary>
public sealed class AlignmentTraining(AccentLabels labels)
{
    private readonly HashSet<string> _speakers = new(StringComparer.Ordinal);
    private readonly HashSet<string> _accents = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Utterances taken.</summary>
    public long Count { get; private set; }

    /// <summary>Of these, those that name no speaker.</summary>
    public long Unnamed { get; private set; }

    /// <summary>Of these, those whose accent is not known.</summary>
    public long Unlabelled { get; private set; }

    public bool HasSpeaker(string speaker) => _speakers.Contains(speaker.Trim());

    public bool HasAccent(string accent) => _accents.Contains(accent);

    public void Add(SpeechUtterance utterance)
    {
        Count++;
        if (string.IsNullOrWhiteSpace(utterance.Speaker)) Unnamed++;
        else _speakers.Add(utterance.Speaker.Trim());
        if (labels.Normalize(utterance).Accent is { } accent) _accents.Add(accent);
        else Unlabelled++;
    }
}
