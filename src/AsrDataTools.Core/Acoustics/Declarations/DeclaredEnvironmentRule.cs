using System.Globalization;

namespace AsrDataTools.Acoustics;

/// <summary>The declared environment against the channel class that the profile shows.</summary>
internal sealed class DeclaredEnvironmentRule : DeclarationRule
{
    /// <summary>A class less sure than three to one contradicts nothing: one that rests on the band alone is not.</summary>
    public const double LeastConfidence = 0.75;

    private const double GreatConfidence = 0.95;

    public override string Id => "DeclaredEnvironment";

    public override string Description => "The declared environment against the channel class measured";

    internal override DeclarationAnswer Judge(AcousticProfile profile)
    {
        if (Declared(profile.Environment) is not { } declared) return DeclarationAnswer.NotDeclared;
        IReadOnlyList<ChannelClass> classes = EnvironmentWords.Find(declared);
        if (classes.Count == 0) return DeclarationAnswer.NotUnderstood(declared);
        if (profile.ChannelClass is not { } measured || !(profile.ChannelConfidence >= LeastConfidence)) return DeclarationAnswer.NotMeasured;
        if (classes.Any(one => EnvironmentWords.Agree(one, measured, profile.BandClass))) return DeclarationAnswer.Agrees;
        string reasons = profile.ChannelReasons.Count == 0 ? "" : $": {string.Join(", ", profile.ChannelReasons)}";
        string text = string.Create(
            CultureInfo.InvariantCulture,
            $"environment declared '{declared}' ({string.Join(" or ", classes)}), measured {measured} with confidence {profile.ChannelConfidence:0.00}{reasons}");
        string remedy = $"declare {measured}, or replace {DeclarationText.These(profile)} by {string.Join(" or ", classes)} speech";
        return profile.ChannelConfidence >= GreatConfidence ? DeclarationAnswer.Refuted(text, remedy) : DeclarationAnswer.Doubted(text, remedy);
    }
}
