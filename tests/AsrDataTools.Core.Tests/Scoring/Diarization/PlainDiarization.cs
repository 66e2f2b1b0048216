using AsrDataTools.Scoring.Diarization;

namespace AsrDataTools.Core.Tests.Scoring.Diarization;

/// <summary>
/// The definition written out without any cleverness: time cut at everything that could matter, each piece looked at by its
/// middle, every map of speakers tried. Non-lexical sounds are not known here.
/// </summary>
internal sealed class PlainDiarization
{
    private readonly List<Piece> _pieces = [];
    private readonly string[] _reference;
    private readonly string[] _hypothesis;

    public PlainDiarization(DiarizationPair pair, DiarizationOptions options)
    {
        _reference = [.. pair.Reference.Select(t => t.Speaker).Distinct()];
        _hypothesis = [.. pair.Hypothesis.Select(t => t.Speaker).Distinct()];
        decimal collar = (decimal)options.CollarSeconds;
        decimal[] edges = [.. pair.Reference.SelectMany(t => (decimal[])[(decimal)t.StartSeconds, (decimal)t.EndSeconds])];
        (decimal Start, decimal End)[] regions = pair.Regions is null
            ? [(edges.Min(), edges.Max())]
            : [.. pair.Regions.Select(r => ((decimal)r.StartSeconds, (decimal)r.EndSeconds))];

        // As md-eval has it: nothing is scored any more after a zone that no boundary of a turn follows.
        decimal[] real = [.. pair.Reference.Where(t => t.EndSeconds > t.StartSeconds).SelectMany(t => (decimal[])[(decimal)t.StartSeconds, (decimal)t.EndSeconds])];
        (decimal Start, decimal End)[] zones = [.. pair.NoScore.Select(z =>
            ((decimal)z.StartSeconds, real.Any(e => e >= (decimal)z.EndSeconds) ? (decimal)z.EndSeconds : 1e6m))];

        decimal[] cuts = [.. edges
            .Concat(edges.Select(e => e - collar)).Concat(edges.Select(e => e + collar))
            .Concat(pair.Hypothesis.SelectMany(t => (decimal[])[(decimal)t.StartSeconds, (decimal)t.EndSeconds]))
            .Concat(regions.Concat(zones).SelectMany(r => (decimal[])[r.Start, r.End]))
            .Distinct().Order()];
        for (int i = 1; i < cuts.Length; i++)
        {
            decimal middle = (cuts[i - 1] + cuts[i]) / 2;
            if (!regions.Any(r => r.Start < middle && middle < r.End) || zones.Any(z => z.Start < middle && middle < z.End)) continue;
            SpeakerTurn[] speaking = [.. pair.Reference.Where(t => Covers(t, middle))];
            bool scored = !edges.Any(e => Math.Abs(e - middle) < collar) && !(options.SkipOverlap && speaking.Length > 1);
            _pieces.Add(new(
                cuts[i] - cuts[i - 1],
                scored,
                [.. speaking.Select(t => t.Speaker)],
                [.. pair.Hypothesis.Where(t => Covers(t, middle)).Select(t => t.Speaker)]));
        }
    }

    /// <summary>Confusion under each of the maps of most evaluated overlap.</summary>
    public IEnumerable<double> Confusions()
    {
        Dictionary<(string, string), decimal> evaluated = Pairs((r, h) => Together(r, h, _ => true));
        Dictionary<(string, string), decimal> scored = Pairs((r, h) => Together(r, h, piece => piece.Scored));
        decimal both = _pieces.Where(p => p.Scored).Sum(p => p.Length * Math.Min(p.Reference.Count, p.Hypothesis.Count));
        List<(decimal Overlap, decimal Confusion)> all = [.. Maps(0, []).Select(map => (
            map.Sum(pair => evaluated[(pair.Key, pair.Value)]), both - map.Sum(pair => scored[(pair.Key, pair.Value)])))];
        decimal most = all.Max(m => m.Overlap);
        return all.Where(m => m.Overlap == most).Select(m => (double)m.Confusion);
    }

    public double Scored() => Sum(p => 1);

    public double Speaker() => Sum(p => p.Reference.Count);

    public double Miss() => Sum(p => Math.Max(0, p.Reference.Count - p.Hypothesis.Count));

    public double FalseAlarm() => Sum(p => Math.Max(0, p.Hypothesis.Count - p.Reference.Count));

    /// <summary>Least mean over speakers of 1 − intersection/union; NaN without speakers.</summary>
    public double Jaccard()
    {
        string[] speaking = [.. _reference.Where(r => _pieces.Any(p => p.Reference.Contains(r)))];
        if (speaking.Length == 0) return double.NaN;
        Dictionary<(string, string), double> index = Pairs((r, h) =>
        {
            decimal union = _pieces.Where(p => p.Reference.Contains(r) || p.Hypothesis.Contains(h)).Sum(p => p.Length);
            return union == 0 ? 0 : (double)(Together(r, h, _ => true) / union);
        });
        return 1 - Maps(0, []).Max(map => map.Sum(pair => index[(pair.Key, pair.Value)])) / speaking.Length;
    }

    private static bool Covers(SpeakerTurn turn, decimal time) => (decimal)turn.StartSeconds < time && time < (decimal)turn.EndSeconds;

    private decimal Together(string r, string h, Func<Piece, bool> where) =>
        _pieces.Where(p => where(p) && p.Reference.Contains(r) && p.Hypothesis.Contains(h)).Sum(p => p.Length);

    private Dictionary<(string, string), T> Pairs<T>(Func<string, string, T> of) =>
        _reference.SelectMany(r => _hypothesis.Select(h => (r, h))).ToDictionary(pair => pair, pair => of(pair.r, pair.h));

    private double Sum(Func<Piece, int> of) => (double)_pieces.Where(p => p.Scored).Sum(p => p.Length * of(p));

    private IEnumerable<Dictionary<string, string>> Maps(int next, Dictionary<string, string> map)
    {
        if (next == _reference.Length) return [new(map)];
        List<Dictionary<string, string>> maps = [.. Maps(next + 1, map)];
        foreach (string h in _hypothesis.Except(map.Values).ToArray())
        {
            map[_reference[next]] = h;
            maps.AddRange(Maps(next + 1, map));
            map.Remove(_reference[next]);
        }

        return maps;
    }

    private sealed record Piece(decimal Length, bool Scored, HashSet<string> Reference, HashSet<string> Hypothesis);
}
