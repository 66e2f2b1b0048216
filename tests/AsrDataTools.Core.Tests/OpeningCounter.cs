using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using AsrDataTools.Audio;

namespace AsrDataTools.Core.Tests;

/// <summary>Counts how often each recording of a folder is opened to be decoded.</summary>
internal sealed class OpeningCounter : IDisposable
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();
    private readonly string _folder;

    public OpeningCounter(string folder)
    {
        _folder = folder;
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Name == AudioFile.OpenedCounter) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            if (tags[0].Value is string path && path.StartsWith(folder, StringComparison.Ordinal)) _counts.AddOrUpdate(Path.GetRelativePath(folder, path), (int)count, (_, known) => known + (int)count);
        });
        _listener.Start();
    }

    /// <summary>Openings of a recording by its name within the folder.</summary>
    public int Of(string name) => _counts.GetValueOrDefault(name);

    /// <summary>Openings by name.</summary>
    public IReadOnlyDictionary<string, int> Counts => _counts;

    public void Clear() => _counts.Clear();

    public void Dispose() => _listener.Dispose();

    public override string ToString() => $"{_counts.Count} of {_folder}";
}
