using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AsrDataTools.Acoustics;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Training;

/// <summary>
/// Makes the weights of <see cref="SpeechLikeness"/> anew: logistic loss, one hidden layer of 16 rectified units (one
/// 512-bit vector), Adam (Kingma and Ba 2015) in batches of 64, seeds fixed.
/// </summary>
internal static class SpeechLikenessTrainer
{
    private const int Mixtures = 216;
    private const int Epochs = 14;
    private const int BatchSize = 64;

    /// <summary>Writes the weights as C#; 1 where the prompts are not installed.</summary>
    public static int Run(TextWriter output)
    {
        List<float> inputs = [];
        List<float> targets = [];
        foreach (int sampleRate in (int[])[8000, 16000])
        {
            FrameGrid grid = new(sampleRate);
            for (int number = 0; number < Mixtures / 2; number++)
            {
                if (TrainingMixture.Make((2 * number) + (sampleRate / 16000), grid) is not { } mixture)
                {
                    Console.Error.WriteLine("Needs asterisk-core-sounds-en-wav and -g722.");
                    return 1;
                }

                Collect(mixture.Samples, mixture.Truth, grid, inputs, targets);
            }
        }

        Console.Error.WriteLine($"{targets.Count} examples of {SpeechLikeness.Inputs} inputs, {targets.Average():P0} speech");
        float[] weights = Train(CollectionsMarshal.AsSpan(inputs), CollectionsMarshal.AsSpan(targets));
        Write(output, weights);
        return 0;
    }

    private static void Collect(float[] samples, bool[] truth, FrameGrid grid, List<float> inputs, List<float> targets)
    {
        float[] example = new float[SpeechLikeness.Inputs];
        int frame = 0;
        SpectralTracker tracker = new(grid)
        {
            Groups = (likeness, group) =>
            {
                int end = Math.Min(frame + SpeechLikeness.GroupFrames, truth.Length);
                likeness.CopyInputs(group, example);
                inputs.AddRange(example);
                targets.Add(truth.AsSpan(frame, end - frame).Count(true) / (float)(end - frame));
                frame = end;
            },
        };
        tracker.Add(samples);
        tracker.Finish();
    }

    private static float[] Train(ReadOnlySpan<float> inputs, ReadOnlySpan<float> targets)
    {
        const int Hidden = SpeechLikeness.Hidden;
        int width = SpeechLikeness.Inputs, count = ((width + 2) * Hidden) + 1, constants = width * Hidden, last = constants + Hidden;
        SeededRandom random = new(5);
        float[] weights = new float[count], slope = new float[count], mean = new float[count], square = new float[count];
        for (int i = 0; i < count - 1; i++)
            weights[i] = (float)(random.NextNormal() * Math.Sqrt(2.0 / (i < constants ? width : Hidden)));
        weights.AsSpan(constants, Hidden).Clear();
        int[] order = [.. Enumerable.Range(0, targets.Length)];
        int steps = Epochs * (targets.Length / BatchSize), step = 0;
        for (int epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(order.AsSpan());
            double loss = 0;
            for (int first = 0; first + BatchSize <= order.Length; first += BatchSize)
            {
                Array.Clear(slope);
                foreach (int example in order.AsSpan(first, BatchSize))
                    loss += AddSlope(inputs.Slice(example * width, width), targets[example], weights, slope, constants, last);
                step++;
                double rate = 0.003 * 0.5 * (1 + Math.Cos(Math.PI * step / steps));
                double meanShare = 1 - Math.Pow(0.9, step), squareShare = 1 - Math.Pow(0.999, step);
                for (int i = 0; i < count; i++)
                {
                    float g = slope[i] / BatchSize;
                    mean[i] = (0.9f * mean[i]) + (0.1f * g);
                    square[i] = (0.999f * square[i]) + (0.001f * g * g);
                    weights[i] -= (float)(rate * ((mean[i] / meanShare / (Math.Sqrt(square[i] / squareShare) + 1e-8)) + (0.001 * weights[i])));
                }
            }

            Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"epoch {epoch + 1}: mean loss {loss / order.Length:0.0000}"));
        }

        return weights;
    }

    /// <summary>Adds the slope of one example's loss; returns the loss.</summary>
    private static double AddSlope(ReadOnlySpan<float> x, float target, float[] weights, float[] slope, int constants, int last)
    {
        Span<Vector512<float>> rows = MemoryMarshal.Cast<float, Vector512<float>>(weights.AsSpan(0, last + SpeechLikeness.Hidden));
        Span<Vector512<float>> slopes = MemoryMarshal.Cast<float, Vector512<float>>(slope.AsSpan(0, last + SpeechLikeness.Hidden));
        Vector512<float> sum = rows[x.Length];
        for (int i = 0; i < x.Length; i++)
            sum = Vector512.FusedMultiplyAdd(Vector512.Create(x[i]), rows[i], sum);
        Vector512<float> active = Vector512.Max(sum, Vector512<float>.Zero);
        double logit = Vector512.Dot(active, rows[x.Length + 1]) + weights[^1];
        double probability = 1 / (1 + Math.Exp(-logit));
        float error = (float)(probability - target);
        Vector512<float> back = Vector512.ConditionalSelect(Vector512.GreaterThan(sum, Vector512<float>.Zero), rows[x.Length + 1] * error, Vector512<float>.Zero);
        for (int i = 0; i < x.Length; i++)
            slopes[i] = Vector512.FusedMultiplyAdd(Vector512.Create(x[i]), back, slopes[i]);
        slopes[x.Length] += back;
        slopes[x.Length + 1] += active * error;
        slope[^1] += error;
        return -((target * Math.Log(Math.Max(probability, 1e-9))) + ((1 - target) * Math.Log(Math.Max(1 - probability, 1e-9))));
    }

    private static void Write(TextWriter output, float[] weights)
    {
        output.WriteLine("""
            namespace AsrDataTools.Acoustics;

            /// <summary>
            /// Weights of <see cref="SpeechLikeness"/>, learned from the English prompts in made noise and music alone:
            /// <c>dotnet run --project tests/AsrDataTools.Benchmarks -c Release -- train-speech-activity</c> writes this file.
            /// </summary>
            internal static class SpeechLikenessWeights
            {
                /// <summary>For each input one a hidden unit; then the hidden units' constants; then the output's weights and its constant.</summary>
                public static ReadOnlySpan<float> Values =>
                [
            """);
        foreach (float[] line in weights.Chunk(SpeechLikeness.Hidden))
            output.WriteLine("        " + string.Join(" ", line.Select(weight => string.Create(CultureInfo.InvariantCulture, $"{weight:0.###}f,"))));
        output.WriteLine("    ];");
        output.WriteLine("}");
    }
}
