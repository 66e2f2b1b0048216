namespace AsrDataTools.Acoustics;

/// <summary>The declared sampling rate against the one that the content was sampled at before it was brought up.</summary>
internal sealed class DeclaredContentRateRule : DeclarationRule
{
    // Rates nearer than this cannot be told apart by where the band ends.
    private const double LeastRatio = 0.92;

    public override string Id => "DeclaredContentRate";

    public override string Description => "The declared sampling rate against the rate that the content was sampled at";

    internal override DeclarationAnswer Judge(AcousticProfile profile)
    {
        if (profile.DeclaredSampleRate is not int declared) return DeclarationAnswer.NotDeclared;
        if (profile.IsUpsampled is not bool upsampled) return DeclarationAnswer.NotMeasured;
        if (!upsampled) return DeclarationAnswer.Agrees;
        if (profile.OriginalSampleRate is not int original) return DeclarationAnswer.NotMeasured;
        if (original >= LeastRatio * declared) return DeclarationAnswer.Agrees;
        string stored = profile.SampleRate == declared ? "and so is the file" : $"the file has {DeclarationText.Hertz(profile.SampleRate)}";
        string band = profile.BandwidthHz is double high ? $": its band ends at {DeclarationText.Hertz(high)}" : "";
        return DeclarationAnswer.Refuted(
            $"sampling rate declared {DeclarationText.Hertz(declared)}, {stored}, but the content is of {DeclarationText.Hertz(original)}{band}",
            $"declare {DeclarationText.Hertz(original)}, or replace {DeclarationText.These(profile)} by speech sampled at {DeclarationText.Hertz(declared)}");
    }
}
