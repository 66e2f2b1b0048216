namespace AsrDataTools.Corpus;

/// <summary>The rules that manifests are judged by. A new rule is one more class, listed here.</summary>
public static class ManifestRules
{
    /// <summary>One of each, to be asked for names and descriptions.</summary>
    public static IReadOnlyList<ManifestRule> All { get; } = Create();

    /// <summary>Fresh rules for one manifest, in the order in which they are applied.</summary>
    internal static IReadOnlyList<ManifestRule> Create() =>
    [
        new UnreadableRow(),
        new KaldiTablesMissing(),
        new KaldiLineForm(),
        new KaldiSegmentTimes(),
        new KaldiNotSorted(),
        new KaldiDuplicateKey(),
        new KaldiUtteranceSets(),
        new KaldiRecordingSets(),
        new KaldiSpeakerSets(),
        new KaldiSpeakerInverse(),
        new KaldiSpeakerOrder(),
        new KaldiOneSpeaker(),
        new KaldiLineEnd(),
        new KaldiTilde(),
        new KaldiTextSymbol(),
        new NoRows(),
        new DuplicateId(),
        new DuplicateSpan(),
        new AudioMissing(),
        new OddDuration(),
        new TextEmpty(),
        new TextCharacters(),
        new TextWhitespace(),
        new TextMojibake(),
        new SpeakerGender(),
        new RecordingLanguage(),
        new SeveralAccents(),
        new AudioSpanRule(),
    ];
}
