using System.Globalization;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Statistics;

namespace AsrDataTools.Scoring.Robustness;

/// <summary>
/// Word errors against the size of a condition: a logistic curve by maximum likelihood over the sums at each value, its slopes with intervals
/// over blocks, and the monotone curve.
/// </summary>
public static class DoseResponse
{
    private const int MostRounds = 50;
    private const double Settled = 1e-9;

    /// <summary>The curve over all variants that have a number in the column.</summary>
    /// <exception cref="SpeechDataException">There is nothing to compare, or fewer than two values.</exception>
    public static RobustnessCurve Measure(RobustnessMaterial material, string column, RobustnessOptions options, Action<SpeechDataException> report, CancellationToken cancellation)
    {
        IReadOnlyList<RobustnessPair> pairs = material.Pairs(report);
        RobustnessBlocks blocks = new(pairs, options.Summing.ClusterBy);
        (RobustnessPair Pair, double Size)[] sized = [.. pairs.Select(pair => (pair, Size: Number(pair.Variant.Pair.Property(column)))).Where(entry => entry.Size is not null).Select(entry => (entry.pair, entry.Size!.Value))];
        double[] sizes = [.. sized.Select(entry => entry.Size).Distinct().Order()];
        if (sizes.Length < 2)
        {
            throw new SpeechDataException(
                "CurveColumnUnsuitable", SpeechDataProblem.InvalidArgument, string.Create(CultureInfo.InvariantCulture, $"The variants have {sizes.Length} different numbers in '{column}': a curve needs at least two."));
        }

        (int Block, int Size, double Errors, double Words)[] cells = [.. sized
            .GroupBy(entry => (Block: blocks.Of(entry.Pair.Variant.Pair, entry.Pair.Parent), Size: Array.BinarySearch(sizes, entry.Size)))
            .Select(cell => (cell.Key.Block, cell.Key.Size, (double)cell.Sum(entry => Math.Min(entry.Pair.Variant.Words.Errors, entry.Pair.Variant.Words.Words)), (double)cell.Sum(entry => entry.Pair.Variant.Words.Words)))];
        int[] once = [.. Enumerable.Repeat(1, blocks.Count)];
        (double[] errors, double[] words) = Sums(cells, sizes.Length, once);
        (double Intercept, double Slope)? fit = Fit(sizes, errors, words);
        double[] rates = [.. sizes.Select((size, index) => Rate(sized, size))], weights = words;
        List<string> remarks = [];
        if (sized.Length < pairs.Count) remarks.Add(string.Create(CultureInfo.InvariantCulture, $"{pairs.Count - sized.Length:N0} variants without a number in {column} are not in the curve"));
        if (sized.Any(entry => entry.Pair.Variant.Words.Errors > entry.Pair.Variant.Words.Words)) remarks.Add("utterances with more errors than words count as all wrong in the logistic curve");
        if (fit is null) remarks.Add("the logistic curve does not settle: everything is right or wrong at some value");
        (double Low, double High)? odds = null, steps = null;
        if (blocks.Count < RobustnessBlocks.Least) remarks.Add(string.Create(CultureInfo.InvariantCulture, $"{blocks.Count} {blocks.Name}: too few for an interval"));
        else (odds, steps) = Intervals(cells, sizes, blocks, options, cancellation);
        if (blocks.Kind != ErrorClustering.Speaker) remarks.Add($"interval over {blocks.Name}: it does not cover new speakers");
        return new RobustnessCurve
        {
            Column = column,
            Points = sizes.Length,
            From = sizes[0],
            To = sizes[^1],
            Utterances = sized.Length,
            Words = sized.Sum(entry => entry.Pair.Variant.Words.Words),
            LogOddsPerUnit = fit?.Slope,
            LogOddsLow = odds?.Low,
            LogOddsHigh = odds?.High,
            RatePerUnit = fit is { } known ? Step(known, sizes) : null,
            RateLow = steps?.Low,
            RateHigh = steps?.High,
            Measured = Texts(sizes, rates),
            Monotone = Texts(sizes, MonotoneFit.Of(rates, weights, isFalling: fit?.Slope < 0)),
            Remarks = new(remarks),
        };
    }

