using AsrDataTools.Corpus;
using AsrDataTools.Coverage;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Readiness;

/// <summary>The accents of the evaluation set as the accent gate understands their labels, so that one accent is one slice however it is written.</summary>
internal sealed class AccentOfUtterances
{
    private readonly Dictionary<string, SpeechUtterance> _labelled = new(StringComparer.Ordinal);
    private AccentLabels? _labels;

    public void Take(SpeechUtterance utterance)
    {
        if (utterance.Accent is not null) _labelled.TryAdd(utterance.Id, utterance with { Text = null });
    }

    /// <summary>The pair with its accent in canonical form; a label that stands for no one accent stays as it is.</summary>
    public TranscriptPair Complete(TranscriptPair pair, AccentGateSettings settings)
    {
        _labels ??= LabelsOf(settings);
        if (!_labelled.TryGetValue(pair.Id, out SpeechUtterance? utterance) || _labels.Normalize(utterance).Accent is not { } accent) return pair;
        return pair with { Property = name => name.Equals(nameof(SpeechUtterance.Accent), StringComparison.OrdinalIgnoreCase) ? accent : pair.Property(name) };
    }

    /// <summary>Labels as the accent gate understands them.</summary>
    public static AccentLabels LabelsOf(AccentGateSettings settings) => new(MapOf(settings));

    // What is wrong with a map in a file of its own, whoever reads the traffic has said.
    private static AccentMap MapOf(AccentGateSettings settings)
    {
        try
        {
            return settings.AccentMapPath is { } path ? AccentMap.Read(path) : new(settings.AccentMap);
        }
        catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
        {
            return AccentMap.Empty;
        }
    }
}
