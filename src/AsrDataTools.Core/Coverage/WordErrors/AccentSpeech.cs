using AsrDataTools.Statistics;

namespace AsrDataTools.Coverage;

/// <summary>One accent's words and errors, speaker by speaker.</summary>
internal sealed class AccentSpeech
{
    public AccentSpeech(string accent, IEnumerable<WordErrorCell> cells)
    {
        Accent = accent;
        IGrouping<int, WordErrorCell>[] speakers = [.. cells.GroupBy(cell => cell.Cluster)];
        Clusters = [.. speakers.Select(speaker => speaker.Key)];
        double[] words = Sums(cell => cell.Words), errors = Sums(cell => cell.Errors), minutes = Sums(cell => cell.Minutes);
        Words = words.Sum();
        Errors = errors.Sum();
        Rate = Words > 0 ? new(errors, words) : null;
        Pace = minutes.Sum() > 0 ? new(Sums(cell => cell.TimedWords), minutes) : null;

        double[] Sums(Func<WordErrorCell, double> value) => [.. speakers.Select(speaker => speaker.Sum(value))];
    }

    public string Accent { get; }

    public IReadOnlyList<int> Clusters { get; }

    public double Words { get; }

    public double Errors { get; }

    /// <summary>Errors per word; null without words.</summary>
    public ClusteredRatio? Rate { get; }

    /// <summary>Words per minute; null where no row tells its length.</summary>
    public ClusteredRatio? Pace { get; }
}
