namespace AsrDataTools.Acoustics;

/// <summary>What a kind of device cannot sound like.</summary>
/// <param name="Name">With its article: "a headset".</param>
internal sealed record DeviceExpectation(string Name)
{
    // The lowest half of a sampling rate that anything but a telephone line is recorded at.
    private const int TelephoneRate = 8000;

    /// <summary>No speech reaches beyond, Hz; null where the device sets no limit.</summary>
    public double? HighestHz { get; init; }

    /// <summary>Channel classes that the device does not give.</summary>
    public IReadOnlyList<ChannelClass> Excluded { get; init; } = [];

    /// <summary>Longest decay that its speech shows, seconds; null where the room may show.</summary>
    public double? LongestDecaySeconds { get; init; }

    /// <summary>True or false where measures can tell, else null.</summary>
    public bool? IsMet(AcousticProfile profile)
    {
        if (Against(profile) is not null) return false;
        bool judged = (HighestHz is not null && profile.BandwidthHz is not null)
            || (Excluded.Count > 0 && IsSure(profile))
            || (LongestDecaySeconds is not null && profile.DecayTimeSeconds is not null);
        return judged ? true : null;
    }

    /// <summary>The measures that speak against the device; null where none does.</summary>
    public string? Against(AcousticProfile profile)
    {
        List<string> against = [];
        if (profile.BandwidthHz > HighestHz) against.Add($"a band of {DeclarationText.Hertz(profile.BandwidthHz.Value)}, beyond {DeclarationText.Hertz(HighestHz.Value)}");
        if (IsSure(profile) && IsExcluded(profile)) against.Add(FormattableString.Invariant($"{profile.ChannelClass} with confidence {profile.ChannelConfidence:0.00}"));

        // Decay alone is too weak a witness: close to the mouth, too, a loud room is heard behind speech.
        if (profile.DecayTimeSeconds > LongestDecaySeconds && profile.ChannelClass != ChannelClass.CloseTalk)
            against.Add(FormattableString.Invariant($"a decay of {profile.DecayTimeSeconds:0.00} s, beyond {LongestDecaySeconds:0.00} s"));
        return against.Count == 0 ? null : string.Join(" and ", against);
    }

    // At 8 kHz whatever the device was sounds like a telephone.
    private bool IsExcluded(AcousticProfile profile) => Excluded.Contains(profile.ChannelClass!.Value)
        && (profile.ChannelClass is not ChannelClass.Telephony || profile.SampleRate > TelephoneRate);

    private static bool IsSure(AcousticProfile profile) =>
        profile.ChannelClass is not null && profile.ChannelConfidence >= DeclaredEnvironmentRule.LeastConfidence;
}
