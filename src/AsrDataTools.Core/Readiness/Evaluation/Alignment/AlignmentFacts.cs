namespace AsrDataTools.Readiness;

/// <summary>Turns rows of alignment into facts of the gate.</summary>
internal static class AlignmentFacts
{
    public static GateEvidence Of(EvaluationAlignment row) => row.Kind switch
    {
        AlignmentKind.Margin => new(row.Name, row.Size, row.Low, row.High, row.FailThreshold, row.Verdict)
        {
            Subject = "evaluation against production",
            Title = $"{Title(row.Name)}, evaluation against production",
            Effect = row.Effect ?? "",
            WarnThreshold = row.WarnThreshold,
            Weight = row.Weight,
            IsAtLeastWarn = row.IsAtLeastWarn,
        },
        AlignmentKind.Power => new("Power", row.MarginPoints, null, null, null, row.Verdict)
        {
            Subject = row.Name,
            Title = row.Name == EvaluationAlignment.All ? "Margin of word errors" : $"Margin of word errors, {row.Name}",
            Effect = "± points",
            Weight = row.Weight,
        },
        _ => new(row.Name, row.EvaluationShare, null, null, null, row.Verdict)
        {
            Subject = "evaluation",
            Title = $"Required slice {row.Name}",
            SmallerIsWorse = true,
            Effect = "share of seconds",
            Weight = row.Weight,
        },
    };

    /// <summary>"Bandwidth", "Accent".</summary>
    public static string Title(string name) => name switch
    {
        AcousticEffect.UncoveredShare => "Production not covered",
        "OverlapShare" => "Overlap",
        "SpeakingStyle" => "Speaking style",
        _ => AcousticWording.Of(name).Title,
    };
}
