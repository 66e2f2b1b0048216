namespace AsrDataTools.Leakage;

/// <summary>The detectors there are, in the order in which they run: the cheap first.</summary>
public static class LeakageDetectors
{
    /// <summary>The kinds that any of them finds.</summary>
    public static IReadOnlySet<LeakageKind> Kinds { get; } = Create().SelectMany(detector => detector.Kinds).ToHashSet();

    /// <summary>New ones for one search.</summary>
    public static IReadOnlyList<ILeakageDetector> Create() =>
    [
        new SpeakerDetector(),
        new TextDetector(),
        new SameRecordingDetector(),
        new RecordedTimeDetector(),
        new SessionDetector(),
        new VariantDetector(),
        new SampleDetector(),
        new AudioDetector(),
    ];
}
