namespace AsrDataTools.Annotation.Timing;

/// <summary>Pauses that words take for their own: an aligner that knows no silence gives it to a neighbour.</summary>
internal static class AbsorbedSilence
{
    /// <summary>Less is the detector's doubt about edges, seconds.</summary>
    public const double LeastSeconds = 0.2;

    /// <summary>A word with less speech than this is not long but in the wrong place, seconds.</summary>
    private const double LeastSpeech = 0.05;

    /// <summary>Words that hold a pause.</summary>
    /// <param name="words">With both times, of some length.</param>
    /// <param name="speech">Where speech is heard.</param>
    /// <param name="line">How annotated times lie to heard ones; the pauses are where it puts the words.</param>
    public static AbsorbedWords Of(IEnumerable<TimedSpan> words, RecordedSpeech speech, TimeLine line)
    {
        AbsorbedWords absorbed = new();
        Dictionary<string, TimeSet> lanes = new(StringComparer.Ordinal);
        foreach (TimedSpan word in words)
        {
            string channel = word.Channel ?? "";
            if (!lanes.TryGetValue(channel, out TimeSet? heard)) lanes[channel] = heard = EdgeLane.Corrected(speech.On(word.Channel));
            Stretch span = new(Math.Max(0, line.Heard(word.Start)), Math.Min(speech.DurationSeconds, line.Heard(word.End)));
            if (span.End <= span.Start) continue;
            double spoken = heard.Covered(span), silence = span.Seconds - spoken;
            if (spoken < LeastSpeech) absorbed.Silent++;
            else if (silence >= LeastSeconds) absorbed.Words.Add((word, silence));
        }

        return absorbed;
    }
}

/// <summary>Words that hold pauses, and words in which nothing is heard.</summary>
internal sealed class AbsorbedWords
{
    public List<(TimedSpan Word, double Seconds)> Words { get; } = [];

    public int Silent { get; set; }

    public double Seconds => Words.Sum(entry => entry.Seconds);
}
