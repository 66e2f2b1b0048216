using AsrDataTools.Acoustics;

namespace AsrDataTools.Scoring.Words;

/// <summary>
/// What utterances are grouped by beside their own columns: measures of their audio, and how much of them several people speak in. A column
/// of the utterance comes first.
/// </summary>
public sealed class GroupEvidence
{
    private readonly HashSet<string> _unfound = new(StringComparer.Ordinal);
    private readonly HashSet<AcousticProfile> _used = new(ReferenceEqualityComparer.Instance);

    public ScoredProfiles Profiles { get; } = new();

    public OverlapIndex Overlap { get; } = new();

    /// <summary>Utterances that were asked for a measure of their audio and have no profile, in no order.</summary>
    public IReadOnlyCollection<string> WithoutProfile => _unfound;

    /// <summary>Profiles that an utterance was grouped by.</summary>
    public int UsedProfiles => _used.Count;

    /// <summary>The pair, its properties completed.</summary>
    public TranscriptPair Complete(TranscriptPair pair) => pair with { Property = name => pair.Property(name) ?? Of(pair, name) };

    private object? Of(TranscriptPair pair, string name)
    {
        if (name.Equals(OverlapIndex.Property, StringComparison.OrdinalIgnoreCase)) return Overlap.ShareOf(pair);
        if (Profiles.Count == 0 || !ProfileProperty.Exists(name) || name.Equals("Speaker", StringComparison.OrdinalIgnoreCase) || name.Equals("Recording", StringComparison.OrdinalIgnoreCase)) return null;
        if (Profiles.Find(pair) is { } profile)
        {
            _used.Add(profile);
            return ProfileProperty.Get(profile, name);
        }

        _unfound.Add(pair.Id);
        return null;
    }
}
