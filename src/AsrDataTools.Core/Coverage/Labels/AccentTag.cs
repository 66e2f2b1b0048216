using System.Text.RegularExpressions;

namespace AsrDataTools.Coverage;

/// <summary>
/// A canonical accent label taken apart: language, then region from coarse to fine, then the first language that colours it,
/// after the <c>t</c> of BCP 47 extension T (RFC 6497): <c>en-IN</c>, <c>en-GB-SCT</c>, <c>en-US-Southern</c>, <c>en-t-yo</c>, <c>en-NG-t-yo</c>;
/// labels of a house's own after <c>x</c>: <c>en-x-studio</c>.
/// </summary>
public sealed partial class AccentTag
{
    private AccentTag(string language, IReadOnlyList<string> region, string? firstLanguage)
    {
        Language = language;
        Region = region;
        FirstLanguage = firstLanguage;
    }

    /// <summary>ISO 639, lower case.</summary>
    public string Language { get; }

    /// <summary>ISO 3166-1 or a group of such (UN M49), then ISO 3166-2 or a name; empty where the label names no region.</summary>
    public IReadOnlyList<string> Region { get; }

    /// <summary>ISO 639 of the language that colours the speech; null for none.</summary>
    public string? FirstLanguage { get; }

    internal static AccentTag Of(string language, string? region, string? firstLanguage) =>
        new(language, string.IsNullOrEmpty(region) ? [] : region.Split('-'), firstLanguage);

    /// <summary>Reads a label in the style of BCP 47, <c>_</c> for <c>-</c> and any letter case allowed; null when it is none.</summary>
    public static AccentTag? Parse(string text)
    {
        Match match = Pattern().Match(text.Trim().Replace('_', '-'));
        if (!match.Success) return null;
        List<string> region = [];
        if (match.Groups["region"].Success)
        {
            string country = match.Groups["region"].Value;
            bool isPrivate = country is "x" or "X";
            region.Add(isPrivate ? "x" : country.Length <= 3 ? country.ToUpperInvariant() : country);
            if (region[0] == "UK") region[0] = "GB";
            foreach (Capture part in match.Groups["part"].Captures)
            {
                region.Add(isPrivate ? part.Value.ToLowerInvariant() : part.Length <= 3 ? part.Value.ToUpperInvariant() : char.ToUpperInvariant(part.Value[0]) + part.Value[1..]);
            }
        }

        string? first = match.Groups["first"].Success ? match.Groups["first"].Value.ToLowerInvariant() : null;
        return new(match.Groups["language"].Value.ToLowerInvariant(), region, first);
    }

    /// <summary>Whether everyone with this accent has the other too: en-GB-SCT is within en-GB, en-IN within en-034 (South Asia).</summary>
    public bool IsWithin(AccentTag other) =>
        Language == other.Language
        && RegionIsWithin(Home(), other.Region)
        && FirstIsWithin(FirstLanguage, other.FirstLanguage);

    /// <summary>Whether someone can have both accents: en-GB may be en-GB-SCT, en-034 may be en-IN, en-t-sw may be en-KE.</summary>
    public bool MayBe(AccentTag other) =>
        Language == other.Language
        && Places(this).Any(place => Places(other).Any(otherPlace => RegionsMeet(place, otherPlace)))
        && (FirstIsWithin(FirstLanguage, other.FirstLanguage) || FirstIsWithin(other.FirstLanguage, FirstLanguage));

    public override string ToString() =>
        string.Join('-', [Language, .. Region]) + (FirstLanguage is null ? "" : $"-t-{FirstLanguage}");

    internal AccentTag With(IReadOnlyList<string> region, string? firstLanguage) => new(Language, region, firstLanguage);

    // A first language that is at home in one country tells the country.
    private IReadOnlyList<string> Home() =>
        Region.Count == 0 && FirstLanguage is not null && AccentVocabulary.Default.HomesOf(FirstLanguage) is [string home] ? [home] : Region;

    private static IEnumerable<IReadOnlyList<string>> Places(AccentTag tag) =>
        tag.Region.Count == 0 && tag.FirstLanguage is not null && AccentVocabulary.Default.HomesOf(tag.FirstLanguage) is { Count: > 0 } homes
            ? homes.Select(home => (IReadOnlyList<string>)[home])
            : [tag.Region];

    private static bool RegionIsWithin(IReadOnlyList<string> region, IReadOnlyList<string> other)
    {
        if (other.Count == 0) return true;
        if (region.Count == 0) return false;
        if (other.Count == 1 && AccentVocabulary.Default.GroupHolds(other[0], region[0])) return true;
        return region.Count >= other.Count && other.SequenceEqual(region.Take(other.Count), StringComparer.OrdinalIgnoreCase);
    }

    private static bool RegionsMeet(IReadOnlyList<string> region, IReadOnlyList<string> other) =>
        RegionIsWithin(region, other) || RegionIsWithin(other, region)
        || (region.Count == 1 && other.Count == 1 && AccentVocabulary.Default.GroupsMeet(region[0], other[0]));

    private static bool FirstIsWithin(string? first, string? other) =>
        other is null || first == other || (first is not null && AccentVocabulary.Default.FirstLanguageHolds(other, first));

    [GeneratedRegex("^(?<language>[A-Za-z]{2,3})(-[A-Z][a-z]{3}(?=-|$))?(-(?<region>[A-Za-z]{2}|[0-9]{3}|SouthAtlantic|[xX](?=-))(-(?<part>(?![tT](-|$))[A-Za-z0-9]{1,20}))*)?(-[tT]-(?<first>[A-Za-z]{2,3}))?$")]
    private static partial Regex Pattern();
}
