namespace AsrDataTools.Annotation.Rules;

/// <summary>The rules that annotation is judged by. A new rule is one more class, listed here.</summary>
public static class AnnotationRules
{
    public static IReadOnlyList<AnnotationRule> All { get; } =
    [
        new SegmentOutsideAudio(),
        new SegmentLength(),
        new SpeakerOverlapsSelf(),
        new OverlapUntagged(),
        new OverlapAbsent(),
        new SpeechUnannotated(),
        new AnnotationSilent(),
        new TextWithoutTime(),
        new TimeWithoutText(),
        new EmptyText(),
        new SpeakingRate(),
        new CoarseGrid(),
        new TimesShifted(),
        new TimesDrift(),
        new WordOrder(),
        new WordOutsideSegment(),
        new WordWithoutTime(),
        new WordsInterpolated(),
        new WordDuration(),
        new WordAbsorbsSilence(),
        new UnknownSpeaker(),
        new IllegalCharacters(),
        new MixedScript(),
        new SpelledAndDigits(),
        new DuplicateSegmentId(),
        new TagDrift(),
    ];

    /// <summary>The rule of that name.</summary>
    /// <exception cref="SpeechDataException">There is none (<c>RuleUnknown</c>).</exception>
    public static AnnotationRule Named(string id) => All.FirstOrDefault(rule => rule.Id.Equals(id, StringComparison.OrdinalIgnoreCase))
        ?? throw new SpeechDataException(
            "RuleUnknown",
            SpeechDataProblem.InvalidArgument,
            $"There is no rule '{id}'. Did you mean '{NearestName.Of(id, All.Select(rule => rule.Id))}'? The rules are {string.Join(", ", All.Select(rule => rule.Id))}.");
}
