namespace AsrDataTools.Scoring.KeywordSearch;

/// <summary>
/// Every detection of the keywords that occur in the reference, from the highest score down, with what each changes in the sum of
/// term weighted values when the threshold falls to it.
/// </summary>
internal sealed class KeywordTrials
{
    private readonly double[] _scores;
    private readonly int[] _keywords;
    private readonly bool[] _targets;
    private readonly double[] _missStep;
    private readonly double[] _falseAlarmStep;
    private readonly double _beta;

    /// <param name="scores">Of the detections; sorted here, with the other two.</param>
    /// <param name="keywords">Of each the keyword.</param>
    /// <param name="targets">Of each whether it has an occurrence.</param>
    /// <param name="occurrences">Of each keyword its number of occurrences, above 0.</param>
    /// <param name="trials">Seconds searched: there is one trial a second (KWS15 evaluation plan, section 5).</param>
    /// <param name="beta">What a false alarm weighs.</param>
    public KeywordTrials(double[] scores, int[] keywords, bool[] targets, int[] occurrences, double trials, double beta)
    {
        double[] order = [.. scores.Select(score => -score)];
        int[] index = new int[scores.Length];
        for (int i = 0; i < index.Length; i++) index[i] = i;
        Array.Sort(order, index);
        _scores = [.. index.Select(i => scores[i])];
        _keywords = [.. index.Select(i => keywords[i])];
        _targets = [.. index.Select(i => targets[i])];
        _missStep = [.. occurrences.Select(n => 1.0 / n)];
        _falseAlarmStep = [.. occurrences.Select(n => 1 / (trials - n))];
        _beta = beta;
    }

    /// <summary>Number of keywords.</summary>
    public int Keywords => _missStep.Length;

    /// <summary>What detection i adds to the sum of the values.</summary>
    private double Step(int i) => _targets[i] ? _missStep[_keywords[i]] : -_beta * _falseAlarmStep[_keywords[i]];

    /// <summary>
    /// The greatest mean value over thresholds, at which detections from the threshold up are decided for; 0 and no threshold where
    /// it is best to decide for none.
    /// </summary>
    public (double Value, double? Threshold) Maximum()
    {
        (double best, double? threshold) = (0, null);
        double sum = 0;
        for (int i = 0; i < _scores.Length; i++)
        {
            sum += Step(i);
            if (!EndsTie(i) || sum <= best) continue;
            (best, threshold) = (sum, _scores[i]);
        }

        return (best / Keywords, threshold);
    }

    /// <summary>The steps of <see cref="Maximum"/> once for all replicates of a bootstrap.</summary>
    public Func<int[], double> Maximizer()
    {
        double[] steps = new double[_scores.Length];
        bool[] mayPeak = new bool[_scores.Length];
        for (int i = 0; i < steps.Length; i++)
        {
            steps[i] = Step(i);
            mayPeak[i] = EndsTie(i) && HasTarget(i);
        }

        return draws =>
        {
            double best = 0;
            double sum = 0;
            for (int i = 0; i < steps.Length; i++)
            {
                sum += draws[_keywords[i]] * steps[i];
                if (mayPeak[i] && sum > best) best = sum;
            }

            return best / Keywords;
        };
    }

    /// <summary>For each keyword the greatest value over thresholds of its own, and the threshold; 0 and none where it is best to decide for none.</summary>
    public (double[] Values, double?[] Thresholds) Optimum()
    {
        double[] best = new double[Keywords];
        double?[] thresholds = new double?[Keywords];
        double[] sums = new double[Keywords];
        double[] last = new double[Keywords];
        Array.Fill(last, double.NaN);
        for (int i = 0; i < _scores.Length; i++)
        {
            int keyword = _keywords[i];
            if (_scores[i] != last[keyword]) Keep(keyword);
            last[keyword] = _scores[i];
            sums[keyword] += Step(i);
        }

        for (int keyword = 0; keyword < sums.Length; keyword++) Keep(keyword);
        return (best, thresholds);

        void Keep(int keyword)
        {
            if (sums[keyword] > best[keyword]) (best[keyword], thresholds[keyword]) = (sums[keyword], last[keyword]);
        }
    }

    /// <summary>The detection error tradeoff: a point for each threshold, from the highest down.</summary>
    public IEnumerable<DetectionErrorPoint> Points()
    {
        double miss = Keywords;
        double falseAlarm = 0;
        for (int i = 0; i < _scores.Length; i++)
        {
            if (_targets[i]) miss -= _missStep[_keywords[i]];
            else falseAlarm += _falseAlarmStep[_keywords[i]];
            if (!EndsTie(i)) continue;
            double missed = Math.Max(0, miss / Keywords);
            yield return new(_scores[i], missed, falseAlarm / Keywords, 1 - missed - _beta * falseAlarm / Keywords);
        }
    }

    private bool EndsTie(int i) => i + 1 == _scores.Length || _scores[i + 1] != _scores[i];

    // A sum that only false alarms lowered since the last threshold is no peak.
    private bool HasTarget(int i)
    {
        for (int j = i; j >= 0 && _scores[j] == _scores[i]; j--)
        {
            if (_targets[j]) return true;
        }

        return false;
    }
}
