namespace AsrDataTools.Leakage;

/// <summary>What holds for kinds of leakage.</summary>
public static class LeakageKinds
{
    public static IReadOnlyList<LeakageKind> All { get; } = Enum.GetValues<LeakageKind>();

    /// <summary>Whether it says that the speech itself, not only its words or its speaker, is on both sides.</summary>
    public static bool IsSameSpeech(this LeakageKind kind) => kind <= LeakageKind.SameAudio;

    /// <summary>Whether it ties two utterances together, rather than an utterance to a group that shares a speaker or a session.</summary>
    public static bool IsOfPair(this LeakageKind kind) => kind < LeakageKind.SameRecording;
}
