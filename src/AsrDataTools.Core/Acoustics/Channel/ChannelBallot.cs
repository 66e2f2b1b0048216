namespace AsrDataTools.Acoustics;

/// <summary>The sums of weights for each channel class, and the reasons given.</summary>
internal sealed class ChannelBallot
{
    private readonly double[] _sums = new double[Enum.GetValues<ChannelClass>().Length];
    private readonly List<(double[] Weights, string Reason)> _evidence = [];

    /// <summary>Counts one piece of evidence: logarithms of how much likelier it is from each class than on average.</summary>
    public void Add(string reason, double telephony = 0, double voip = 0, double mobile = 0, double farField = 0, double closeTalk = 0)
    {
        double[] weights = new double[_sums.Length];
        weights[(int)ChannelClass.Telephony] = telephony;
        weights[(int)ChannelClass.Voip] = voip;
        weights[(int)ChannelClass.Mobile] = mobile;
        weights[(int)ChannelClass.FarField] = farField;
        weights[(int)ChannelClass.CloseTalk] = closeTalk;
        for (int i = 0; i < weights.Length; i++)
            _sums[i] += weights[i];
        _evidence.Add((weights, reason));
    }

    /// <summary>Names the class of the greatest sum where it leads by enough.</summary>
    public ChannelJudgement Decide(double leastLead)
    {
        // Without a mobile codec nothing can tell a mobile call from another, so it takes no part.
        ChannelClass[] standing = [.. Enum.GetValues<ChannelClass>().Where(c => c != ChannelClass.Mobile || _sums[(int)c] > 0)];
        ChannelClass[] ranked = [.. standing.OrderByDescending(c => _sums[(int)c])];
        ChannelClass best = ranked[0], second = ranked[1];
        if (_sums[(int)best] - _sums[(int)second] < leastLead)
        {
            string reasons = _evidence.Count == 0 ? "neither coding nor band tells" : string.Join(", ", _evidence.Select(e => e.Reason));
            return new ChannelJudgement(null, null, [], $"undecided between {best} and {second} ({reasons})");
        }

        // A reason is what set the class apart from others: what is as likely from all of them is none.
        IEnumerable<string> spoke = _evidence
            .Where(e => standing.Any(other => e.Weights[(int)other] < e.Weights[(int)best] - 0.25) && e.Weights[(int)best] >= e.Weights[(int)second])
            .Select(e => e.Reason);
        double share = Math.Exp(_sums[(int)best]) / standing.Sum(c => Math.Exp(_sums[(int)c]));
        return new ChannelJudgement(best, share, [.. spoke], null);
    }
}
