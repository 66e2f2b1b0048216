namespace AsrDataTools.Simulation;

/// <summary>How variants are made.</summary>
public sealed record VariantOptions
{
    /// <summary>Absolute path of the folder for the recordings; made where it is not there.</summary>
    public required string Folder { get; init; }

    /// <summary>Chains of which each variant draws one; at least one, unless <see cref="Choose"/> says otherwise.</summary>
    public IReadOnlyList<ChannelChain> Chains { get; init; } = [];

    /// <summary>The chain of a variant, by the name of its stream of chance; takes the place of <see cref="Chains"/>.</summary>
    public Func<string, ChannelChain>? Choose { get; init; }

    /// <summary>Stands in Ids before the number, so that variants of the same utterances in other folders are not taken for these; null for nothing. Chance does not go by it.</summary>
    public string? IdPart { get; init; }

    /// <summary>Where all chance starts from.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Rate of the recordings, Hz; null for that at the end of the chain.</summary>
    public int? SampleRate { get; init; }

    /// <summary>Make anew what is there already.</summary>
    public bool Force { get; init; }

    /// <summary>Recordings of noise for stages that name none, absolute.</summary>
    public IReadOnlyList<string> NoisePaths { get; init; } = [];

    /// <summary>Impulse responses for stages that name none, absolute.</summary>
    public IReadOnlyList<string> ImpulseResponsePaths { get; init; } = [];

    /// <summary>Annotation of the parents; what lies beside their recordings comes in addition.</summary>
    public IReadOnlyList<Annotation.AnnotationDocument> Annotation { get; init; } = [];
}
