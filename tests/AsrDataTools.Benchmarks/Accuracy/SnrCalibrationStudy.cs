using System.Globalization;
using AsrDataTools.Acoustics;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>
/// Fits the constants of <see cref="SnrCalibration"/> on two voices and prints them as its source has them: weights by ridge
/// regression on single prompts of both, errors of prompts and phrases with weights of the other voice, so that they hold for
/// voices not seen.
/// </summary>
internal sealed class SnrCalibrationStudy : IAccuracyStudy
{
    private const double Ridge = 0.01;
    private const double KnotReach = 6;
    private const int FewestErrors = 25;
    private const double LeastError = 1.0;

    private static readonly string[] Voices = ["en", "es"];
    private static readonly double[] Ratios = [-5, 0, 5, 10, 15, 20, 25, 30, 35, 40, 45];

    public string Name => "snr-calibration";

    public IEnumerable<AccuracyRow> Run()
    {
        List<Case> cases = [];
        foreach (string voice in Voices)
        {
            foreach (int rate in (int[])[8000, 16000])
            {
                if (SnrMaterial.Create(voice, rate) is not SnrMaterial material)
                {
                    yield return new AccuracyRow("SnrDb", "calibration", "mean absolute error", double.NaN, "dB", 0, Missing: $"asterisk prompts in {voice}");
                    yield break;
                }

                cases.AddRange(Cases(material));
            }
        }

        Dictionary<string, Weights> others = Voices.ToDictionary(voice => voice, voice => Fit(cases.Where(c => c.Voice != voice)));
        Weights both = Fit(cases);
        Print("Steady", both.Steady);
        Print("Unsteady", both.Unsteady);
        foreach ((string name, bool unsteady, bool pauses) in (IEnumerable<(string, bool, bool)>)
            [("SteadyErrors", false, false), ("SteadyPauseErrors", false, true), ("UnsteadyErrors", true, false), ("UnsteadyPauseErrors", true, true)])
        {
            Case[] part = [.. cases.Where(c =>
                c.Gate >= 0.5 == unsteady && SnrCalibration.PauseGate(c.Evidence, Bands(others[c.Voice], c)) >= 0.5 == pauses)];
            string[] errors = [.. SnrCalibration.Knots.Select(knot => Errors(part, others, knot))];
            Console.Error.WriteLine($"    private static readonly (double Below, double Above)[] {name} = [{string.Join(", ", errors)}];");
        }

        foreach (string voice in Voices)
        {
            foreach (bool phrases in (bool[])[true, false])
            {
                double[] errors = [.. cases.Where(c => c.Voice == voice && c.Truth is >= 0 and <= 20 && c.IsPhrase == phrases).Select(c => Math.Abs(Estimate(others[voice], c) - c.Truth))];
                string what = phrases ? "phrases with pauses" : "tight prompts";
                yield return new AccuracyRow("SnrDb", $"{voice}, weights of the other voice, 0–20 dB, {what}", "mean absolute error", errors.Average(), "dB", errors.Length);
            }
        }
    }

    private static IEnumerable<Case> Cases(SnrMaterial material)
    {
        (float[] Samples, bool IsPhrase)[] speech =
        [
            .. material.Phrases(10).Select(samples => (samples, true)),
            .. material.Prompts(24, 1.5, 5).Select(samples => (samples, false)),
        ];
        foreach ((float[] samples, bool isPhrase) in speech)
        {
            foreach (string noise in (string[])["white", "pink", "babble"])
            {
                foreach (double snr in Ratios)
                {
                    if (material.Evidence(material.Mix(samples, noise, snr)) is SnrEvidence evidence)
                        yield return new Case(material.Language, material.SampleRate, evidence, snr, isPhrase);
                }
            }
        }
    }

