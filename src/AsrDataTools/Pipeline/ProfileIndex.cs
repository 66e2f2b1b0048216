using AsrDataTools.Acoustics;
using AsrDataTools.Corpus;

namespace AsrDataTools.Pipeline;

/// <summary>Finds the acoustic profile of an utterance: by its Id, or else by the recording.</summary>
internal sealed class ProfileIndex
{
    private readonly Dictionary<string, AcousticProfile> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, AcousticProfile> _byPath = new(StringComparer.Ordinal);

    public void Add(AcousticProfile profile)
    {
        if (profile.Id is { } id) _byId.TryAdd(id, profile);
        _byPath.TryAdd(profile.Path, profile);
    }

    public AcousticProfile? Find(SpeechUtterance utterance) =>
        _byId.GetValueOrDefault(utterance.Id) ?? (utterance.AudioPath is { } path ? _byPath.GetValueOrDefault(path) : null);
}
