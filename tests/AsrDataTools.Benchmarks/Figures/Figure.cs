using System.Text.Json.Serialization;

namespace AsrDataTools.Benchmarks.Figures;

/// <summary>One thing measured, beside its peers where there are any.</summary>
/// <param name="Topic">The mode that measures it, as the command line names it.</param>
/// <param name="Name">What was done.</param>
/// <param name="Size">To how much of it; figures of another size are other figures.</param>
/// <param name="Unit">Of <paramref name="Value"/> and of the peers' values.</param>
/// <param name="Value">The least of all rounds: whatever else the machine does only adds.</param>
internal sealed record Figure(string Topic, string Name, string Size, FigureUnit Unit, double Value)
{
    /// <summary>How many times it was measured.</summary>
    public int Rounds { get; init; } = 1;

    /// <summary>The median of the rounds over their least, less one; 0 for one round.</summary>
    public double Spread { get; init; }

    /// <summary>CPU seconds of the reference kernel in the same rounds, the least; null where no time was measured.</summary>
    public double? KernelSeconds { get; init; }

    /// <summary>What does the like, measured in the same rounds.</summary>
    public IReadOnlyList<PeerFigure> Peers { get; init; } = [];

    /// <summary>What is compared over time: times as multiples of the reference kernel, everything else as it is.</summary>
    [JsonIgnore]
    public double Normalised => KernelSeconds is > 0 and double kernel ? Value / kernel : Value;

    /// <summary>Whether more of it than before is a regression.</summary>
    [JsonIgnore]
    public bool IsCounted => Unit is FigureUnit.CpuSeconds or FigureUnit.FileMegabytes;

    /// <summary>Ours over the peer's: below one is less than the peer; null where the peer is not installed.</summary>
    public double? Ratio(PeerFigure peer) => peer.Value is > 0 and double value ? Value / value : null;

    /// <summary>What makes it the same figure in another run.</summary>
    [JsonIgnore]
    public string Key => $"{Topic}/{Name}/{Size}/{Unit}";
}
