namespace AsrDataTools.Acoustics;

/// <summary>The declared sampling rate against the file's.</summary>
internal sealed class DeclaredSampleRateRule : DeclarationRule
{
    public override string Id => "DeclaredSampleRate";

    public override string Description => "The declared sampling rate against the file's";

    internal override bool IsOfFile => true;

    internal override DeclarationAnswer Judge(AcousticProfile profile)
    {
        if (profile.DeclaredSampleRate is not int declared) return DeclarationAnswer.NotDeclared;
        int stored = profile.SampleRate;
        if (stored <= 0 || IsOfDecoder(profile, declared)) return DeclarationAnswer.NotMeasured;
        if (declared == stored) return DeclarationAnswer.Agrees;
        string text = $"sampling rate declared {DeclarationText.Hertz(declared)}, the file has {DeclarationText.Hertz(stored)}";
        if (profile is { IsUpsampled: true, OriginalSampleRate: int original } && original == declared)
        {
            return DeclarationAnswer.Refuted(
                $"{text}, to which content of {DeclarationText.Hertz(original)} was brought",
                $"resample to {DeclarationText.Hertz(declared)}, which loses nothing, or declare {DeclarationText.Hertz(stored)} as the file's rate");
        }

        return DeclarationAnswer.Refuted(text, declared > stored
            ? $"declare {DeclarationText.Hertz(stored)}, or deliver the original of {DeclarationText.Hertz(declared)}: nothing above {DeclarationText.Hertz(stored / 2.0)} is in this file, and resampling brings none back"
            : $"declare {DeclarationText.Hertz(stored)}, or resample to {DeclarationText.Hertz(declared)}");
    }

    // Opus decodes at 48 kHz whatever went in (RFC 7845, section 4); G.722 samples at 16 kHz, but RTP declares 8 kHz for it by
    // an old mistake that was kept (RFC 3551, section 4.5.2).
    private static bool IsOfDecoder(AcousticProfile profile, int declared) => profile.Codec?.ToLowerInvariant() switch
    {
        "opus" => profile.SampleRate == 48000,
        string codec when codec.Contains("g722", StringComparison.Ordinal) => declared == 8000 && profile.SampleRate == 16000,
        _ => false,
    };
}
