using AsrDataTools.Annotation.Depth;

namespace AsrDataTools.Readiness;

/// <summary>What the annotation gate asks for.</summary>
public sealed record AnnotationGateSettings
{
    /// <summary>Files and folders of training's annotation; absolute. None: the manifests of training are its annotation.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>The level that speech must have, 0 to 5.</summary>
    public int RequiredLevel { get; init; } = 4;

    /// <summary>Share of speech seconds that must have it.</summary>
    public double RequiredShare { get; init; } = 0.95;

    /// <summary>What must be there whatever the level. Turns without a text train no recogniser.</summary>
    public IReadOnlyList<DepthTag> RequiredTags { get; init; } = [DepthTag.Text];

    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Bootstrap replicates.</summary>
    public int Replicates { get; init; } = 1000;
}
