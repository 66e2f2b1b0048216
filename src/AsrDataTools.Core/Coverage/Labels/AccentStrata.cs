namespace AsrDataTools.Coverage;

/// <summary>Where an accent counts.</summary>
/// <param name="Accent">The stratum; null where it cannot be told.</param>
/// <param name="Candidates">The strata it may belong to, where it cannot be told.</param>
public sealed record AccentPlacement(string? Accent, IReadOnlyList<string> Candidates);

/// <summary>
/// Holds accents against those that traffic names. A finer one counts for the coarser (en-GB-SCT for en-GB where traffic has nothing
/// nearer); a coarser one could be any of the finer (en-GB where traffic has en-GB-SCT and en-GB-ENG), so it stays open; one that traffic
/// does not have is a stratum of its own.
/// </summary>
public sealed class AccentStrata
{
    private readonly string[] _accents;
    private readonly AccentTag?[] _tags;
    private readonly Dictionary<string, AccentPlacement> _placed = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="trafficAccents">Canonical accents of traffic.</param>
    public AccentStrata(IEnumerable<string> trafficAccents)
    {
        _accents = [.. trafficAccents.Distinct(StringComparer.OrdinalIgnoreCase)];
        _tags = [.. _accents.Select(AccentTag.Parse)];
    }

    /// <summary>The stratum of a canonical accent.</summary>
    public AccentPlacement Place(string accent)
    {
        if (!_placed.TryGetValue(accent, out AccentPlacement? placement)) _placed[accent] = placement = Find(accent);
        return placement;
    }

    private AccentPlacement Find(string accent)
    {
        int same = Array.FindIndex(_accents, other => other.Equals(accent, StringComparison.OrdinalIgnoreCase));
        if (same >= 0) return new(_accents[same], []);
        if (AccentTag.Parse(accent) is not { } tag) return new(accent, []);
        int[] coarser = [.. Indexes(i => tag.IsWithin(_tags[i]!))];
        int[] nearest = [.. coarser.Where(i => !coarser.Any(j => j != i && _tags[j]!.IsWithin(_tags[i]!)))];
        if (nearest.Length == 1) return new(_accents[nearest[0]], []);
        if (nearest.Length > 1) return new(null, [.. nearest.Select(i => _accents[i])]);
        int[] possible = [.. Indexes(i => tag.MayBe(_tags[i]!))];
        return possible.Length == 0 ? new(accent, []) : new(null, [.. possible.Select(i => _accents[i])]);
    }

    private IEnumerable<int> Indexes(Func<int, bool> holds) => Enumerable.Range(0, _accents.Length).Where(i => _tags[i] is not null && holds(i));
}
