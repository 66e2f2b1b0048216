using AsrDataTools.Statistics;

namespace AsrDataTools.Simulation;

/// <summary>A number, or two between which one is drawn, each as likely.</summary>
internal readonly record struct ValueRange(double Low, double High)
{
    public double Draw(SeededRandom random) => Low == High ? Low : random.Between(Low, High);

    public override string ToString() => Low == High ? FormattableString.Invariant($"{Low:0.######}") : FormattableString.Invariant($"{Low:0.######}..{High:0.######}");
}
