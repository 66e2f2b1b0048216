namespace AsrDataTools.Acoustics;

/// <summary>The declared coding or file format against the file's.</summary>
internal sealed class DeclaredCodecRule : DeclarationRule
{
    public override string Id => "DeclaredCodec";

    public override string Description => "The declared coding or file format against the file's";

    internal override bool IsOfFile => true;

    internal override DeclarationAnswer Judge(AcousticProfile profile)
    {
        if (Declared(profile.DeclaredCodec) is not { } declared) return DeclarationAnswer.NotDeclared;
        IReadOnlyList<CodingFamily> families = CodingWords.Find(declared);
        if (families.Count == 0) return DeclarationAnswer.NotUnderstood(declared);
        bool?[] has = [.. families.Select(family => family.Has(profile))];
        if (has.Contains(true)) return DeclarationAnswer.Agrees;
        if (has.Contains(null)) return DeclarationAnswer.NotMeasured;
        if (families[0].Kind == CodingKind.Container)
        {
            return DeclarationAnswer.Refuted(
                $"format declared '{declared}', the file is {profile.Container}", $"declare {profile.Container}, or deliver the {families[0].Name} file");
        }

        string codec = profile.Codec!;
        string names = string.Join(" or ", families.Select(family => family.Name));
        if (!CodingFamily.IsLossless(codec) || families.Any(family => family.Kind == CodingKind.Lossless))
            return DeclarationAnswer.Refuted($"codec declared '{declared}', the file has {codec}", Remedy(profile, names, families));

        // A decoded copy is what most corpora deliver; where its samples still show the coding, the declaration is borne out.
        return families.Any(family => family.IsG711 && profile.CodecTrace?.Contains(family.Name, StringComparison.Ordinal) == true)
            ? DeclarationAnswer.Agrees
            : DeclarationAnswer.Doubted(
                $"codec declared '{declared}', the file has {codec}{(families.Any(family => family.IsG711) ? " without a trace of G.711" : "")}",
                $"declare {codec} and {names} as the earlier coding, or deliver the {names} file");
    }

    private static string Remedy(AcousticProfile profile, string names, IReadOnlyList<CodingFamily> families) =>
        families.Any(family => family.Kind == CodingKind.Lossless) && !CodingFamily.IsLossless(profile.Codec!)
            ? $"declare {profile.Codec}, or replace {DeclarationText.These(profile)} by the {names} original: converting brings back nothing that {profile.Codec} took away"
            : $"declare {profile.Codec}, or deliver the {names} file";
}
