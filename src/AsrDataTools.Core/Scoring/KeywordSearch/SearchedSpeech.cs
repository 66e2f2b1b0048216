using AsrDataTools.Scoring.Diarization;

namespace AsrDataTools.Scoring.KeywordSearch;

/// <summary>The speech that is searched: what an experiment control file (ecf) lists.</summary>
public sealed class SearchedSpeech
{
    // Two sides of a call in two recordings: each counts half, since people do not talk at the same time (KWSEval).
    private const string SplitCalls = "splitcts";

    private readonly List<SearchedExcerpt> _excerpts = [];

    public IReadOnlyList<SearchedExcerpt> Excerpts => _excerpts;

    /// <exception cref="SpeechDataException">Impossible times (<c>TurnTimesInvalid</c>).</exception>
    public void Add(SearchedExcerpt excerpt)
    {
        ArgumentNullException.ThrowIfNull(excerpt);
        Interval.OfSeconds(excerpt.StartSeconds, excerpt.StartSeconds + excerpt.DurationSeconds, excerpt.Recording);
        _excerpts.Add(excerpt);
    }

    /// <summary>
    /// Seconds of speech searched. What the channels of one recording have at the same time counts once; of type <c>splitcts</c>
    /// half of it counts.
    /// </summary>
    public double TotalSeconds
    {
        get
        {
            double total = 0;
            foreach (IGrouping<string, SearchedExcerpt> recording in _excerpts.GroupBy(e => RecordingName.Of(e.Recording), StringComparer.Ordinal))
            {
                List<Interval> whole = Union(recording.Where(e => !IsSplit(e)));
                List<Interval> split = IntervalSet.Subtract(Union(recording.Where(IsSplit)), whole);
                total += (IntervalSet.Length(whole) + IntervalSet.Length(split) / 2.0) / Interval.PerSecond;
            }

            return total;
        }
    }

    private static bool IsSplit(SearchedExcerpt excerpt) => SplitCalls.Equals(excerpt.SourceType, StringComparison.OrdinalIgnoreCase);

    private static List<Interval> Union(IEnumerable<SearchedExcerpt> excerpts) =>
        IntervalSet.Union(excerpts.Select(e => Interval.OfSeconds(e.StartSeconds, e.StartSeconds + e.DurationSeconds, e.Recording)));
}

/// <summary>A stretch of one channel of a recording that is searched.</summary>
/// <param name="Recording">Name or file of the recording.</param>
/// <param name="Channel">Null for all.</param>
/// <param name="StartSeconds">Where it begins.</param>
/// <param name="DurationSeconds">From 0 up.</param>
/// <param name="SourceType"><c>bnews</c>, <c>cts</c>, <c>splitcts</c>, <c>confmtg</c>, or whatever the file says.</param>
public sealed record SearchedExcerpt(string Recording, string? Channel, double StartSeconds, double DurationSeconds, string? SourceType = null);
