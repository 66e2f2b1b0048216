using System.Collections.Concurrent;
using AsrDataTools.Acoustics;
using AsrDataTools.Audio;
using AsrDataTools.Catalog;
using AsrDataTools.Corpus;

namespace AsrDataTools.Readiness;

/// <summary>
/// Goes once through everything that a corpus's files, folders and manifests name and measures it, as closely as is asked; one bad
/// input never ends the run.
/// </summary>
/// <param name="side">The corpus.</param>
/// <param name="reading">How closely; at least the rows.</param>
/// <param name="profiler">Measures, or knows from before.</param>
/// <param name="throttleLimit">Most recordings at once.</param>
/// <param name="take">Called for each utterance that was measured, in the order of the inputs, one at a time.</param>
/// <param name="fail">Called once for each input that cannot be used, on any thread.</param>
internal sealed class CorpusPass(CorpusSide side, CorpusReading reading, CachedProfiler profiler, int throttleLimit, Action<MeasuredUtterance> take, Action<Exception, string> fail)
{
    private readonly ConcurrentQueue<InputFailure> _failures = [];

    // Annotation is held against where training speaks.
    private readonly AcousticProfileOptions _options = new() { IncludeSegments = side == CorpusSide.Training };
    private int _profiled;
    private int _profiles;
    private double _seconds;

    /// <returns>An account of each input.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public CorpusInputs Run(IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        ParallelOptions parallel = new() { TaskScheduler = TaskScheduler.Current, MaxDegreeOfParallelism = throttleLimit, CancellationToken = cancellation };
        OrderedHandover<MeasuredUtterance> handover = new(Count);

        // Unbuffered, so that a manifest is read only as fast as its recordings are worked through.
        Parallel.ForEach(
            Partitioner.Create(paths.SelectMany(Utterances), EnumerablePartitionerOptions.NoBuffering),
            parallel,
            (utterance, _, number) => handover.Finish(number, Measure(utterance, cancellation), cancellation));
        return new CorpusInputs
        {
            Paths = paths,
            Reading = reading,
            Profiled = _profiled,
            Profiles = _profiles,
            Hours = _seconds / 3600,
            Failures = [.. _failures.OrderBy(failure => failure.Path, StringComparer.Ordinal)],
        };
    }

    private void Count(MeasuredUtterance utterance)
    {
        _profiled++;
        _profiles += utterance.Profiles.Count;
        _seconds += utterance.Seconds;
        take(utterance);
    }

    private MeasuredUtterance? Measure(SpeechUtterance utterance, CancellationToken cancellation)
    {
        try
        {
            return reading switch
            {
                CorpusReading.Rows => Seen(utterance),
                CorpusReading.Lengths when HeaderSeconds(utterance, cancellation) is double seconds => new(side, utterance, []) { HeaderSeconds = seconds },
                _ => new(side, utterance, profiler.Profile(utterance, _options, raw: null, cancellation)),
            };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // Whatever goes wrong belongs to this recording alone; it is reported and counted.
            Fail(exception, utterance.AudioPath ?? utterance.SourcePath ?? utterance.Id);
            return null;
        }
    }

    private MeasuredUtterance Seen(SpeechUtterance utterance) => utterance.AudioPath is { } path && !File.Exists(path)
        ? throw AudioError.Unreadable(path, new FileNotFoundException("it is not there", path))
        : new(side, utterance, []);

    // Null where there is no recording, or its header does not tell: it is measured then.
    private static double? HeaderSeconds(SpeechUtterance utterance, CancellationToken cancellation)
    {
        if (utterance.AudioPath is not { } path) return null;
        using AudioReader reader = AudioFile.Open(path, new()
        {
            StartSeconds = utterance.StartSeconds ?? 0,
            DurationSeconds = utterance.StartSeconds is null ? null : utterance.DurationSeconds,
            Cancellation = cancellation,
        });
        return reader.Format.FrameCount is null ? null : reader.Span.FrameCount / (double)reader.Format.SampleRate;
    }

    private IEnumerable<SpeechUtterance> Utterances(string path)
    {
        IEnumerator<SpeechUtterance>? rows = null;
        try
        {
            while (Next(path, ref rows) is SpeechUtterance utterance) yield return utterance;
        }
        finally
        {
            rows?.Dispose();
        }
    }

    // Null at the end, also when the rest of the manifest cannot be read.
    private SpeechUtterance? Next(string path, ref IEnumerator<SpeechUtterance>? rows)
    {
        try
        {
            rows ??= SpeechManifest.Read(path, null, exception => Fail(exception, exception.Path ?? path)).GetEnumerator();
            return rows.MoveNext() ? rows.Current : null;
        }
        catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
        {
            Fail(exception, path);
            return null;
        }
    }

    private void Fail(Exception exception, string path)
    {
        _failures.Enqueue(InputFailure.From(exception, path));
        fail(exception, path);
    }
}
