using AsrDataTools.Leakage;

namespace AsrDataTools.Readiness;

/// <summary>Ways in which training holds evaluation, as sentences and tables name them.</summary>
internal static class LeakageWords
{
    /// <param name="kind">Of a <see cref="LeakageShare"/>; what is not known stands as it is.</param>
    public static string Of(string kind) => kind switch
    {
        LeakageShares.Any => "any way",
        LeakageShares.SameSpeech => "same speech",
        nameof(LeakageKind.SameFile) => "same file",
        nameof(LeakageKind.SameSamples) => "same samples",
        nameof(LeakageKind.TimeOverlap) => "overlapping times",
        nameof(LeakageKind.SameAudio) => "same sound",
        nameof(LeakageKind.SameText) => "same sentence",
        nameof(LeakageKind.NearText) => "near sentence",
        nameof(LeakageKind.SameRecording) => "same session",
        nameof(LeakageKind.SameSpeaker) => "same speaker",
        _ => kind,
    };
}
