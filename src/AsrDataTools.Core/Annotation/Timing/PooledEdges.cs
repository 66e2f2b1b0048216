namespace AsrDataTools.Annotation.Timing;

/// <summary>The edges of many recordings, sorted once: each resampling of whole recordings is then one pass.</summary>
internal sealed class PooledEdges
{
    private readonly float[] _deviations;
    private readonly int[] _recordings;
    private readonly EdgeStatistics[] _parts;

    public PooledEdges(EdgeStatistics[] parts)
    {
        _parts = parts;
        _deviations = [.. parts.SelectMany(part => part.Deviations)];
        _recordings = [.. parts.SelectMany((part, recording) => Enumerable.Repeat(recording, part.Deviations.Length))];
        Array.Sort(_deviations, _recordings);
        All = new(_deviations, parts.Sum(part => part.Silent));
    }

    public EdgeStatistics All { get; }

    /// <summary>The median deviation, ms, where each recording is drawn so often; null where none that is drawn has an edge.</summary>
    public double? Median(ReadOnlySpan<int> draws)
    {
        long total = 0, below = 0;
        for (int part = 0; part < _parts.Length; part++) total += (long)draws[part] * _parts[part].Deviations.Length;
        if (total == 0) return null;
        for (int index = 0; index < _deviations.Length; index++)
        {
            below += draws[_recordings[index]];
            if (2 * below >= total) return _deviations[index];
        }

        return _deviations[^1];
    }

    /// <summary>The share within a tolerance, where each recording is drawn so often.</summary>
    public double? Within(int tolerance, ReadOnlySpan<int> draws)
    {
        long within = 0, all = 0;
        for (int part = 0; part < _parts.Length; part++)
        {
            within += (long)draws[part] * _parts[part].Within[tolerance];
            all += (long)draws[part] * _parts[part].Edges;
        }

        return all == 0 ? null : (double)within / all;
    }
}
