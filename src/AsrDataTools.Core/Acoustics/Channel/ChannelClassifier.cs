namespace AsrDataTools.Acoustics;

/// <summary>By which path the speech came, how sure that is, and what spoke for it.</summary>
internal sealed record ChannelJudgement(ChannelClass? Class, double? Confidence, IReadOnlyList<string> Reasons, string? Abstained);

/// <summary>
/// Weighs what a profile shows for and against each channel class. A weight is the logarithm of how much likelier the evidence
/// is from that class than on average; the class with the greatest sum is named, its confidence being its share of the
/// exponentials of all sums, as if all classes were as likely beforehand. Where the sums hardly differ, none is named. Mobile
/// needs a mobile network's codec. The weights are those of docs/methods/channel.md.
/// </summary>
internal static class ChannelClassifier
{
    private const double LeastLead = 0.7;

    /// <summary>Fewer in a minute, or fewer than two at all, may be a recorder's or an editor's fault.</summary>
    private const double LeastDropoutsPerMinute = 1;

    /// <summary>A telephone is held to the mouth; what rings longer was said at a distance.</summary>
    private const double LivelyCallSeconds = 0.5;

    public static ChannelJudgement Judge(AcousticProfile profile)
    {
        ChannelBallot ballot = new();
        bool declared = ByCoding(profile, ballot);
        ByBand(profile, ballot, declared);
        if (profile.BandClass is not (null or BandClass.Narrowband))
        {
            ByNoise(profile, ballot);
            ByDecay(profile, ballot);
        }

        return ballot.Decide(LeastLead);
    }

    /// <summary>Whether the coding is one of calls.</summary>
    private static bool ByCoding(AcousticProfile profile, ChannelBallot ballot)
    {
        string codec = profile.Codec?.ToLowerInvariant() ?? "";
        bool declared = true;
        if (codec.StartsWith("amr", StringComparison.Ordinal) || codec is "evrc" or "qcelp" or "evs")
            ballot.Add($"codec {profile.Codec}, used by mobile networks", mobile: 5);
        else if (codec.Contains("alaw", StringComparison.Ordinal) || codec.Contains("mulaw", StringComparison.Ordinal))
            ballot.Add("codec G.711", telephony: 4);
        else if (codec.StartsWith("gsm", StringComparison.Ordinal))
            ballot.Add("codec GSM 06.10, as telephone exchanges store it", telephony: 4);
        else if (codec.Contains("g729", StringComparison.Ordinal) || codec.Contains("g723", StringComparison.Ordinal) || codec.Contains("g726", StringComparison.Ordinal))
            ballot.Add($"codec {profile.Codec}", telephony: 4);
        else if (codec.Contains("g722", StringComparison.Ordinal) || codec is "siren" or "ilbc" or "silk" or "speex")
            ballot.Add($"codec {profile.Codec}, used by VoIP", voip: 4.5);
        else if (codec == "opus")
            ballot.Add("codec Opus, used by VoIP", voip: profile.SampleRate <= 24000 ? 3.5 : 2.5);
        else
            declared = false;
        if (profile.CodecTrace is string trace && trace.StartsWith("G.711", StringComparison.Ordinal) && !codec.Contains("law", StringComparison.Ordinal))
        {
            ballot.Add($"samples decoded from {trace}", telephony: 4);
            declared = true;
        }

        return declared;
    }

    private static void ByBand(AcousticProfile profile, ChannelBallot ballot, bool declared)
    {
        if (profile.SampleRate == 8000)
            ballot.Add("sampled at 8 kHz", telephony: 1);
        bool lossy = profile.DropoutCount is int count && count >= 2 && 60 * count >= LeastDropoutsPerMinute * profile.DurationSeconds;
        bool wide = profile.BandwidthHz is not null && profile.BandClass != BandClass.Narrowband;
        if (lossy)
            ballot.Add(FormattableString.Invariant($"{profile.DropoutCount} dropouts in speech"), voip: wide ? 4.5 : 1);
        if (profile.BandwidthHz is not double high)
            return;
        if (!wide)
        {
            ballot.Add(FormattableString.Invariant($"band ends at {high:0} Hz"), telephony: 2);
            if (profile.LowCutHz >= 200)
                ballot.Add(FormattableString.Invariant($"band starts at {profile.LowCutHz:0} Hz"), telephony: 1);
            else if (profile.LowCutHz < 150)
                ballot.Add(FormattableString.Invariant($"band starts at {profile.LowCutHz:0} Hz, which no telephone line lets through"), telephony: -1);
            if (profile.DecayTimeSeconds >= LivelyCallSeconds)
                ballot.Add(FormattableString.Invariant($"decay time {profile.DecayTimeSeconds:0.00} s"), farField: 2);
            return;
        }

        ballot.Add(FormattableString.Invariant($"band reaches {high:0} Hz"), telephony: -3);
        if (!lossy && !declared)
            ballot.Add("no codec of calls and no packet lost", voip: -2);
    }

    private static void ByNoise(AcousticProfile profile, ChannelBallot ballot)
    {
        if (profile.SnrDb is not double snr)
            return;
        (double far, double close) = snr switch
        {
            < 10 => (1, -2),
            < 15 => (0.8, -1.2),
            < 20 => (0.5, -0.6),
            < 25 => (-0.1, 0.1),
            < 30 => (-0.6, 0.3),
            _ => (-1.2, 0.5),
        };
        ballot.Add(FormattableString.Invariant($"SNR {snr:0} dB"), farField: far, closeTalk: close);
    }

    private static void ByDecay(AcousticProfile profile, ChannelBallot ballot)
    {
        if (profile.DecayTimeSeconds is not double decay)
            return;

        // Noise hides how fast dry speech falls: below 25 dB it reads up to 0.35 s (docs/methods/reverberation.md).
        double dry = profile.SnrDb < 25 ? 0.3 : 0.2, lively = profile.SnrDb < 25 ? 0.42 : 0.32;
        (double voip, double far, double close) = decay < dry
            ? (0, -2.5, 0.5)
            : decay < (dry + lively) / 2
                ? (0, -0.8, 0.2)
                : decay < lively
                    ? (0, 0.2, -0.2)
                    : decay < lively + 0.2 ? (-0.3, 1, -1.5) : (-0.5, 1.2, -2.5);
        ballot.Add(FormattableString.Invariant($"decay time {decay:0.00} s"), voip: voip, farField: far, closeTalk: close);
    }
}
