using System.Collections;

namespace AsrDataTools.Reporting;

/// <summary>What only people can say of a dataset. What is absent is a gap of the card, never a guess.</summary>
public sealed record CardInformation
{
    private const string Kind = "Card";

    /// <summary>The keys that may be given: the properties of this record.</summary>
    public static IReadOnlyList<string> Keys { get; } = [.. typeof(CardInformation).GetProperties(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Instance).Select(property => property.Name)];

    public string? Name { get; init; }

    public string? Description { get; init; }

    /// <summary>Page of the dataset.</summary>
    public string? Url { get; init; }

    /// <summary>URLs or names; those of the rows unless given.</summary>
    public IReadOnlyList<string> License { get; init; } = [];

    public IReadOnlyList<string> Creator { get; init; } = [];

    /// <summary>yyyy-MM-dd.</summary>
    public string? DatePublished { get; init; }

    public string? Version { get; init; }

    public string? CiteAs { get; init; }

    public IReadOnlyList<string> Keywords { get; init; } = [];

    /// <summary>Why the data was made.</summary>
    public string? Motivation { get; init; }

    public string? Funding { get; init; }

    /// <summary>How the speech was recorded, by whom, where.</summary>
    public string? Collection { get; init; }

    /// <summary>What speakers were told, and how they agreed.</summary>
    public string? ConsentProcess { get; init; }

    public string? EthicsReview { get; init; }

    /// <summary>What was done to recordings and texts after recording.</summary>
    public string? Preprocessing { get; init; }

    /// <summary>Rules that annotators followed.</summary>
    public string? AnnotationProtocol { get; init; }

    public string? AnnotationPlatform { get; init; }

    public string? AnnotatorDemographics { get; init; }

    public IReadOnlyList<string> Uses { get; init; } = [];

    /// <summary>What it should not be used for.</summary>
    public IReadOnlyList<string> UnsuitableUses { get; init; } = [];

    public string? SocialImpact { get; init; }

    public string? Distribution { get; init; }

    public string? Maintenance { get; init; }

    /// <summary>Reads a <c>.json</c> or <c>.psd1</c>.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="dataFile">Reads a <c>.psd1</c>, which the engine cannot.</param>
    /// <exception cref="SpeechDataException"><c>CardUnreadable</c>, <c>CardInvalid</c> or <c>CardKeyUnknown</c>.</exception>
    public static CardInformation Read(string path, Func<string, IDictionary>? dataFile = null)
    {
        if (!File.Exists(path)) throw new SpeechDataException("CardUnreadable", SpeechDataProblem.NotFound, $"There is no file at '{path}'.", path);
        return FromTable(
            Path.GetExtension(path).ToUpperInvariant() switch
            {
                ".JSON" => SettingsJson.Read(path, Kind),
                ".PSD1" when dataFile is not null => dataFile(path),
                _ => throw new SpeechDataException("CardUnreadable", SpeechDataProblem.InvalidArgument, $"'{path}' is neither a .psd1 nor a .json file.", path),
            },
            Path.GetFileName(path),
            path);
    }

    /// <summary>Takes a table, as PowerShell's hashtables are.</summary>
    /// <exception cref="SpeechDataException"><c>CardInvalid</c> or <c>CardKeyUnknown</c>.</exception>
    public static CardInformation FromTable(IDictionary table, string source, string? path = null)
    {
        SettingsSection section = new(table, Keys, source, path, kind: Kind);
        CardInformation information = new()
        {
            Name = section.Text("Name"),
            Description = section.Text("Description"),
            Url = section.Text("Url"),
            License = section.Texts("License"),
            Creator = section.Texts("Creator"),
            DatePublished = section.Day("DatePublished")?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            Version = section.Text("Version"),
            CiteAs = section.Text("CiteAs"),
            Keywords = section.Texts("Keywords"),
            Motivation = section.Text("Motivation"),
            Funding = section.Text("Funding"),
            Collection = section.Text("Collection"),
            ConsentProcess = section.Text("ConsentProcess"),
            EthicsReview = section.Text("EthicsReview"),
            Preprocessing = section.Text("Preprocessing"),
            AnnotationProtocol = section.Text("AnnotationProtocol"),
            AnnotationPlatform = section.Text("AnnotationPlatform"),
            AnnotatorDemographics = section.Text("AnnotatorDemographics"),
            Uses = section.Texts("Uses"),
            UnsuitableUses = section.Texts("UnsuitableUses"),
            SocialImpact = section.Text("SocialImpact"),
            Distribution = section.Text("Distribution"),
            Maintenance = section.Text("Maintenance"),
        };
        if (information.Url is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https")) throw section.Invalid("Url", $"is '{url}', but must be a web address");
        return information;
    }
}
