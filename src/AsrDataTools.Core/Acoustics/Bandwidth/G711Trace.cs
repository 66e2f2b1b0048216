using AsrDataTools.Audio;

namespace AsrDataTools.Acoustics;

/// <summary>A coding whose decoder's output values are all that a recording uses.</summary>
/// <param name="Codec"><c>G.711 A-law</c> or <c>G.711 μ-law</c>.</param>
/// <param name="Confidence">0…1: one less the odds that linear samples of the same resolution fall on the lattice by chance.</param>
public sealed record G711Finding(string Codec, double Confidence);

/// <summary>
/// Tells 16-bit samples that were once G.711: every value lies on the 256-value lattice of the decoder
/// (ITU-T G.711, tables 1a to 2b; μ-law values times 4, A-law times 8 as all decoders give them).
/// </summary>
public static class G711Trace
{
    public const string ALaw = "G.711 A-law";

    public const string MuLaw = "G.711 μ-law";

    private const int FewestDistinctValues = 24;
    private const double EnoughBits = 40;

    private static readonly short[] ALawSteps = MakeSteps(G711.ALawValues);
    private static readonly short[] MuLawSteps = MakeSteps(G711.MuLawValues);

    /// <summary>
    /// The coding found; null when a value lies off both lattices, or when too few values are used to tell (silence, tiny or very quiet files).
    /// </summary>
    public static G711Finding? Find(LevelStatistics levels)
    {
        if (!levels.IsInteger16)
            return null;

        Evidence aLaw = new(ALawSteps), muLaw = new(MuLawSteps);
        int distinct = 0;
        int divisor = 0;
        for (int value = levels.Lowest; value <= levels.Highest && (aLaw.Holds || muLaw.Holds); value++)
        {
            if (levels.CountOf(value) == 0)
                continue;
            distinct++;
            divisor = GreatestCommonDivisor(divisor, Math.Abs(value));
            aLaw.Add(value);
            muLaw.Add(value);
        }

        if (distinct < FewestDistinctValues)
            return null;
        double resolution = Math.Log2(divisor);
        return Judge(aLaw, ALaw, distinct, resolution) ?? Judge(muLaw, MuLaw, distinct, resolution);
    }

    // Chance: were the samples plain multiples of their common divisor g, a value where the lattice has step s would lie on it
    // with probability g/s. So each distinct value is worth log2(s/g) bits, and coarse but uniform samples are worth none.
    private static G711Finding? Judge(Evidence evidence, string codec, int distinct, double resolution)
    {
        double bits = evidence.StepBits - (distinct * resolution);
        return evidence.Holds && bits >= EnoughBits ? new G711Finding(codec, 1 - Math.Pow(2, -bits / 4)) : null;
    }

    private static int GreatestCommonDivisor(int a, int b)
    {
        while (b != 0)
            (a, b) = (b, a % b);
        return a;
    }

    /// <summary>At each value of the lattice, the smaller distance to its neighbours; 0 elsewhere. Indexed by the value's bits.</summary>
    private static short[] MakeSteps(ReadOnlySpan<short> decoded)
    {
        short[] lattice = [.. decoded.ToArray().Distinct().Order()];
        short[] steps = new short[65536];
        for (int i = 0; i < lattice.Length; i++)
        {
            int below = i > 0 ? lattice[i] - lattice[i - 1] : int.MaxValue;
            int above = i + 1 < lattice.Length ? lattice[i + 1] - lattice[i] : int.MaxValue;
            steps[(ushort)lattice[i]] = (short)Math.Min(below, above);
        }

        return steps;
    }

    private struct Evidence(short[] steps)
    {
        public bool Holds { get; private set; } = true;

        public double StepBits { get; private set; }

        public void Add(int value)
        {
            int step = steps[(ushort)(short)value];
            if (step == 0)
                Holds = false;
            else
                StepBits += Math.Log2(step);
        }
    }
}
