namespace AsrDataTools.Acoustics;

/// <summary>The declared coding against the marks that an earlier coding left on the samples.</summary>
internal sealed class DeclaredCodecTraceRule : DeclarationRule
{
    public override string Id => "DeclaredCodecTrace";

    public override string Description => "The declared coding against marks of an earlier one on the samples";

    internal override DeclarationAnswer Judge(AcousticProfile profile)
    {
        // What is not understood is told by the rule on the file's codec.
        if (Declared(profile.DeclaredCodec) is not { } declared) return DeclarationAnswer.NotDeclared;
        CodingFamily[] codings = [.. CodingWords.Find(declared).Where(family => family.Kind != CodingKind.Container)];
        if (codings.Length == 0) return DeclarationAnswer.NotDeclared;
        if (profile.CodecTrace is not string trace)
            return profile.Abstained.Any(item => item.StartsWith(nameof(AcousticProfile.CodecTrace) + ":", StringComparison.Ordinal)) ? DeclarationAnswer.NotMeasured : DeclarationAnswer.Agrees;
        bool isG711 = trace.Contains(CodingFamily.G711, StringComparison.Ordinal);
        if (codings.All(family => family.Kind == CodingKind.Lossless))
        {
            // What the file is coded as now is another rule's; and a call that is declared to be one passed through G.711.
            if (!CodingFamily.IsLossless(profile.Codec ?? "") || (isG711 && IsCall(profile))) return DeclarationAnswer.Agrees;
            string text = $"codec declared '{declared}', but the samples bear the mark of an earlier coding: {trace}";
            string remedy = $"declare {trace} as the earlier coding, or replace {DeclarationText.These(profile)} by a recording that was never coded with loss";
            return isG711 ? DeclarationAnswer.Refuted(text, remedy) : DeclarationAnswer.Doubted(text, remedy);
        }

        return isG711 && codings.All(family => family.IsG711 && !trace.Contains(family.Name, StringComparison.Ordinal))
            ? DeclarationAnswer.Doubted($"codec declared '{declared}', but the samples bear the mark of {trace}", $"declare {trace}, or find out where {codings[0].Name} was turned into it")
            : DeclarationAnswer.Agrees;
    }

    private static bool IsCall(AcousticProfile profile) => Declared(profile.Environment) is { } environment
        && EnvironmentWords.Find(environment).Any(item => item is ChannelClass.Telephony or ChannelClass.Voip or ChannelClass.Mobile);
}
