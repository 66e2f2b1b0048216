using AsrDataTools.Statistics;
using AsrDataTools.Text;

namespace AsrDataTools.Annotation.Rules;

/// <summary>Segments with far more or fewer characters a second than the others of the corpus: text or times are of another segment.</summary>
internal sealed class SpeakingRate : AnnotationRule
{
    private const double MostZ = 4;

    // 1 / Φ⁻¹(3/4): makes the median absolute deviation a standard deviation, for normal values.
    private const double Consistency = 1.4826;

    private const double LeastSeconds = 0.3;
    private const int LeastSegments = 20;

    public override string Id => "SpeakingRate";

    public override Severity Severity => Severity.Warning;

    public override string Description => "Characters a second are more than 4 robust standard deviations from the corpus's median";

    public override string Remedy => "listen to it: text or times are likely of another segment";

    internal override object? Note(RecordingEvidence recording)
    {
        Rate[] rates = [.. recording.TimedSpeech.Select(Of).OfType<Rate>()];
        return rates.Length == 0 ? null : rates;
    }

    internal override void Finish(IReadOnlyList<CorpusNote> notes)
    {
        // A character of Chinese is a syllable; those of other scripts are sounds.
        foreach (bool dense in (ReadOnlySpan<bool>)[false, true])
        {
            double[] sorted = [.. notes.SelectMany(note => (Rate[])note.Value).Where(rate => rate.Dense == dense).Select(rate => rate.PerSecond).Order()];
            if (sorted.Length < LeastSegments) continue;
            (double median, double deviation) = Spread(sorted);
            (double logMedian, double logDeviation) = Spread(Array.ConvertAll(sorted, Math.Log));
            foreach (CorpusNote note in notes)
            {
                foreach (Rate rate in ((Rate[])note.Value).Where(rate => rate.Dense == dense))
                {
                    // A rate cannot fall below 0: slow ones show on the scale of logarithms.
                    double z = rate.PerSecond >= median ? (rate.PerSecond - median) / deviation : (Math.Log(rate.PerSecond) - logMedian) / logDeviation;
                    if (Math.Abs(z) > MostZ) Report(rate, z, median, note.Sheet);
                }
            }
        }
    }

    private static void Report(Rate rate, double z, double median, FindingSheet sheet) => sheet.Add(
        rate.Segment,
        FindingSheet.Say($"has {rate.Characters:N0} characters in {rate.Seconds:0.00} s: {rate.PerSecond:0.0} a second, where the corpus has {median:0.0} (z = {z:0.0})"),
        FindingSheet.Say($"listen to it: at the usual rate its text takes {rate.Characters / median:0.0} s"),
        rate.Seconds);

    private static (double Median, double Deviation) Spread(double[] sorted)
    {
        double median = Quantile.OfSorted(sorted, 0.5);
        double[] distances = [.. sorted.Select(value => Math.Abs(value - median)).Order()];
        return (median, Consistency * Quantile.OfSorted(distances, 0.5));
    }

    private static Rate? Of(AnnotationSegment segment)
    {
        double seconds = segment.DurationSeconds!.Value;
        if (seconds < LeastSeconds || segment.TextOrWords is not { } text) return null;
        int characters = 0;
        bool mark = false;
        foreach (char c in text)
        {
            // Marks such as [laughter] and <noise> are not spoken.
            mark = c is '[' or '<' || (mark && c is not (']' or '>'));
            if (!mark && char.IsLetterOrDigit(c)) characters++;
        }

        return characters == 0 ? null : new(segment, characters, seconds, UnsegmentedScript.HasAny(text));
    }

    private sealed record Rate(AnnotationSegment Segment, int Characters, double Seconds, bool Dense)
    {
        public double PerSecond => Characters / Seconds;
    }
}
