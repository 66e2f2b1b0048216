using AsrDataTools.Corpus;

namespace AsrDataTools.Annotation.Depth;

/// <summary>Everything that a delivery says of one recording.</summary>
internal sealed class DepthRecording(string name)
{
    private readonly List<DepthSource> _sources = [];
    private DepthSource? _rows;

    public string Name => name;

    /// <summary>Absolute; null where nothing names it.</summary>
    public string? AudioPath { get; set; }

    /// <summary>What is heard in it; null where that was not measured.</summary>
    public RecordedSpeech? Speech { get; set; }

    public IReadOnlyList<DepthSource> Sources => _sources;

    /// <summary>Whether an annotation file speaks of it, not only a manifest.</summary>
    public bool HasDocument { get; private set; }

    public string? Path => _sources.Find(source => source != _rows)?.Path ?? _rows?.Path;

    public double? DurationSeconds => Speech?.DurationSeconds ?? _sources.Max(source => source.DurationSeconds);

    /// <summary>Takes what an annotation file says.</summary>
    public void Add(DepthSource source)
    {
        HasDocument = true;
        _sources.Add(source);
    }

    public void Add(SpeechUtterance utterance)
    {
        if (_rows is null || _rows.Path != utterance.SourcePath) _sources.Add(_rows = new(utterance.SourcePath));
        _rows.Add(utterance);
    }

    public override string ToString() => name;
}
