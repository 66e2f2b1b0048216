using System.Collections;
using System.Globalization;
using AsrDataTools.Annotation.Depth;
using AsrDataTools.Corpus;

namespace AsrDataTools.Governance.Packaging;

/// <summary>Reads a contract from a table of settings or from a JSON file. Unknown keys are errors that name the nearest known key.</summary>
public static class DeliveryContractReader
{
    private const string Kind = "Contract";
    private const double Most = 1e9;

    /// <summary>The keys of a contract: the properties of <see cref="DeliveryContract"/>.</summary>
    public static IReadOnlyList<string> Keys { get; } =
    [
        nameof(DeliveryContract.Name),
        nameof(DeliveryContract.MinimumHours),
        nameof(DeliveryContract.MaximumHours),
        nameof(DeliveryContract.MinimumSpeakers),
        nameof(DeliveryContract.SampleRate),
        nameof(DeliveryContract.Channels),
        nameof(DeliveryContract.BitDepth),
        nameof(DeliveryContract.Codec),
        nameof(DeliveryContract.Container),
        nameof(DeliveryContract.Language),
        nameof(DeliveryContract.AccentHours),
        nameof(DeliveryContract.MinimumSpeakersPerAccent),
        nameof(DeliveryContract.AnnotationLevel),
        nameof(DeliveryContract.AnnotationShare),
        nameof(DeliveryContract.AnnotationTag),
        nameof(DeliveryContract.RequiredMetadata),
        nameof(DeliveryContract.License),
        nameof(DeliveryContract.Purpose),
        nameof(DeliveryContract.MinimumUtteranceSeconds),
        nameof(DeliveryContract.MaximumUtteranceSeconds),
        nameof(DeliveryContract.ExcludeManifestRule),
    ];

    /// <summary>Reads a <c>.json</c> or <c>.psd1</c>.</summary>
    /// <param name="path">The file; absolute.</param>
    /// <param name="dataFile">Reads a <c>.psd1</c>, which the engine cannot.</param>
    /// <exception cref="SpeechDataException"><c>ContractUnreadable</c>, <c>ContractInvalid</c> or <c>ContractKeyUnknown</c>.</exception>
    public static DeliveryContract Read(string path, Func<string, IDictionary>? dataFile = null)
    {
        if (!File.Exists(path)) throw new SpeechDataException("ContractUnreadable", SpeechDataProblem.NotFound, $"There is no contract at '{path}'.", path);
        IDictionary table = Path.GetExtension(path).ToUpperInvariant() switch
        {
            ".JSON" => SettingsJson.Read(path, Kind),
            ".PSD1" when dataFile is not null => dataFile(path),
            _ => throw new SpeechDataException("ContractUnreadable", SpeechDataProblem.InvalidArgument, $"'{path}' is neither a .psd1 nor a .json file.", path),
        };
        return FromTable(table, Path.GetFileName(path), path);
    }