    private static ((double Low, double High)? Odds, (double Low, double High)? Steps) Intervals(
        (int Block, int Size, double Errors, double Words)[] cells, double[] sizes, RobustnessBlocks blocks, RobustnessOptions options, CancellationToken cancellation)
    {
        double[] odds = new double[options.Summing.Replicates], steps = new double[odds.Length];
        int[] draws = new int[blocks.Count];
        for (int replicate = 0; replicate < odds.Length; replicate++)
        {
            cancellation.ThrowIfCancellationRequested();
            SeededRandom random = new(options.Summing.Seed, replicate);
            Array.Clear(draws);
            for (int i = 0; i < draws.Length; i++) draws[random.Next(draws.Length)]++;
            (double[] errors, double[] words) = Sums(cells, sizes.Length, draws);
            (double Intercept, double Slope)? fit = Fit(sizes, errors, words);
            odds[replicate] = fit?.Slope ?? double.NaN;
            steps[replicate] = fit is { } known ? Step(known, sizes) : double.NaN;
        }

        double tail = BootstrapInterval.TailShare(options.Summing.ConfidenceLevel, blocks.Count);
        return (BootstrapInterval.Percentile(odds, tail), BootstrapInterval.Percentile(steps, tail));
    }

    private static (double[] Errors, double[] Words) Sums((int Block, int Size, double Errors, double Words)[] cells, int count, int[] draws)
    {
        double[] errors = new double[count], words = new double[count];
        foreach ((int block, int size, double wrong, double said) in cells)
        {
            errors[size] += draws[block] * wrong;
            words[size] += draws[block] * said;
        }

        return (errors, words);
    }

    // Newton's method on two coefficients, x centred and scaled so that its steps are well behaved; null where the likelihood has no summit.
    private static (double Intercept, double Slope)? Fit(double[] sizes, double[] errors, double[] words)
    {
        double middle = (sizes[0] + sizes[^1]) / 2, half = (sizes[^1] - sizes[0]) / 2, intercept = 0, slope = 0;
        for (int round = 0; round < MostRounds; round++)
        {
            (double g0, double g1, double h00, double h01, double h11) = (0, 0, 0, 0, 0);
            for (int i = 0; i < sizes.Length; i++)
            {
                double x = (sizes[i] - middle) / half, p = 1 / (1 + Math.Exp(-intercept - (slope * x))), weight = words[i] * p * (1 - p);
                (g0, g1) = (g0 + errors[i] - (words[i] * p), g1 + ((errors[i] - (words[i] * p)) * x));
                (h00, h01, h11) = (h00 + weight, h01 + (weight * x), h11 + (weight * x * x));
            }

            double determinant = (h00 * h11) - (h01 * h01);
            if (!(determinant > 1e-9)) return null;
            double d0 = Math.Clamp(((h11 * g0) - (h01 * g1)) / determinant, -2, 2), d1 = Math.Clamp(((h00 * g1) - (h01 * g0)) / determinant, -2, 2);
            (intercept, slope) = (intercept + d0, slope + d1);
            if (Math.Abs(d0) + Math.Abs(d1) < Settled) return (intercept - (slope * middle / half), slope / half);
        }

        return null;
    }

    private static double Step((double Intercept, double Slope) fit, double[] sizes) => (Chance(fit, sizes[^1]) - Chance(fit, sizes[0])) / (sizes[^1] - sizes[0]);

    private static double Chance((double Intercept, double Slope) fit, double size) => 1 / (1 + Math.Exp(-fit.Intercept - (fit.Slope * size)));

    private static double Rate((RobustnessPair Pair, double Size)[] sized, double size)
    {
        WordCounts sum = sized.Where(entry => entry.Size == size).Aggregate(default(WordCounts), (total, entry) => total + entry.Pair.Variant.Words);
        return sum.ErrorRate ?? double.NaN;
    }

    private static TextList Texts(double[] sizes, double[] rates) => new(sizes.Zip(rates, (size, rate) => string.Create(CultureInfo.InvariantCulture, $"{size:0.####}: {100 * rate:0.0} %")));

    private static double? Number(object? value) => double.TryParse(Convert.ToString(value, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;
}
