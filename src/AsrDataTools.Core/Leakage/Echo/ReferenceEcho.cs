namespace AsrDataTools.Leakage.Echo;

/// <summary>How often a recogniser reproduces references that are known to be wrong: what it cannot have heard it has read.</summary>
public sealed record ReferenceEcho
{
    /// <summary>Utterances whose reference has words that are not said.</summary>
    public int Probes { get; init; }

    /// <summary>Utterances whose reference is what is said: no probes.</summary>
    public int Unplanted { get; init; }

    /// <summary>Probes without a hypothesis; they reproduce nothing.</summary>
    public int MissingHypotheses { get; init; }

    /// <summary>Words of the references that are not said.</summary>
    public int PlantedWords { get; init; }

    /// <summary>Those that the recogniser gave at their place.</summary>
    public int ReproducedWords { get; init; }

    /// <summary>Reproduced of planted words; null without probes.</summary>
    public double? WordShare { get; init; }

    /// <summary>Probes with any reproduced word.</summary>
    public int EchoedProbes { get; init; }

    /// <summary>Of the probes; null without any.</summary>
    public double? ProbeShare { get; init; }

    /// <summary>Lower bound of the Wilson interval of <see cref="ProbeShare"/> (Wilson 1927).</summary>
    public double? Low { get; init; }

    public double? High { get; init; }

    public required string Normalizer { get; init; }
}
