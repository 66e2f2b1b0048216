using System.Globalization;

namespace AsrDataTools.Coverage;

/// <summary>
/// The verdict on one cell: decided only where the interval of the ratio, widened by what the hours without a usable label could
/// change, lies wholly on one side.
/// </summary>
internal sealed class CoverageJudge(AccentComparisonOptions options)
{
    // Beyond this share of utterances without a duration, hours say too little.
    private const double MostUnmeasured = 0.01;
    private const double Dominant = 0.5;
    private const int MostSpeakersAdvised = 100_000;

    public (CoverageVerdict Verdict, IReadOnlyList<string> Remarks) Judge(CoverageEvidence evidence)
    {
        List<string> remarks = [];
        CoverageVerdict verdict = Judge(evidence, remarks);
        if (evidence.Seconds > 0 && evidence.LargestSpeaker > Dominant * evidence.Seconds)
            remarks.Add(Text($"one speaker has {100 * evidence.LargestSpeaker / evidence.Seconds:0} % of the hours"));
        return (verdict, remarks);
    }

    private CoverageVerdict Judge(CoverageEvidence evidence, List<string> remarks)
    {
        if (evidence.Rows == 0)
        {
            if (evidence.TrafficShare == 0) return CoverageVerdict.Proportional;
            if (evidence.PossibleSeconds > 0) remarks.Add(Text($"unless it is among {evidence.PossibleSeconds / 3600:0.##} h without a usable label"));
            return evidence.IfAll >= options.MinimumRatio ? CoverageVerdict.Unknown : CoverageVerdict.Missing;
        }

        if (evidence.TrafficShare == 0)
        {
            remarks.Add("traffic does not have it");
            return CoverageVerdict.Over;
        }

        if (evidence.UnmeasuredShare > MostUnmeasured)
        {
            remarks.Add(Text($"{100 * evidence.UnmeasuredShare:0.#} % of utterances have no duration"));
            return CoverageVerdict.Unknown;
        }

        if (evidence.Speakers < options.MinimumSpeakers)
        {
            remarks.Add(evidence.Speakers == 0 ? "no speaker is named" : Text($"speakers: {evidence.Speakers}, fewer than {options.MinimumSpeakers}"));
            return CoverageVerdict.Unknown;
        }

        return Decide(evidence, remarks);
    }

    private CoverageVerdict Decide(CoverageEvidence evidence, List<string> remarks)
    {
        if (evidence is not { Ratio: > 0 and { } ratio, Low: { } low, High: { } high, IfNone: { } none, IfAll: { } all }) return CoverageVerdict.Unknown;
        double lowest = low * none / ratio;
        double highest = high * all / ratio;
        if (highest < options.MinimumRatio) return CoverageVerdict.Under;
        if (lowest >= options.MinimumRatio)
        {
            // Too much does no harm by itself, so that labels need not all be known for it.
            if (low > options.MaximumRatio) return CoverageVerdict.Over;
            if (highest > options.MaximumRatio) remarks.Add("perhaps more than its share");
            return CoverageVerdict.Proportional;
        }

        bool isDecidedButForLabels = high < options.MinimumRatio || low >= options.MinimumRatio;
        remarks.Add(isDecidedButForLabels ? "hours without a usable label could turn it" : Undecided(evidence.Speakers, ratio, low, high));
        return CoverageVerdict.Unknown;
    }

    // The width of an interval falls with the root of the number of speakers.
    private string Undecided(int speakers, double ratio, double low, double high)
    {
        double distance = Math.Log(ratio / options.MinimumRatio);
        double reach = distance > 0 ? Math.Log(ratio / low) : Math.Log(high / ratio);
        double needed = Math.Ceiling(speakers * reach * reach / (distance * distance));
        string spans = Text($"the interval spans {options.MinimumRatio:0.##}");
        return needed <= MostSpeakersAdvised ? Text($"{spans}; some {needed:N0} speakers would tell") : spans;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
