using AsrDataTools.Leakage;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Readiness;

/// <summary>What the evaluation gate asks for.</summary>
public sealed record EvaluationGateSettings
{
    /// <summary>Files, folders and manifests of the evaluation set, with its texts; absolute.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>What the recogniser made of it; absolute. Null where the manifests hold it too, or there is none.</summary>
    public string? HypothesisPath { get; init; }

    /// <summary>Column of the reference text; null to find it by its name.</summary>
    public string? ReferenceColumn { get; init; }

    /// <summary>Column of the recogniser's text; null to find it by its name.</summary>
    public string? HypothesisColumn { get; init; }

    /// <summary>How words are compared.</summary>
    public WordScoringOptions Scoring { get; init; } = new();

    /// <summary>Errors per word beyond which the gate fails; null for no limit.</summary>
    public double? MaximumWordErrorRate { get; init; }

    /// <summary>Errors per word of any slice beyond which the gate fails; null for no limit.</summary>
    public double? MaximumSliceWordErrorRate { get; init; }

    /// <summary>Properties, columns and acoustic measures by which errors are told apart.</summary>
    public IReadOnlyList<string> SliceBy { get; init; } = ["Accent", "ChannelClass", "SnrDb"];

    /// <summary>Ways in which training may hold the set that are looked for; all unless narrowed.</summary>
    public IReadOnlyList<LeakageKind> LeakageKinds { get; init; } = Leakage.LeakageKinds.All;

    /// <summary>Share of the set's seconds that training may hold before the gate fails; any at all makes it warn.</summary>
    public double LeakageFailThreshold { get; init; } = 0.01;

    /// <summary>Share of the set's speakers that training may have before the gate fails; any at all makes it warn.</summary>
    public double SpeakerFailThreshold { get; init; } = 0.05;

    /// <summary>Share of the set's utterances whose sentence training may have, or nearly have, before the gate warns.</summary>
    public double TextWarnThreshold { get; init; } = 0.05;

    /// <summary>Who speaks when in recordings of the set and of production; absolute. None: overlap is not told.</summary>
    public IReadOnlyList<string> AnnotationPaths { get; init; } = [];

    /// <summary>Points of word error rate to which each slice of production is to be bounded.</summary>
    public double MarginPoints { get; init; } = 1;

    /// <summary>Errors per word that sizes rest on where nothing is scored.</summary>
    public double ExpectedErrorRate { get; init; } = Statistics.ErrorSpread.AssumedRate;

    /// <summary>Share of production's speech from which a slice matters.</summary>
    public double MinimumSliceShare { get; init; } = 0.05;

    /// <summary>Total variation of accents, channels, domains, overlap and style from which the gate warns …</summary>
    public double MarginWarnThreshold { get; init; } = 0.1;

    /// <summary>… and from which it may fail.</summary>
    public double MarginFailThreshold { get; init; } = 0.25;

    /// <summary>Signal-to-noise ratio below which speech is noisy, dB.</summary>
    public double NoisySnrDb { get; init; } = 15;

    /// <summary>What the set must have some of; null for all that can be told and production has.</summary>
    public IReadOnlyList<RequiredSlice>? RequiredSlices { get; init; }

    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Bootstrap replicates.</summary>
    public int Replicates { get; init; } = 10_000;
}
