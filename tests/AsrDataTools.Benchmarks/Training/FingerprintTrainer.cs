using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AsrDataTools.Benchmarks.Accuracy;
using AsrDataTools.Benchmarks.Fingerprint;
using AsrDataTools.Leakage;
using AsrDataTools.Signal;
using MathNet.Numerics.LinearAlgebra;

namespace AsrDataTools.Benchmarks.Training;

/// <summary>
/// Makes <see cref="FingerprintWeights"/> anew: the 64 directions in which patches of different speech differ most for what
/// degradation changes in them, twice over: the first weights find takes of the same words by one voice, whose differences
/// the second weights tell apart as well (linear discriminants, Fisher 1936: the generalized eigenvectors of the covariance of
/// patches against that of their changes). Level and a fixed frequency response are made costly by hand, so that no
/// direction listens to them. English and Spanish prompts only; the table is made of others.
/// </summary>
internal static class FingerprintTrainer
{
    private const int PromptsEach = 40;
    private const int Inputs = FingerprintGrid.Inputs;

    /// <summary>Half the distance of sub-fingerprints in a query: the most by which a degraded patch lies off.</summary>
    private const double OffsetSeconds = 0.008;

    /// <summary>Variance, in (log2 units)², that levels and frequency responses are taken to have.</summary>
    private const double NuisanceVariance = 4;

    /// <summary>Share of the mean variance added to every change, so that no direction rests on what happened never to change.</summary>
    private const double Regularization = 0.02;

    /// <summary>How much more than other speech the takes weigh that one voice makes of the same words.</summary>
    private const double TakeShare = 10;

    /// <summary>log2 of energy: patches so far below the loudest of the tape are pauses.</summary>
    private const double PauseBelow = 15;

    /// <summary>Writes the weights as C#; 1 where the prompts or a tool are not installed.</summary>
    public static int Run(TextWriter output)
    {
        RecordingTape tape = RecordingTape.Of(
            ((string[])["en", "es"]).SelectMany(language => RecordingTape.Prompts(language, "wav", PromptsEach).Recordings()), 8000);
        if (tape.Samples.Length == 0 || Degradation.InRoom(tape) is null)
        {
            Console.Error.WriteLine("Needs asterisk-core-sounds-en-wav and -es-wav.");
            return 1;
        }

        (List<float[]> clean, List<float> levels) = Patches(tape.Samples);
        float loudest = levels.Max();
        bool[] speech = [.. levels.Select(level => level > loudest - PauseBelow)];
        Matrix<double> spread = Covariance(clean.Where((_, i) => speech[i]), centred: true);
        Matrix<double> change = Matrix<double>.Build.Dense(Inputs, Inputs);
        int changes = 0;
        foreach ((Degradation degradation, double speed) in Degradations())
        {
            if (degradation.Apply(tape) is not { } degraded)
            {
                Console.Error.WriteLine($"A tool for '{degradation.Name}' is not installed.");
                return 1;
            }

            change += Covariance(Changes(clean, speech, degraded, speed), centred: false);
            changes++;
        }

        change /= changes;
        AddNuisances(change);
        change += Matrix<double>.Build.DenseIdentity(Inputs) * (Regularization * spread.Trace() / Inputs);
        float[] first = Rounded(Discriminants(spread, change), spread);
        Matrix<double> takes = Covariance(TakeDifferences(first), centred: false);
        Matrix<double> weights = Discriminants(spread + (TakeShare * takes), change);
        Write(output, weights, spread);
        return 0;
    }

    private static IEnumerable<(Degradation Degradation, double Speed)> Degradations()
    {
        string[] left = ["G.722", "to 16 kHz", "to 16 and back to 8 kHz", "200 ms later", "speed −2 %", "speed +2 %", "GSM, noise 10 dB, loss 5 %"];
        foreach (Degradation degradation in Degradation.All.Where(d => !left.Contains(d.Name)))
            yield return (degradation, 1);
        foreach (double speed in (double[])[0.98, 0.99, 1.02])
            yield return (new Degradation($"speed {speed}", tape => Degradation.Played(tape, speed)), speed);
        yield return (new Degradation("tilted", Tilted), 1);
    }

