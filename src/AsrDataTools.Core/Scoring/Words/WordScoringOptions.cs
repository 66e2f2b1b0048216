using AsrDataTools.Text;

namespace AsrDataTools.Scoring.Words;

/// <summary>How words are compared.</summary>
public sealed record WordScoringOptions
{
    public AlignmentConvention Convention { get; init; } = AlignmentConvention.Nist;

    public ITextNormalizer Normalizer { get; init; } = new PlainNormalizer(caseSensitive: false);

    /// <summary>Rules of a GLM file, applied before all else; null for none.</summary>
    public GlmRules? Rules { get; init; }

    /// <summary>What stands in results: the normaliser, and the file of rules before it.</summary>
    public string NormalizerName => (Rules is null ? Normalizer.Name : $"{Rules.Name}, {Normalizer.Name}") + (SplitUnsegmented ? ", characters" : "");

    /// <summary>A fragment such as <c>pho-</c> or <c>-graph</c> is right where the other side's word begins or ends so.</summary>
    public bool FragmentsCorrect { get; init; }

    /// <summary>Each character of a script written without spaces is a word.</summary>
    public bool SplitUnsegmented { get; init; }
}
