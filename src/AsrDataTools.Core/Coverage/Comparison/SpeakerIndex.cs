using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Coverage;

/// <summary>Numbers the speakers. An utterance that names none counts by its recording, and not as a speaker.</summary>
internal sealed class SpeakerIndex
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<bool> _named = [];

    public int Count => _named.Count;

    public bool IsNamed(int number) => _named[number];

    public int NumberOf(SpeechUtterance utterance)
    {
        bool isNamed = !DeclaredValue.IsAbsent(utterance.Speaker);
        // The first letter keeps a speaker and a recording of the same name apart.
        string key = isNamed ? "s" + utterance.Speaker : "r" + (utterance.Recording ?? utterance.AudioPath ?? utterance.Id);
        if (_numbers.TryGetValue(key, out int number)) return number;
        _numbers.Add(key, number = _named.Count);
        _named.Add(isNamed);
        return number;
    }
}