    /// <summary>Makes a contract of a table, as PowerShell's hashtables are.</summary>
    /// <param name="table">Keys in any letter case.</param>
    /// <param name="source">What messages call the contract.</param>
    /// <param name="path">The contract's file, where it has one.</param>
    /// <exception cref="SpeechDataException"><c>ContractInvalid</c> or <c>ContractKeyUnknown</c>.</exception>
    public static DeliveryContract FromTable(IDictionary table, string source, string? path = null)
    {
        SettingsSection section = new(NumbersAsTexts(table), Keys, source, path, kind: Kind);
        DeliveryContract defaults = new();
        DeliveryContract contract = new()
        {
            Name = section.Text("Name"),
            MinimumHours = section.Number("MinimumHours", 0, Most),
            MaximumHours = section.Number("MaximumHours", 0, Most),
            MinimumSpeakers = section.WholeNumber("MinimumSpeakers", 1, int.MaxValue),
            SampleRate = WholeNumbers(section, "SampleRate", 1000, 768_000),
            Channels = WholeNumbers(section, "Channels", 1, 256),
            BitDepth = WholeNumbers(section, "BitDepth", 1, 64),
            Codec = section.Texts("Codec"),
            Container = section.Texts("Container"),
            Language = section.Texts("Language"),
            AccentHours = section.Has("AccentHours") ? Accents(section) : defaults.AccentHours,
            MinimumSpeakersPerAccent = section.WholeNumber("MinimumSpeakersPerAccent", 1, int.MaxValue),
            AnnotationLevel = section.WholeNumber("AnnotationLevel", 0, DepthOptions.HighestLevel),
            AnnotationShare = section.Number("AnnotationShare", 0.01, 1) ?? defaults.AnnotationShare,
            AnnotationTag = section.Names<DepthTag>("AnnotationTag") ?? defaults.AnnotationTag,
            RequiredMetadata = section.Texts("RequiredMetadata"),
            License = section.Texts("License"),
            Purpose = section.Texts("Purpose"),
            MinimumUtteranceSeconds = section.Number("MinimumUtteranceSeconds", 0, Most),
            MaximumUtteranceSeconds = section.Number("MaximumUtteranceSeconds", 0, Most),
            ExcludeManifestRule = section.Texts("ExcludeManifestRule"),
        };
        section.RequireOrder("MinimumHours", contract.MinimumHours ?? 0, "MaximumHours", contract.MaximumHours ?? Most);
        section.RequireOrder("MinimumUtteranceSeconds", contract.MinimumUtteranceSeconds ?? 0, "MaximumUtteranceSeconds", contract.MaximumUtteranceSeconds ?? Most);
        if (contract.MinimumSpeakersPerAccent is not null && contract.AccentHours.Count == 0) throw section.Invalid("MinimumSpeakersPerAccent", "asks for nothing without 'AccentHours', which names the accents");
        foreach (string name in contract.RequiredMetadata) CheckMetadata(section, name);
        foreach (string rule in contract.ExcludeManifestRule) CheckRule(section, rule);
        return contract;
    }

    private static IReadOnlyDictionary<string, double> Accents(SettingsSection section) =>
        section.IsTable("AccentHours") ? section.NumberTable("AccentHours", 0, Most) : throw section.Invalid("AccentHours", "must be a table of accent and hours");

    // Any column may be asked for; what is nearly a property is a slip.
    private static void CheckMetadata(SettingsSection section, string name)
    {
        if (UtteranceProperty.Names.Contains(name, StringComparer.OrdinalIgnoreCase) || NearestName.Like(name, UtteranceProperty.Names) is not { } meant) return;
        throw section.Invalid("RequiredMetadata", $"holds '{name}'; did you mean '{meant}'?");
    }

    private static void CheckRule(SettingsSection section, string rule)
    {
        string[] known = [.. ManifestRules.All.Select(one => one.Id)];
        if (!known.Contains(rule, StringComparer.OrdinalIgnoreCase)) throw section.Invalid("ExcludeManifestRule", $"holds '{rule}'; did you mean '{NearestName.Of(rule, known)}'?");
    }

    private static IReadOnlyList<int> WholeNumbers(SettingsSection section, string key, int minimum, int maximum) =>
    [
        .. section.Texts(key).Select(text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= minimum && number <= maximum
            ? number
            : throw section.Invalid(key, string.Create(CultureInfo.InvariantCulture, $"holds {text}, but its numbers must be whole and from {minimum} to {maximum}"))),
    ];

    // A list of numbers may be one number, which other keys are too: only those that are lists become texts.
    private static Hashtable NumbersAsTexts(IDictionary table)
    {
        Hashtable copy = new(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in table)
        {
            string key = Convert.ToString(entry.Key, CultureInfo.InvariantCulture) ?? "";
            copy[key] = key.ToUpperInvariant() is not ("SAMPLERATE" or "CHANNELS" or "BITDEPTH") ? entry.Value
                : entry.Value is IEnumerable list and not string and not IDictionary ? list.Cast<object?>().Select(AsText).ToArray()
                : AsText(entry.Value);
        }

        return copy;
    }

    private static object? AsText(object? value) => value is IConvertible and not string and not bool ? Convert.ToString(value, CultureInfo.InvariantCulture) : value;
}
