using AsrDataTools.Benchmarks.Accuracy;
using AsrDataTools.Leakage;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Fingerprint;

/// <summary>Excerpts of one length, cut from indexed recordings and degraded: which are found, and what else is.</summary>
internal sealed class RobustnessTable
{
    /// <summary>Silence around each recording of a <see cref="RecordingTape"/>, seconds.</summary>
    private const double TapeMargin = 0.5;

    private const double StartTolerance = 0.5;

    private readonly PromptIndex _index;
    private readonly SharedAudio _shared;
    private readonly double _seconds;
    private readonly (int Recording, int Start)[] _cuts;
    private readonly RecordingTape _tape;

    /// <param name="index">What is searched.</param>
    /// <param name="shared">Recordings of the index that share audio in truth.</param>
    /// <param name="seconds">Length of the excerpts.</param>
    /// <param name="trials">Most excerpts, no two of the same recording unless there are too few.</param>
    public RobustnessTable(PromptIndex index, SharedAudio shared, double seconds, int trials)
    {
        _index = index;
        _shared = shared;
        _seconds = seconds;
        int length = (int)(seconds * index.SampleRate);
        SeededRandom random = new((long)(10 * seconds));
        int[] fit = [.. Enumerable.Range(0, index.Recordings.Count).Where(i => index.Recordings[i].Samples.Length >= length && SpeechMaterial.IsVoice(index.Recordings[i].Name))];
        random.Shuffle<int>(fit);
        _cuts = [.. fit.Take(trials).Select(i => (i, random.Next(index.Recordings[i].Samples.Length - length + 1)))];
        _tape = RecordingTape.Of(_cuts.Select(cut => index.Recordings[cut.Recording].Samples[cut.Start..(cut.Start + length)]), index.SampleRate);
    }

    public PromptIndex Index => _index;

    public SharedAudio Shared => _shared;

    public int Trials => _cuts.Length;

    /// <summary>Recordings that an excerpt was not cut from.</summary>
    public int Others => _index.Recordings.Count - 1;

    /// <summary>Number of the recording that an excerpt was cut from.</summary>
    public int TruthOf(int excerpt) => _cuts[excerpt].Recording;

    /// <summary>Samples of each excerpt after a degradation; null where a tool is not installed.</summary>
    public (float[][] Excerpts, int SampleRate)? Degraded(Degradation degradation)
    {
        if (degradation.Apply(_tape) is not { } degraded)
            return null;
        return ([.. degraded.Places.Select(place =>
        {
            // The excerpt alone: what lies around it on the tape is silence.
            int from = (int)((place.Start + TapeMargin) * degraded.SampleRate), to = (int)((place.End - TapeMargin) * degraded.SampleRate);
            return degraded.Samples[Math.Min(from, degraded.Samples.Length)..Math.Min(to, degraded.Samples.Length)];
        })], degraded.SampleRate);
    }

    /// <param name="degraded">As <see cref="Degraded"/> gives them.</param>
    public RobustnessCell Run((float[][] Excerpts, int SampleRate)? degraded)
    {
        if (degraded is not (float[][] excerpts, int sampleRate))
            return new RobustnessCell(0, 0, double.NaN, []);
        FingerprintSearch search = new(_index.Index);
        int found = 0;
        List<double> errors = [];
        List<string> wrong = [];
        for (int i = 0; i < excerpts.Length; i++)
        {
            AudioFingerprint fingerprint = PromptIndex.Fingerprint(excerpts[i], sampleRate, FingerprintDensity.Query);
            AudioSearchResult result = search.Find(PromptIndex.Item("excerpt", _seconds), fingerprint);
            string truth = _index.Recordings[_cuts[i].Recording].Name;
            double start = _cuts[i].Start / (double)_index.SampleRate;
            AudioMatch? hit = result.Matches.FirstOrDefault(match => match.Indexed.Path == truth && Math.Abs(match.IndexedStartSeconds - match.QueryStartSeconds - start) < StartTolerance);
            if (hit is not null)
            {
                found++;
                errors.Add(hit.BitErrorRate);
            }

            wrong.AddRange(result.Matches
                .Where(match => match.Indexed.Path != truth && !_shared.Holds(truth, match.Indexed.Path))
                .Select(match => FormattableString.Invariant($"{truth} in {match.Indexed.Path}, bit error {match.BitErrorRate:0.000} over {match.ComparedSeconds:0.00} s")));
        }

        return new RobustnessCell(excerpts.Length, found, errors.Count == 0 ? double.NaN : errors.Average(), wrong);
    }
}

/// <summary>One cell of the table.</summary>
/// <param name="Trials">Excerpts; 0 where a tool is not installed.</param>
/// <param name="Found">Found in the recording and at the place that they were cut from.</param>
/// <param name="BitErrorRate">Mean of those found.</param>
/// <param name="WrongOnes">Matches with recordings that they share no audio with, in words.</param>
internal sealed record RobustnessCell(int Trials, int Found, double BitErrorRate, IReadOnlyList<string> WrongOnes);
