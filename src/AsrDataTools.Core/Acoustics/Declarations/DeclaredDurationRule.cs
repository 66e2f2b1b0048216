namespace AsrDataTools.Acoustics;

/// <summary>The declared length against that of the file, or of what the file has of the span.</summary>
internal sealed class DeclaredDurationRule : DeclarationRule
{
    private const double LeastTolerance = 0.1;
    private const double ToleranceShare = 0.01;

    // Whole seconds are taken for rounded ones, up or down.
    private const double WholeTolerance = 1;

    public override string Id => "DeclaredDuration";

    public override string Description => "The declared length against the file's";

    internal override bool IsOfFile => true;

    internal override DeclarationAnswer Judge(AcousticProfile profile)
    {
        if (profile.DeclaredDurationSeconds is not double declared || !double.IsFinite(declared)) return DeclarationAnswer.NotDeclared;
        if (!(profile.DurationSeconds > 0) || !double.IsFinite(profile.DurationSeconds)) return DeclarationAnswer.NotMeasured;
        double tolerance = Math.Max(declared == Math.Truncate(declared) ? WholeTolerance : LeastTolerance, ToleranceShare * declared);
        double missing = declared - profile.DurationSeconds;
        if (Math.Abs(missing) <= tolerance) return DeclarationAnswer.Agrees;
        string amount = DeclarationText.Length(Math.Abs(missing));
        string text = profile.StartSeconds is double start
            ? $"length declared {DeclarationText.Length(declared)} from {DeclarationText.Length(start)} on, the file ends after {DeclarationText.Length(profile.DurationSeconds)} of it"
            : $"length declared {DeclarationText.Length(declared)}, the file has {DeclarationText.Length(profile.DurationSeconds)}";
        return DeclarationAnswer.Refuted(text, missing > 0
            ? $"deliver the {amount} that are missing, or declare {DeclarationText.Length(profile.DurationSeconds)}"
            : $"declare {DeclarationText.Length(profile.DurationSeconds)}, or cut the {amount} that the text may not cover");
    }
}