    private static Weights Fit(IEnumerable<Case> source)
    {
        Case[] cases = [.. source.Where(c => !c.IsPhrase)];
        Case[] steady = [.. cases.Where(c => c.Gate < 0.7)], unsteady = [.. cases.Where(c => c.Gate > 0.1)];
        return new Weights(
            Solve([.. steady.Select(c => (c.Evidence.Steady(), c.Truth, 1 - c.Gate))]),
            Solve([.. unsteady.Select(c => (c.Evidence.Unsteady(), c.Truth, c.Truth <= 20 ? 2.0 : 1))]));
    }

    private static double Bands(Weights weights, Case item) =>
        ((1 - item.Gate) * Dot(weights.Steady, item.Evidence.Steady())) + (item.Gate * Dot(weights.Unsteady, item.Evidence.Unsteady()));

    private static double Estimate(Weights weights, Case item) => SnrCalibration.Ratio(item.Evidence, Bands(weights, item));

    private static string Errors(Case[] cases, Dictionary<string, Weights> others, double knot)
    {
        (string Part, double Error)[] errors = [.. cases
            .Select(c => (Part: c.Voice + c.Rate, Estimate: Estimate(others[c.Voice], c), c.Truth))
            .Where(c => Math.Abs(c.Estimate - knot) < KnotReach || (knot == SnrCalibration.Knots[^1] && c.Estimate > knot))
            .Select(c => (c.Part, c.Truth - c.Estimate))];
        if (errors.Length < FewestErrors)
            return $"(?, ?) /* {errors.Length} */";

        // A voice and a rate alone may be worse than all together, and a recording is of one of each.
        double below = LeastError, above = LeastError;
        foreach (IEnumerable<(string Part, double Error)> part in errors.GroupBy(e => e.Part).Append<IEnumerable<(string Part, double Error)>>(errors))
        {
            double[] ordered = [.. part.Select(e => e.Error).Order()];
            if (ordered.Length < FewestErrors)
                continue;
            below = Math.Max(below, -ordered[(int)(0.05 * ordered.Length)]);
            above = Math.Max(above, ordered[(int)(0.95 * ordered.Length)]);
        }

        return string.Create(CultureInfo.InvariantCulture, $"({below:0.0}, {above:0.0})");
    }

    /// <summary>Weighted least squares, every coefficient but the constant held back by the ridge; Gauss and Jordan.</summary>
    private static double[] Solve((double[] Values, double Truth, double Weight)[] rows)
    {
        int count = rows[0].Values.Length;
        double[,] matrix = new double[count, count + 1];
        double weights = 0;
        foreach ((double[] values, double truth, double weight) in rows)
        {
            weights += weight;
            for (int i = 0; i < count; i++)
            {
                for (int j = 0; j < count; j++)
                    matrix[i, j] += weight * values[i] * values[j];
                matrix[i, count] += weight * values[i] * truth;
            }
        }

        for (int i = 1; i < count; i++)
            matrix[i, i] += Ridge * weights;
        for (int pivot = 0; pivot < count; pivot++)
        {
            for (int row = 0; row < count; row++)
            {
                if (row == pivot)
                    continue;
                double factor = matrix[row, pivot] / matrix[pivot, pivot];
                for (int column = pivot; column <= count; column++)
                    matrix[row, column] -= factor * matrix[pivot, column];
            }
        }

        return [.. Enumerable.Range(0, count).Select(i => matrix[i, count] / matrix[i, i])];
    }

    private static double Dot(double[] a, double[] b) => a.Zip(b, (x, y) => x * y).Sum();

    private static void Print(string name, double[] weights) => Console.Error.WriteLine(
        $"    private static readonly double[] {name} = [{string.Join(", ", weights.Select(w => w.ToString("0.000", CultureInfo.InvariantCulture)))}];");

    private sealed record Case(string Voice, int Rate, SnrEvidence Evidence, double Truth, bool IsPhrase)
    {
        public double Gate { get; } = SnrCalibration.Gate(Evidence);
    }

    private sealed record Weights(double[] Steady, double[] Unsteady);
}
