using AsrDataTools.Vocabulary;

namespace AsrDataTools.Readiness;

/// <summary>What the vocabulary gate asks for.</summary>
public sealed record VocabularyGateSettings
{
    /// <summary>Lists of domain terms; absolute. None: only what the transcripts tell.</summary>
    public IReadOnlyList<string> TermLists { get; init; } = [];

    /// <summary>Transcripts of production; absolute. None: the texts of production's manifests.</summary>
    public IReadOnlyList<string> Production { get; init; } = [];

    /// <summary>Transcripts of training; absolute. None: the texts of training's manifests, else of its annotation.</summary>
    public IReadOnlyList<string> Training { get; init; } = [];

    /// <summary>Share of production's words that training has never seen: more warns …</summary>
    public double OovWarnThreshold { get; init; } = 0.02;

    /// <summary>… and more fails.</summary>
    public double OovFailThreshold { get; init; } = 0.05;

    /// <summary>Share of production's mentions of listed terms that are of terms with too few examples in training: more warns …</summary>
    public double TermWarnThreshold { get; init; } = 0.05;

    /// <summary>… and more fails.</summary>
    public double TermFailThreshold { get; init; } = 0.2;

    /// <summary>Examples that training is to have of a listed term whose list does not say.</summary>
    public int MinimumExamples { get; init; } = 10;

    /// <summary>Part of production's density that training is to have of amounts, dates, spellings and their like: less warns.</summary>
    public double DensityRatio { get; init; } = 0.5;

    /// <summary>Number words that are brought to digits.</summary>
    public SpokenNumbers SpokenNumbers { get; init; }

    /// <summary>Forms of a term's last word that count as the term.</summary>
    public TermInflection Inflection { get; init; }

    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Bootstrap replicates.</summary>
    public int Replicates { get; init; } = 1000;
}
