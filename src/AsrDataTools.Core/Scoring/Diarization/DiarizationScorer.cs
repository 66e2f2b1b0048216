namespace AsrDataTools.Scoring.Diarization;

/// <summary>
/// Diarization error rate as NIST defines it (RT-09 evaluation plan, section 6; equal to md-eval version 22) and Jaccard error
/// rate as the second DIHARD challenge defines it (Ryant et al. 2019, Interspeech; scorer dscore, but on exact times instead of
/// 10 ms frames).
/// </summary>
public static class DiarizationScorer
{
    /// <exception cref="SpeechDataException">A turn or region has impossible times (<c>TurnTimesInvalid</c>).</exception>
    public static DiarizationScore Score(DiarizationPair pair, DiarizationOptions options)
    {
        ScoredTime time = ScoredTime.Of(pair, options);
        SpeakerTimeline timeline = new(pair);
        SpeakerOverlap overlap = new(timeline, time);
        int[] map = overlap.MapByOverlap();
        IReadOnlyList<SpeakerErrorResult> speakers = Speakers(pair, timeline, overlap);
        DiarizationErrors errors = Errors(timeline, time, map) with
        {
            ReferenceSpeakers = speakers.Count,
            HypothesisSpeakers = overlap.Hypothesis.Count(length => length > 0),
            JaccardErrorSum = speakers.Sum(s => s.JaccardErrorRate),
        };
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        for (int r = 0; r < map.Length; r++)
        {
            if (map[r] >= 0) names[timeline.Reference[r]] = timeline.Hypothesis[map[r]];
        }

        return new(pair.Recording, pair.Channel, errors, names, speakers);
    }

    private static DiarizationErrors Errors(SpeakerTimeline timeline, ScoredTime time, int[] map)
    {
        long scored = 0;
        long speaker = 0;
        long miss = 0;
        long falseAlarm = 0;
        long confusion = 0;
        timeline.Walk(time.Scored, (length, reference, hypothesis) =>
        {
            int right = 0;
            foreach (int r in reference.Speakers)
            {
                if (map[r] >= 0 && hypothesis.Contains(map[r])) right++;
            }

            scored += length;
            speaker += length * reference.Count;
            miss += length * Math.Max(0, reference.Count - hypothesis.Count);
            falseAlarm += length * Math.Max(0, hypothesis.Count - reference.Count);
            confusion += length * (Math.Min(reference.Count, hypothesis.Count) - right);
        });
        return new() { ScoredTime = scored, SpeakerTime = speaker, MissTime = miss, FalseAlarmTime = falseAlarm, ConfusionTime = confusion };
    }

    private static List<SpeakerErrorResult> Speakers(DiarizationPair pair, SpeakerTimeline timeline, SpeakerOverlap overlap)
    {
        int[] map = overlap.MapByJaccard();
        List<SpeakerErrorResult> speakers = [];
        for (int r = 0; r < map.Length; r++)
        {
            if (overlap.Reference[r] == 0) continue;
            int h = map[r];
            long together = h < 0 ? 0 : overlap.Together(r, h);
            speakers.Add(new()
            {
                Recording = pair.Recording,
                Channel = pair.Channel,
                Speaker = timeline.Reference[r],
                HypothesisSpeaker = h < 0 ? null : timeline.Hypothesis[h],
                SpeakerSeconds = overlap.Reference[r] / Interval.PerSecond,
                MissSeconds = (overlap.Reference[r] - together) / Interval.PerSecond,
                FalseAlarmSeconds = h < 0 ? 0 : (overlap.Hypothesis[h] - together) / Interval.PerSecond,
                JaccardErrorRate = h < 0 ? 1 : overlap.JaccardError(r, h),
            });
        }

        return speakers;
    }
}
