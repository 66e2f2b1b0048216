namespace AsrDataTools.Annotation.Depth;

/// <summary>Grades a recording: which share of its speech is annotated how deep.</summary>
internal static class DepthGrader
{
    /// <summary>
    /// How far speech that is heard may lie outside of a segment and still be of it, seconds: the customary collar of
    /// diarization scoring. Detectors and annotators end a word at different places.
    /// </summary>
    public const double CollarSeconds = 0.25;

    public static DepthGrade Grade(DepthRecording recording)
    {
        IReadOnlyList<DepthSource> sources = recording.Sources;
        bool hasUntimedText = sources.Any(source => source.HasUntimedText);
        HashSet<DepthTag> tags = [.. sources.SelectMany(source => source.Tags)];
        IReadOnlyList<(DepthLane Lane, TimeSet? Heard)> lanes = Lanes(recording);
        List<string> remarks = [];
        bool isHeard = lanes.Any(lane => lane.Heard is { IsEmpty: false });
        if (recording.Speech is not null && !isHeard) remarks.Add("no speech is heard in the audio");
        double reach = isHeard ? CollarSeconds : 0;
        bool isHighest = DepthTags.OfHighestLevel.All(tags.Contains);
        double speech = 0, open = 0, openHighest = 0, text = 0, words = 0;
        double[] seconds = new double[DepthOptions.HighestLevel + 1];
        foreach ((DepthLane lane, TimeSet? heard) in lanes)
        {
            TimeSet at = isHeard ? heard! : TimeSet.Union([lane.Timed, lane.Whole]);
            TimeSet unsettled = lane.Named.Without(lane.Settled);
            double length = at.Length;
            speech += length;
            seconds[0] += length;
            seconds[1] += hasUntimedText ? length : Within(TimeSet.Union([lane.Timed, lane.Whole]));
            seconds[2] += Within(lane.Timed);
            seconds[3] += Within(lane.Named);
            double settled = Within(lane.Settled);
            seconds[4] += settled;
            open += Math.Max(0, Within(lane.Named) - settled);
            double settledWords = Within(lane.Settled.And(lane.WordTimes));
            if (isHighest) seconds[5] += settledWords;
            if (isHighest) openHighest += Math.Max(0, Within(TimeSet.Union([lane.Settled, unsettled]).And(lane.WordTimes)) - settledWords);
            text += hasUntimedText ? length : Within(lane.Text);
            words += Within(lane.WordTimes);

            double Within(TimeSet set) => at.And(set.Widened(reach)).Length;
        }

        bool isTextOnly = speech == 0 && hasUntimedText, hasNoTurns = sources.All(source => source.Turns.Count == 0);
        if (lanes.All(lane => lane.Lane.Timed.IsEmpty) && lanes.Any(lane => !lane.Lane.Whole.IsEmpty)) remarks.Add("one segment is as long as the recording: it aligns nothing");
        int speakers = sources.Count == 0 ? 0 : sources.Max(source => source.Turns.Select(turn => turn.Speaker).OfType<string>().Distinct().Count());
        bool isCut = sources.Any(source => SpeakerChanges.AreCut(source.Turns)), areNamed = sources.All(source => source.Turns.TrueForAll(turn => turn.Speaker is not null));
        if (speech > 0 && open / speech > 1e-9) remarks.Add(Unchecked(speakers, isCut));
        return new DepthGrade(recording)
        {
            SpeechSeconds = speech > 0 ? speech : recording.Speech is null && hasNoTurns ? null : 0,
            IsFromAudio = isHeard,
            AtLeast = speech > 0 ? [.. seconds.Select(level => level / speech)]
                : isTextOnly ? [1, 1, 0, 0, 0, 0]
                : recording.Speech is null && hasNoTurns ? [1, 0, 0, 0, 0, 0]
                : null,
            Unchecked = speech > 0 ? open / speech : 0,
            UncheckedAtHighest = speech > 0 ? openHighest / speech : 0,
            MayHaveNone = speakers > 1 && areNamed && !isCut,
            Text = speech > 0 ? text / speech : isTextOnly ? 1 : 0,
            WordTimes = speech > 0 ? words / speech : 0,
            OverlapSeconds = TimeSet.Union(sources.Select(source => DepthLane.OverlapOf(source.Turns))).Length,
            Speakers = speakers,
            Tags = tags,
            Remarks = remarks,
        };
    }

    private static string Unchecked(int speakers, bool isCut) => isCut
        ? FormattableString.Invariant($"{speakers} speakers on one channel, never two at once, and turns that meet to the millisecond: overlap seems to be cut away")
        : speakers > 1
        ? FormattableString.Invariant($"{speakers} speakers on one channel, and never two at once: whether overlap was looked for cannot be told")
        : "some segments name no speaker: whether another one talks there cannot be told";

    /// <summary>
    /// A lane for each channel where the annotation names several and the audio has them; else one for all. A channel of the audio that
    /// no annotation names is a lane of its own, with nothing said of it.
    /// </summary>
    private static List<(DepthLane Lane, TimeSet? Heard)> Lanes(DepthRecording recording)
    {
        string[] names = [.. recording.Sources.SelectMany(source => source.Turns).Select(turn => turn.Channel).OfType<string>().Distinct(StringComparer.Ordinal)];
        RecordedSpeech? speech = recording.Speech;
        if (names.Length < 2) return [(DepthLane.Of(recording.Sources, null, recording.DurationSeconds), speech?.Any)];
        DepthLane[] lanes = [.. names.Select(name => DepthLane.Of(recording.Sources, name, recording.DurationSeconds))];
        if (speech is null) return [.. lanes.Select(lane => (lane, (TimeSet?)null))];
        int?[] numbers = [.. names.Select(AnnotationChannel.Number)];
        if (numbers.Any(number => number is null || number > speech.Channels.Count)) return [(DepthLane.Together(lanes), speech.Any)];
        DepthLane silent = DepthLane.Together([]);
        return
        [
            .. lanes.Select((lane, index) => (lane, (TimeSet?)speech.Channels[numbers[index]!.Value - 1])),
            .. speech.Channels.Where((_, channel) => !numbers.Contains(channel + 1)).Select(heard => (silent, (TimeSet?)heard)),
        ];
    }
}
