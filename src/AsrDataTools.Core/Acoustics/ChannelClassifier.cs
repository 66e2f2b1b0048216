namespace AsrDataTools.Acoustics;

/// <summary>By which path the speech came, how sure that is, and what spoke for it.</summary>
internal sealed record ChannelJudgement(ChannelClass? Class, double? Confidence, IReadOnlyList<string> Reasons, string? Abstained);

/// <summary>
/// Weighs what a profile shows for each channel class. A weight is a log-likelihood ratio against the other classes, set by
/// judgement on telephone, VoIP and studio material; the class with the greatest sum is named, its confidence being its
/// share of the exponentials of all sums. Where the sums hardly differ, none is named. Mobile needs a mobile network's codec.
/// </summary>
internal static class ChannelClassifier
{
    private const double LeastLead = 0.7;

    public static ChannelJudgement Judge(AcousticProfile profile)
    {
        Ballot ballot = new();
        ByCoding(profile, ballot);
        ByBand(profile, ballot);
        ByNoise(profile, ballot);
        return ballot.Decide();
    }

    private static void ByCoding(AcousticProfile profile, Ballot ballot)
    {
        string codec = profile.Codec?.ToLowerInvariant() ?? "";
        if (codec.StartsWith("amr", StringComparison.Ordinal) || codec is "evrc" or "qcelp" or "evs")
            ballot.Add(ChannelClass.Mobile, 5, $"codec {profile.Codec}, used by mobile networks");
        else if (codec.Contains("alaw", StringComparison.Ordinal) || codec.Contains("mulaw", StringComparison.Ordinal))
            ballot.Add(ChannelClass.Telephony, 4, "codec G.711");
        else if (codec.StartsWith("gsm", StringComparison.Ordinal))
            ballot.Add(ChannelClass.Telephony, 4, "codec GSM 06.10, as telephone exchanges store it");
        else if (codec.Contains("g729", StringComparison.Ordinal) || codec.Contains("g723", StringComparison.Ordinal) || codec.Contains("g726", StringComparison.Ordinal))
            ballot.Add(ChannelClass.Telephony, 4, $"codec {profile.Codec}");
        else if (codec.Contains("g722", StringComparison.Ordinal) || codec is "siren" or "ilbc" or "silk" or "speex")
            ballot.Add(ChannelClass.Voip, 4.5, $"codec {profile.Codec}, used by VoIP");
        else if (codec == "opus")
            ballot.Add(ChannelClass.Voip, 2.5, "codec Opus, used by VoIP");
        if (profile.CodecTrace is string trace && trace.StartsWith("G.711", StringComparison.Ordinal) && !codec.Contains("law", StringComparison.Ordinal))
            ballot.Add(ChannelClass.Telephony, 4, $"samples decoded from {trace}");
    }

    private static void ByBand(AcousticProfile profile, Ballot ballot)
    {
        if (profile.SampleRate == 8000)
            ballot.Add(ChannelClass.Telephony, 1, "sampled at 8 kHz");
        if (profile.BandwidthHz is not double high)
            return;
        if (profile.BandClass == BandClass.Narrowband)
        {
            ballot.Add(ChannelClass.Telephony, 2, FormattableString.Invariant($"band ends at {high:0} Hz"));
            if (profile.LowCutHz >= 200)
                ballot.Add(ChannelClass.Telephony, 1, FormattableString.Invariant($"band starts at {profile.LowCutHz:0} Hz"));
        }
        else
        {
            string reason = FormattableString.Invariant($"band reaches {high:0} Hz");
            ballot.Add(ChannelClass.Telephony, -2, null);
            ballot.Add(ChannelClass.CloseTalk, 1, reason);
            ballot.Add(ChannelClass.FarField, 1, reason);
        }
    }

    private static void ByNoise(AcousticProfile profile, Ballot ballot)
    {
        if (profile.DropoutCount >= 2)
            ballot.Add(ChannelClass.Voip, 1, FormattableString.Invariant($"{profile.DropoutCount} dropouts in speech"));
        if (profile.SnrDb is not double snr || profile.BandClass is null or BandClass.Narrowband)
            return;
        if (snr >= 30)
            ballot.Add(ChannelClass.CloseTalk, 1.5, FormattableString.Invariant($"SNR {snr:0} dB"));
        else if (snr >= 22)
            ballot.Add(ChannelClass.CloseTalk, 0.75, FormattableString.Invariant($"SNR {snr:0} dB"));
        else if (snr < 15)
            ballot.Add(ChannelClass.FarField, 1.5, FormattableString.Invariant($"SNR {snr:0} dB"));
    }

    /// <summary>The sums of weights, and the reasons given.</summary>
    private sealed class Ballot
    {
        private readonly double[] _sums = new double[Enum.GetValues<ChannelClass>().Length];
        private readonly List<(ChannelClass Class, string Reason)> _reasons = [];

        public void Add(ChannelClass item, double weight, string? reason)
        {
            _sums[(int)item] += weight;
            if (reason is not null)
                _reasons.Add((item, reason));
        }

        public ChannelJudgement Decide()
        {
            // Without a mobile codec nothing can tell a mobile call from another, so it takes no part.
            ChannelClass[] standing = [.. Enum.GetValues<ChannelClass>().Where(c => c != ChannelClass.Mobile || _sums[(int)c] > 0)];
            ChannelClass[] ranked = [.. standing.OrderByDescending(c => _sums[(int)c])];
            ChannelClass best = ranked[0];
            if (_sums[(int)best] - _sums[(int)ranked[1]] < LeastLead)
            {
                string reasons = _reasons.Count == 0 ? "neither coding nor band tells" : string.Join(", ", _reasons.Select(r => r.Reason).Distinct());
                return new ChannelJudgement(null, null, [], $"undecided between {best} and {ranked[1]} ({reasons})");
            }

            double share = Math.Exp(_sums[(int)best]) / standing.Sum(c => Math.Exp(_sums[(int)c]));
            return new ChannelJudgement(best, share, [.. _reasons.Where(r => r.Class == best).Select(r => r.Reason)], null);
        }
    }
}
