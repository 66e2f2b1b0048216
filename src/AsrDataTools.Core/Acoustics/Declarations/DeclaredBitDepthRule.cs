namespace AsrDataTools.Acoustics;

/// <summary>The declared bits per sample against those stored, and against those that the samples really use.</summary>
internal sealed class DeclaredBitDepthRule : DeclarationRule
{
    // A quiet or attenuated recording may miss a bit or two; a widened one misses eight.
    private const double MostUnused = 4;

    public override string Id => "DeclaredBitDepth";

    public override string Description => "The declared bits per sample against those stored and those in use";

    internal override bool IsOfFile => true;

    internal override DeclarationAnswer Judge(AcousticProfile profile)
    {
        if (profile.DeclaredBitDepth is not int declared) return DeclarationAnswer.NotDeclared;
        if (profile.BitDepth is int stored && stored != declared)
        {
            return DeclarationAnswer.Refuted(
                $"bit depth declared {declared}, the file has {stored}",
                declared > stored ? $"declare {stored}, or deliver the original of {declared} bits" : $"declare {stored}");
        }

        // The mark of G.711 explains unused bits and is told by a rule of its own.
        if (profile.EffectiveBits is double used && profile.CodecTrace is null && used <= declared - MostUnused)
        {
            return DeclarationAnswer.Doubted(
                FormattableString.Invariant($"bit depth declared {declared}, and so is the file, but its samples use {used:0.#} bits"),
                FormattableString.Invariant($"declare {used:0} bits, or replace {DeclarationText.These(profile)} by the original of {declared} bits"));
        }

        return profile.BitDepth is null && profile.EffectiveBits is null ? DeclarationAnswer.NotMeasured : DeclarationAnswer.Agrees;
    }
}
