using System.Globalization;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Fingerprint;

/// <summary>
/// The share of excerpts that Chromaprint finds at no false pair: those whose bit error against their own recording is below the
/// lowest of any excerpt of the cell against any other recording. The threshold is thus set with the answers known, in the peer's favour.
/// </summary>
internal sealed class ChromaprintRecall
{
    private readonly int _trials;
    private readonly int[] _truth;
    private readonly Dictionary<int, uint[]> _indexed = [];
    private readonly RobustnessTable _table;

    public ChromaprintRecall(RobustnessTable table, int trials, int others)
    {
        _table = table;
        _trials = Math.Min(trials, table.Trials);
        _truth = [.. Enumerable.Range(0, _trials).Select(table.TruthOf)];
        int[] all = [.. Enumerable.Range(0, table.Index.Recordings.Count).Except(_truth)];
        new SeededRandom(1).Shuffle<int>(all);
        foreach (int recording in _truth.Concat(all.Take(others)))
        {
            if (ChromaprintPeer.Fingerprint(table.Index.Recordings[recording].Samples, table.Index.SampleRate) is { } fingerprint)
                _indexed[recording] = fingerprint;
        }
    }

    public string Share((float[][] Excerpts, int SampleRate)? degraded)
    {
        if (_indexed.Count == 0 || degraded is not (float[][] excerpts, int sampleRate))
            return "not installed";
        List<double> right = [];
        double wrong = 1;
        for (int i = 0; i < _trials; i++)
        {
            uint[] query = ChromaprintPeer.Fingerprint(excerpts[i], sampleRate)!;
            string own = _table.Index.Recordings[_truth[i]].Name;
            right.Add(ChromaprintPeer.BitErrorRate(query, _indexed[_truth[i]]));
            foreach ((int recording, uint[] fingerprint) in _indexed)
            {
                if (recording != _truth[i] && !_table.Shared.Holds(own, _table.Index.Recordings[recording].Name))
                    wrong = Math.Min(wrong, ChromaprintPeer.BitErrorRate(query, fingerprint));
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"{right.Count(rate => rate < wrong)}/{_trials}");
    }
}