    // A microphone that favours the high frequencies: 6 dB an octave.
    private static RecordingTape Tilted(RecordingTape tape) => tape with
    {
        Samples = [.. tape.Samples.Select((x, n) => n == 0 ? x : x - (0.8f * tape.Samples[n - 1]))],
    };

    private static (List<float[]> Patches, List<float> Levels) Patches(ReadOnlySpan<float> samples)
    {
        FingerprintGrid grid = FingerprintGrid.Create(8000, FingerprintDensity.Query);
        PatchProjection projection = new(FingerprintWeights.Values);
        List<float[]> patches = [];
        List<float> levels = [];
        int reach = (FingerprintGrid.Taps - 1) * grid.TapStep;
        BandEnergies energies = null!;
        energies = new BandEnergies(grid) { Arrived = Look };
        energies.Add(samples);
        return (patches, levels);

        void Look()
        {
            int window = 0;
            for (; energies.Count - reach - window >= BatchedFft.Lanes; window += BatchedFft.Lanes)
            {
                projection.TakeLogs(energies, window, grid.TapStep);
                ReadOnlySpan<float> flat = MemoryMarshal.Cast<Vector512<float>, float>(projection.Logs);
                for (int lane = 0; lane < BatchedFft.Lanes; lane++)
                {
                    float[] patch = new float[Inputs];
                    for (int input = 0; input < Inputs; input++)
                        patch[input] = flat[(input * BatchedFft.Lanes) + lane];
                    patches.Add(patch);
                    float level = 0;
                    for (int band = 0; band < FingerprintGrid.Bands; band++)
                        level += energies.From(band, window + lane + (reach / 2));
                    levels.Add(MathF.Log2(level + 1e-12f));
                }
            }

            if (window > 0)
                energies.Drop(window);
        }
    }

    private static IEnumerable<float[]> Changes(List<float[]> clean, bool[] speech, RecordingTape degraded, double speed)
    {
        (List<float[]> patches, _) = Patches(degraded.Samples.AsSpan((int)(OffsetSeconds * degraded.SampleRate)));
        for (int i = 1; i < patches.Count; i += 3)
        {
            // Half a step off, now to one side and now to the other.
            int at = (int)Math.Round(((i + 0.5) * speed) + (i % 2 == 0 ? 0.01 : -0.01));
            if (at >= clean.Count || !speech[at])
                continue;
            float[] change = new float[Inputs];
            for (int input = 0; input < Inputs; input++)
                change[input] = patches[i][input] - clean[at][input];
            yield return change;
        }
    }

    // What sets one take apart from another of the same words by the same speaker.
    private static IEnumerable<float[]> TakeDifferences(float[] weights)
    {
        using PromptIndex index = PromptIndex.OfPrompts(["en", "es"], 1.5, weights);
        Dictionary<string, List<float[]>> patches = index.Recordings.ToDictionary(recording => recording.Name, recording => Patches(recording.Samples).Patches);
        int count = 0;
        foreach ((AudioMatch match, _) in new SharedAudio(index).Unexplained)
        {
            double hop = FingerprintGrid.HopSeconds(FingerprintDensity.Query);
            List<float[]> one = patches[match.Query.Path], other = patches[match.Indexed.Path];
            int length = (int)((match.QueryEndSeconds - match.QueryStartSeconds - FingerprintGrid.PatchSeconds) / hop);
            for (int k = 0; k <= length; k += 3)
            {
                int i = (int)(match.QueryStartSeconds / hop) + k, j = (int)Math.Round((match.IndexedStartSeconds / hop) + (k * match.SpeedFactor));
                if (i >= one.Count || j >= other.Count)
                    break;
                count++;
                yield return [.. one[i].Zip(other[j], (a, b) => a - b)];
            }
        }

        Console.Error.WriteLine($"{count} patches of two takes");
    }

