namespace AsrDataTools.Governance.PersonalData;

/// <summary>The candidates of one text. Where two overlap the likelier stands, and of two alike the longer.</summary>
internal sealed class CandidateList(double minimumScore, IReadOnlySet<string> classes)
{
    private readonly List<Candidate> _candidates = [];
    private AddressTail? _tail;

    /// <summary>Room for the cues around one candidate.</summary>
    public List<CueHit> Hits { get; } = [];

    /// <summary>Reads what follows a street.</summary>
    public AddressTail Tail => _tail ??= new AddressTail();

    public bool Wants(string name) => classes.Contains(name);

    public void Add(in Candidate candidate)
    {
        // Rounded as it is shown, so that a score of 0.50 is never held back by its last bit.
        if (Math.Round(candidate.Score, 2) >= minimumScore && classes.Contains(candidate.Class)) _candidates.Add(candidate);
    }

    public IReadOnlyList<PersonalDataSpan> Select()
    {
        if (_candidates.Count == 0) return [];
        _candidates.Sort(static (left, right) =>
            right.Score != left.Score ? right.Score.CompareTo(left.Score)
            : right.End - right.Start != left.End - left.Start ? (right.End - right.Start).CompareTo(left.End - left.Start)
            : left.Start != right.Start ? left.Start.CompareTo(right.Start)
            : string.CompareOrdinal(left.Class, right.Class));
        SortedSet<Candidate> chosen = new(Comparer<Candidate>.Create(static (left, right) => left.Start.CompareTo(right.Start)));
        foreach (Candidate candidate in _candidates)
        {
            if (IsFree(chosen, candidate)) chosen.Add(candidate);
        }

        return [.. chosen.Select(candidate => candidate.ToSpan())];
    }

    // The chosen do not overlap: only the neighbour that begins last before the candidate's end can reach into it.
    private static bool IsFree(SortedSet<Candidate> chosen, in Candidate candidate)
    {
        if (chosen.Count == 0) return true;
        Candidate before = chosen.GetViewBetween(default, candidate with { Start = candidate.End - 1 }).Max;
        return before.Class is null || before.End <= candidate.Start;
    }
}
