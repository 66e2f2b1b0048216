using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Acoustics;

/// <summary>The declared band, a class or its upper edge, against the band that holds speech.</summary>
internal sealed class DeclaredBandwidthRule : DeclarationRule
{
    // Speech fills no band to its very edge, and what has no cliff ends somewhat later than a nominal edge.
    private const double LeastShare = 0.8;
    private const double MostShare = 1.15;

    // The limits of BandClass, a bin or two wider.
    private static readonly PhraseTable<DeclaredBand> Classes = new(
        ("narrowband,narrow band,nb,telephone band,telephony band", new(0, 4000 * MostShare)),
        ("wideband,wide band,wb", new(4120, 8000 * MostShare)),
        ("super wideband,super wide band,swb", new(8240, 14000 * MostShare)),
        ("fullband,full band,fb", new(14000, double.MaxValue)));

    public override string Id => "DeclaredBandwidth";

    public override string Description => "The declared band against the band that holds speech";

    internal override DeclarationAnswer Judge(AcousticProfile profile)
    {
        if (Declared(profile.DeclaredBandwidth) is not { } declared) return DeclarationAnswer.NotDeclared;
        IReadOnlyList<DeclaredBand> bands = Bands(declared);
        if (bands.Count == 0) return DeclarationAnswer.NotUnderstood(declared);
        if (profile.BandwidthHz is not double measured || !double.IsFinite(measured)) return DeclarationAnswer.NotMeasured;
        if (bands.Any(band => band.Holds(measured))) return DeclarationAnswer.Agrees;
        bool isNarrower = bands.All(band => measured < band.LowestHz);
        string text = $"band declared '{declared}', measured {DeclarationText.Hertz(measured)}";
        return DeclarationAnswer.Doubted(text, isNarrower
            ? $"declare {DeclarationText.Hertz(measured)}, or replace {DeclarationText.These(profile)} by speech that reaches {DeclarationText.Hertz(bands.Min(band => band.LowestHz))}"
            : $"declare {DeclarationText.Hertz(measured)}, or band-limit {DeclarationText.These(profile)}");
    }

    // Of "300-3400 Hz" the last number is the upper edge.
    private static IReadOnlyList<DeclaredBand> Bands(string declared)
    {
        IReadOnlyList<DeclaredBand> named = Classes.Find(declared);
        if (named.Count > 0) return named;
        string last = declared.Split(['-', '–', '…', '~'], StringSplitOptions.TrimEntries)[^1].Split(" to ", StringSplitOptions.TrimEntries)[^1];
        return DeclaredValue.Hertz(last) is int edge ? [new(LeastShare * edge, MostShare * edge)] : [];
    }

    private sealed record DeclaredBand(double LowestHz, double HighestHz)
    {
        public bool Holds(double measured) => measured >= LowestHz && measured <= HighestHz;
    }
}
