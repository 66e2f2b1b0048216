using System.Runtime.InteropServices;
using AsrDataTools.Statistics;

namespace AsrDataTools.Scoring.Diarization;

/// <summary>How long each speaker speaks, and how long each pair of reference and hypothesis speaks together.</summary>
internal sealed class SpeakerOverlap
{
    private readonly Dictionary<(int Reference, int Hypothesis), Shared> _pairs = [];

    public SpeakerOverlap(SpeakerTimeline timeline, ScoredTime time)
    {
        Reference = new long[timeline.Reference.Count];
        Hypothesis = new long[timeline.Hypothesis.Count];
        timeline.Walk(time.Evaluated, (length, reference, hypothesis) =>
        {
            foreach (int h in hypothesis.Speakers) Hypothesis[h] += length;
            foreach (int r in reference.Speakers)
            {
                Reference[r] += length;
                foreach (int h in hypothesis.Speakers) CollectionsMarshal.GetValueRefOrAddDefault(_pairs, (r, h), out _).Evaluated += length;
            }
        });
        if (ReferenceEquals(time.Scored, time.Evaluated)) return;
        timeline.Walk(time.Scored, (length, reference, hypothesis) =>
        {
            foreach (int r in reference.Speakers)
            {
                foreach (int h in hypothesis.Speakers) CollectionsMarshal.GetValueRefOrAddDefault(_pairs, (r, h), out _).Scored += length;
            }
        });
    }

    /// <summary>Evaluated nanoseconds of each speaker of the reference.</summary>
    public long[] Reference { get; }

    /// <summary>Evaluated nanoseconds of each speaker of the hypothesis.</summary>
    public long[] Hypothesis { get; }

    /// <summary>Evaluated nanoseconds in which both speak.</summary>
    public long Together(int reference, int hypothesis) => _pairs.GetValueOrDefault((reference, hypothesis)).Evaluated;

    /// <summary>
    /// The one-to-one map of most evaluated time in common; among several such the one of most scored time, so that the error
    /// does not hang on the order of names. Speakers that never speak together stay unmapped.
    /// </summary>
    /// <returns>For each speaker of the reference one of the hypothesis, or −1.</returns>
    public int[] MapByOverlap()
    {
        Int128 unit = 1 + _pairs.Values.Aggregate((Int128)0, (sum, shared) => sum + shared.Scored);
        Int128[,] cost = new Int128[Reference.Length, Hypothesis.Length];
        foreach (((int r, int h), Shared shared) in _pairs) cost[r, h] = -(shared.Evaluated * unit + shared.Scored);
        return WithoutStrangers(OptimalAssignment.Minimize(cost));
    }

    /// <summary>
    /// The one-to-one map of least mean Jaccard error; pairs that never speak together stay unmapped.
    /// </summary>
    /// <returns>For each speaker of the reference one of the hypothesis, or −1.</returns>
    public int[] MapByJaccard()
    {
        double[,] cost = new double[Reference.Length, Hypothesis.Length];
        foreach ((int r, int h) in _pairs.Keys) cost[r, h] = JaccardError(r, h) - 1;
        return WithoutStrangers(OptimalAssignment.Minimize(cost));
    }

    /// <summary>1 − intersection/union of the two speakers' evaluated time.</summary>
    public double JaccardError(int reference, int hypothesis)
    {
        long together = Together(reference, hypothesis);
        return 1 - (double)together / (Reference[reference] + Hypothesis[hypothesis] - together);
    }

    private int[] WithoutStrangers(int[] map)
    {
        for (int r = 0; r < map.Length; r++)
        {
            if (map[r] >= 0 && Together(r, map[r]) == 0) map[r] = -1;
        }

        return map;
    }

    private struct Shared
    {
        public long Evaluated;
        public long Scored;
    }
}
