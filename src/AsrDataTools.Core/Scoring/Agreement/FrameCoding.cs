using AsrDataTools.Scoring.Diarization;

namespace AsrDataTools.Scoring.Agreement;

/// <summary>
/// A recording as frames of 10 ms from the first start to the last end that any annotator has: what each of them says in the
/// middle of a frame is one judgement.
/// </summary>
internal static class FrameCoding
{
    public const double FrameSeconds = 0.01;

    private const long Frame = (long)(FrameSeconds * Interval.PerSecond);

    /// <summary>
    /// Stretches in which nobody's labels change. A label is "" for silence, several at once are joined by "+" in their order,
    /// null is an annotator who did not annotate the recording.
    /// </summary>
    public static IEnumerable<(string?[] Labels, int Frames)> Stretches(CodedRecording recording)
    {
        List<(long Time, int Annotator, string Label, int Change)> events = [];
        for (int a = 0; a < recording.Annotators.Count; a++)
        {
            foreach (SpeakerTurn turn in recording.Annotators[a] ?? [])
            {
                Interval interval = Interval.OfSeconds(turn.StartSeconds, turn.EndSeconds, recording.Recording);
                events.Add((interval.Start, a, turn.Speaker, 1));
                events.Add((interval.End, a, turn.Speaker, -1));
            }
        }

        events.Sort((x, y) => x.Time.CompareTo(y.Time));
        SortedDictionary<string, int>[] active = [.. recording.Annotators.Select(_ => new SortedDictionary<string, int>(StringComparer.Ordinal))];
        string?[] labels = [.. recording.Annotators.Select(turns => turns is null ? null : "")];
        for (int i = 0; i < events.Count; i++)
        {
            (long time, int annotator, string label, int change) = events[i];
            int frames = i == 0 ? 0 : (int)(FramesBefore(time) - FramesBefore(events[i - 1].Time));
            if (frames > 0) yield return ([.. labels], frames);
            int count = active[annotator].GetValueOrDefault(label) + change;
            if (count == 0) active[annotator].Remove(label);
            else active[annotator][label] = count;
            labels[annotator] = string.Join('+', active[annotator].Where(entry => entry.Value > 0).Select(entry => entry.Key));
        }
    }

    // Frames whose middle lies before a time.
    private static long FramesBefore(long time) => (long)Math.Ceiling((time - Frame / 2) / (double)Frame);
}
