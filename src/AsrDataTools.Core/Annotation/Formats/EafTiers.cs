using System.Xml;

namespace AsrDataTools.Annotation.Formats;

/// <summary>The tiers that an EAF declares: what each speaks of, and which others hang on it.</summary>
internal sealed class EafTiers
{
    private static readonly string[] Placed = ["TIER_ID", "PARENT_REF", "PARTICIPANT"];

    private readonly List<AnnotationTier> _tiers = [];

    private EafTiers()
    {
    }

    public IReadOnlyList<AnnotationTier> All => _tiers;

    /// <summary>Looks through the file; see <see cref="XmlFile.Scan"/>.</summary>
    public static EafTiers Of(string path)
    {
        EafTiers tiers = new();
        XmlFile.Scan(path, reader =>
        {
            if (reader.Depth == 0 && reader.LocalName != "ANNOTATION_DOCUMENT")
                throw AnnotationErrors.File("AnnotationUnreadable", path, $"is XML, but its root is {reader.LocalName}, not ANNOTATION_DOCUMENT.");
            if (reader is { Depth: 1, LocalName: "TIER" }) tiers._tiers.Add(Tier(reader));
        });

        // Words that others hang on must keep their names, which only segments have.
        HashSet<string?> parents = [.. tiers._tiers.Select(tier => tier.Parent)];
        for (int index = 0; index < tiers._tiers.Count; index++)
        {
            AnnotationTier tier = tiers._tiers[index];
            if (tier.IsWords && parents.Contains(tier.Name)) tiers._tiers[index] = tier with { IsWords = false, Kind = AnnotationKind.Other };
        }

        return tiers;
    }

    public AnnotationTier Get(string name) => _tiers.First(tier => tier.Name == name);

    private static AnnotationTier Tier(XmlReader reader)
    {
        string name = reader.GetAttribute("TIER_ID") ?? "";
        string? parent = reader.GetAttribute("PARENT_REF");
        string? participant = reader.GetAttribute("PARTICIPANT") is { Length: > 0 } given ? given : null;
        List<KeyValuePair<string, string>> extra = [];
        while (reader.MoveToNextAttribute())
        {
            if (!Placed.Contains(reader.Name)) extra.Add(new(reader.Name, reader.Value));
        }

        reader.MoveToElement();
        AnnotationTier tier = AnnotationKinds.TierOf(name);

        // What hangs on a tier comments it (a translation, a gloss) unless its name says otherwise: it is not speech once more.
        bool hangs = parent is not null && tier is { IsWords: false, Kind: AnnotationKind.Speech };
        return tier with
        {
            Kind = hangs ? AnnotationKind.Other : tier.Kind,
            Speaker = participant ?? (hangs ? null : tier.Speaker),
            Parent = parent,
            Extra = NamedValues.Of(extra),
        };
    }
}
