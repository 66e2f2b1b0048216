using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Leakage;

/// <summary>Labels of speakers and recordings. "unknown" on both sides is not the same person on both sides.</summary>
internal static class LeakageLabel
{
    private static readonly HashSet<string> Nobody = new(StringComparer.OrdinalIgnoreCase) { "unk", "anonymous", "speaker" };

    /// <summary>The label without white space about it; null where it names nobody.</summary>
    public static string? Of(string? label) => DeclaredValue.IsAbsent(label) || Nobody.Contains(label!.Trim()) ? null : label.Trim();
}
