using AsrDataTools.Acoustics;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Readiness;

/// <summary>Turns vocabulary into facts with a threshold.</summary>
internal static class VocabularyFacts
{
    // Below these a class is too rare in production to be missed.
    private const double LeastDensity = 0.5;
    private const long LeastCount = 20;

    /// <summary>Unseen words first, then listed terms, then classes of entities.</summary>
    public static GateEvidenceList Of(VocabularyEvidence evidence, VocabularyGateSettings settings)
    {
        List<GateEvidence> facts = [Unseen(evidence.Comparison, settings)];
        if (evidence.Shortfall is { Share: not null } shortfall) facts.Add(Terms(shortfall, settings));
        facts.AddRange(evidence.Comparison.Entities
            .Where(row => row.ReferencePerThousand >= LeastDensity && row.ReferenceCount >= LeastCount)
            .Select(row => Density(row, settings)));
        return [.. facts];
    }

    /// <summary>As people call a class.</summary>
    public static string Name(EntityClass kind) => kind switch
    {
        EntityClass.DigitString => "digit strings",
        EntityClass.SpelledAlphanumeric => "spellings",
        EntityClass.Currency => "amounts of money",
        EntityClass.Date => "dates",
        EntityClass.Time => "times of day",
        EntityClass.Quantity => "dosages and quantities",
        EntityClass.Percentage => "percentages",
        EntityClass.EmailOrWebAddress => "e-mail and web addresses",
        EntityClass.StreetAddress => "street addresses",
        _ => kind.ToString(),
    };

    private static GateEvidence Unseen(VocabularyComparison comparison, VocabularyGateSettings settings) =>
        Rate(nameof(VocabularyComparison.OovTokenRate), comparison.OovTokenRate, comparison.OovTokenLow, comparison.OovTokenHigh, settings.OovWarnThreshold, settings.OovFailThreshold) with
        {
            Title = "Words that training has never seen",
            Effect = "share of production's words",
        };

    private static GateEvidence Terms(TermShortfall shortfall, VocabularyGateSettings settings) =>
        Rate("TermShortfall", shortfall.Share, shortfall.Low, shortfall.High, settings.TermWarnThreshold, settings.TermFailThreshold) with
        {
            Title = "Listed terms with too few examples in training",
            Effect = "share of their mentions in production",
        };

    private static GateEvidence Rate(string measure, double? value, double? low, double? high, double warn, double fail)
    {
        Verdict verdict = low is double from && high is double to ? ShiftVerdict.Judge(from, to, warn, fail) : Verdict.Unknown;
        return new(measure, value, low, high, fail, verdict)
        {
            WarnThreshold = warn,
            IsAtLeastWarn = verdict == Verdict.Unknown && low >= warn,
            Weight = EvidenceWeight.Decisive,
        };
    }

    private static GateEvidence Density(EntityDensity row, VocabularyGateSettings settings)
    {
        // Where training has none there is nothing to resample: production's count stands for itself.
        Verdict verdict = row.DifferenceCount == 0 ? Verdict.Warn
            : row.RatioHigh is not double high ? Verdict.Unknown
            : high < settings.DensityRatio ? Verdict.Warn
            : row.RatioLow >= settings.DensityRatio ? Verdict.Pass
            : Verdict.Unknown;
        return new(nameof(EntityDensity), row.Ratio, row.RatioLow, row.RatioHigh, null, verdict)
        {
            Subject = row.Class.ToString(),
            Title = $"Density of {Name(row.Class)}",
            Effect = "training over production",
            SmallerIsWorse = true,
            WarnThreshold = settings.DensityRatio,
            Weight = EvidenceWeight.Contributing,
        };
    }
}
