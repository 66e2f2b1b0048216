using AsrDataTools.Corpus;

namespace AsrDataTools.Annotation.Depth;

/// <summary>
/// Gathers a delivery by recording: several files may speak of one (turns in RTTM, words in CTM, text in a manifest). Manifests
/// and audio come first, since they tell which recordings there are.
/// </summary>
internal sealed class DepthCorpus
{
    private readonly List<DepthRecording> _recordings = [];
    private readonly Dictionary<string, List<DepthRecording>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DepthRecording> _byAudio = new(StringComparer.Ordinal);

    // Null where several recordings have the name.
    private readonly Dictionary<string, string?> _audio = new(StringComparer.Ordinal);

    /// <summary>In the order in which they came.</summary>
    public IReadOnlyList<DepthRecording> Recordings => _recordings;

    /// <summary>Offers a recording's audio to the annotation of that name.</summary>
    public void AddAudio(string path)
    {
        string name = RowContext.NameOfAudio(path);
        if (!_audio.TryAdd(name, path) && _audio[name] != path) _audio[name] = null;
    }

    /// <returns>The recording that the row is of.</returns>
    public DepthRecording Add(SpeechUtterance utterance)
    {
        DepthRecording recording = OfRow(utterance);
        recording.Add(utterance);
        return recording;
    }

    /// <param name="document">What is said of a recording.</param>
    /// <param name="onlyKnown">Leaves out what is of no recording that came before.</param>
    /// <returns>The recording; null where it was left out.</returns>
    /// <exception cref="SpeechDataException"><c>RecordingAmbiguous</c>: several recordings have that name.</exception>
    public DepthRecording? Add(DepthDocument document, bool onlyKnown = false)
    {
        DepthRecording? recording = document.Audio is { } audio ? _byAudio.GetValueOrDefault(audio) : null;
        recording ??= Named(document.Recording, document.Path) ?? Named(RowContext.NameOfAudio(document.Recording), document.Path);
        if (recording is null && onlyKnown) return null;
        recording ??= New(document.Recording, document.Audio ?? _audio.GetValueOrDefault(document.Recording) ?? _audio.GetValueOrDefault(RowContext.NameOfAudio(document.Recording)));
        recording.Add(document.Source);
        return recording;
    }

    /// <summary>Whether any recording has overlap, tagged or by its turns.</summary>
    public bool HasOverlap() => _recordings.Exists(recording => recording.Sources.Any(source => source.Tags.Contains(DepthTag.Overlap) || !DepthLane.OverlapOf(source.Turns).IsEmpty));

    private DepthRecording OfRow(SpeechUtterance utterance)
    {
        if (utterance.AudioPath is { } path)
        {
            return _byAudio.TryGetValue(path, out DepthRecording? known) ? known : New(RowContext.NameOfAudio(path), path);
        }

        string name = utterance.Recording ?? utterance.Id;
        return Named(name, utterance.SourcePath) ?? New(name, _audio.GetValueOrDefault(name));
    }

    private DepthRecording? Named(string name, string? path)
    {
        if (!_byName.TryGetValue(name, out List<DepthRecording>? recordings)) return null;
        return recordings.Count == 1 ? recordings[0] : throw new SpeechDataException(
            "RecordingAmbiguous",
            SpeechDataProblem.InvalidData,
            $"{recordings.Count} recordings are called '{name}', such as '{recordings[0].AudioPath}' and '{recordings[1].AudioPath}': the annotation of that name is left out. Give each file a name of its own.",
            path);
    }

    private DepthRecording New(string name, string? audio)
    {
        DepthRecording recording = new(name) { AudioPath = audio };
        _recordings.Add(recording);
        if (audio is not null) _byAudio.TryAdd(audio, recording);
        if (!_byName.TryGetValue(name, out List<DepthRecording>? named)) _byName[name] = named = [];
        named.Add(recording);
        return recording;
    }
}
