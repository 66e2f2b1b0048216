using System.Collections.Concurrent;
using AsrDataTools.Acoustics;
using AsrDataTools.Corpus;

namespace AsrDataTools.Readiness;

/// <summary>Profiles everything that a corpus's files, folders and manifests name; one bad input never ends the run.</summary>
/// <param name="throttleLimit">Most recordings at once.</param>
/// <param name="onFailure">Called once for each input that cannot be used, on any thread.</param>
/// <param name="onProfiled">Called for each utterance profiled with its seconds, on any thread.</param>
internal sealed class CorpusProfiler(int throttleLimit, Action<Exception, string> onFailure, Action<double> onProfiled)
{
    /// <returns>Profiles in the order of the inputs, and an account of each input.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public (IReadOnlyList<AcousticProfile> Profiles, CorpusInputs Inputs) Profile(IReadOnlyList<string> paths, CancellationToken cancellation)
    {
        ConcurrentQueue<InputFailure> failures = [];
        ConcurrentQueue<(long Number, IReadOnlyList<AcousticProfile> Profiles)> profiled = [];
        ParallelOptions parallel = new() { MaxDegreeOfParallelism = throttleLimit, CancellationToken = cancellation };

        // Unbuffered, so that a manifest is read only as fast as its recordings are worked through.
        Parallel.ForEach(
            Partitioner.Create(Utterances(), EnumerablePartitionerOptions.NoBuffering),
            parallel,
            (utterance, _, number) =>
            {
                try
                {
                    IReadOnlyList<AcousticProfile> profiles = UtteranceProfiler.Profile(utterance, AcousticProfileOptions.Default, raw: null, cancellation);
                    profiled.Enqueue((number, profiles));
                    onProfiled(profiles.Count == 0 ? 0 : profiles[0].DurationSeconds);
                }
                catch (Exception exception) when (exception is not OperationCanceledException)
                {
                    // Whatever goes wrong belongs to this recording alone; it is reported and counted.
                    Fail(exception, utterance.AudioPath ?? utterance.SourcePath ?? utterance.Id);
                }
            });

        AcousticProfile[] all = [.. profiled.OrderBy(item => item.Number).SelectMany(item => item.Profiles)];
        return (all, new CorpusInputs
        {
            Paths = paths,
            Profiled = profiled.Count,
            Profiles = all.Length,
            Hours = profiled.Sum(item => item.Profiles.Count == 0 ? 0 : item.Profiles[0].DurationSeconds) / 3600,
            Failures = [.. failures.OrderBy(failure => failure.Path, StringComparer.Ordinal)],
        });

        IEnumerable<SpeechUtterance> Utterances() => paths.SelectMany(path => Read(path));

        IEnumerable<SpeechUtterance> Read(string path)
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
        SpeechUtterance? Next(string path, ref IEnumerator<SpeechUtterance>? rows)
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

        void Fail(Exception exception, string path)
        {
            failures.Enqueue(InputFailure.From(exception, path));
            onFailure(exception, path);
        }
    }
}