    private static Matrix<double> Covariance(IEnumerable<float[]> rows, bool centred)
    {
        Matrix<double> data = Matrix<double>.Build.DenseOfRowArrays(rows.Select(row => Array.ConvertAll(row, x => (double)x)));
        if (centred)
        {
            Vector<double> mean = data.ColumnSums() / data.RowCount;
            data = Matrix<double>.Build.Dense(data.RowCount, data.ColumnCount, (row, column) => data[row, column] - mean[column]);
        }

        return data.TransposeThisAndMultiply(data) / data.RowCount;
    }

    // A gain moves all inputs alike, a frequency response moves a band's inputs alike.
    private static void AddNuisances(Matrix<double> change)
    {
        for (int i = 0; i < Inputs; i++)
        {
            for (int j = 0; j < Inputs; j++)
                change[i, j] += NuisanceVariance * (i % FingerprintGrid.Bands == j % FingerprintGrid.Bands ? 2 : 1);
        }
    }

    private static Matrix<double> Discriminants(Matrix<double> spread, Matrix<double> change)
    {
        Matrix<double> whitener = change.Cholesky().Factor.Inverse();
        Matrix<double> whitened = whitener * spread * whitener.Transpose();
        Matrix<double> vectors = ((whitened + whitened.Transpose()) / 2).Evd(Symmetricity.Symmetric).EigenVectors;

        // Eigenvalues ascend: the last vectors are the best.
        return Matrix<double>.Build.DenseOfRowVectors(Enumerable.Range(0, PatchProjection.Outputs)
            .Select(k => whitener.Transpose() * vectors.Column(Inputs - 1 - k)));
    }

    private static (Vector<double> Weights, double Scale) Rounded(Vector<double> row, Matrix<double> spread)
    {
        double most = row.AbsoluteMaximum();
        Vector<double> rounded = row.Map(weight => Math.Round(127 * weight / most));
        return (rounded, 1 / Math.Sqrt(rounded * (spread * rounded)));
    }

    private static float[] Rounded(Matrix<double> rows, Matrix<double> spread) =>
        [.. rows.EnumerateRows().Select(row => Rounded(row, spread)).SelectMany(row => row.Weights.Select(weight => (float)(weight * row.Scale)))];

    private static void Write(TextWriter output, Matrix<double> rows, Matrix<double> spread)
    {
        output.Write("""
            namespace AsrDataTools.Leakage;

            /// <summary>
            /// Weights of <see cref="PatchProjection"/>, learned from English and Spanish prompts:
            /// <c>dotnet run --project tests/AsrDataTools.Benchmarks -c Release -- train-fingerprint</c> writes such a file. The takes that it
            /// learns from are found by a search, and depend on the limits of that search: weights made anew differ from these, which are the
            /// ones that docs/methods/fingerprint.md measures. An index holds what they make of audio: with other weights
            /// <see cref="FingerprintIndex.Algorithm"/> must change.
            /// </summary>
            internal static class FingerprintWeights
            {
                // For each bit the scale that gives its sum a mean square of 1 in running speech, and 192 signed bytes.
                private static readonly (float Scale, string Weights)[] Rows =
                [

            """);
        foreach ((Vector<double> rounded, double scale) in rows.EnumerateRows().Select(row => Rounded(row, spread)))
        {
            string bytes = Convert.ToBase64String([.. rounded.Select(weight => (byte)(sbyte)weight)]);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"        ({(float)scale:R}f, \"{bytes}\"),"));
        }

        output.Write("""
                ];

                /// <summary>64 rows of 192 weights: for each window of a patch, one a band.</summary>
                public static float[] Values { get; } =
                    [.. Rows.SelectMany(row => Convert.FromBase64String(row.Weights).Select(weight => row.Scale * (sbyte)weight))];
            }

            """);
    }
}
