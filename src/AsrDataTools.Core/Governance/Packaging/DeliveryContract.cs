using System.Text.Json;
using AsrDataTools.Annotation.Depth;

namespace AsrDataTools.Governance.Packaging;

/// <summary>What a delivery must be, as agreed with its maker. What is absent is not asked for.</summary>
public sealed record DeliveryContract
{
    public string? Name { get; init; }

    /// <summary>Hours of all utterances together.</summary>
    public double? MinimumHours { get; init; }

    public double? MaximumHours { get; init; }

    public int? MinimumSpeakers { get; init; }

    /// <summary>Sampling rates that recordings may have, Hz.</summary>
    public IReadOnlyList<int> SampleRate { get; init; } = [];

    /// <summary>Numbers of channels that recordings may have.</summary>
    public IReadOnlyList<int> Channels { get; init; } = [];

    /// <summary>Bits per sample that recordings may have.</summary>
    public IReadOnlyList<int> BitDepth { get; init; } = [];

    /// <summary>Codings, as Get-AcousticProfile names them: pcm_s16le, pcm_alaw.</summary>
    public IReadOnlyList<string> Codec { get; init; } = [];

    /// <summary>Containers, as Get-AcousticProfile names them: WAV, FLAC.</summary>
    public IReadOnlyList<string> Container { get; init; } = [];

    /// <summary>Languages that rows may name; "en" takes en-US too.</summary>
    public IReadOnlyList<string> Language { get; init; } = [];

    /// <summary>Least hours by accent, whatever the rows call it.</summary>
    public IReadOnlyDictionary<string, double> AccentHours { get; init; } = new Dictionary<string, double>();

    /// <summary>Least speakers of each accent in <see cref="AccentHours"/>.</summary>
    public int? MinimumSpeakersPerAccent { get; init; }

    /// <summary>Level of annotation, 0 to 5, as Test-AnnotationDepth grades it.</summary>
    public int? AnnotationLevel { get; init; }

    /// <summary>Share of annotated speech that must have it.</summary>
    public double AnnotationShare { get; init; } = DepthOptions.Default.RequiredShare;

    public IReadOnlyList<DepthTag> AnnotationTag { get; init; } = [];

    /// <summary>Properties and columns that every row must have.</summary>
    public IReadOnlyList<string> RequiredMetadata { get; init; } = [];

    public IReadOnlyList<string> License { get; init; } = [];

    public IReadOnlyList<string> Purpose { get; init; } = [];

    public double? MinimumUtteranceSeconds { get; init; }

    public double? MaximumUtteranceSeconds { get; init; }

    /// <summary>Rules of Test-SpeechManifest whose errors do not matter.</summary>
    public IReadOnlyList<string> ExcludeManifestRule { get; init; } = [];

    /// <summary>The contract as a JSON object that <see cref="DeliveryContractReader"/> reads.</summary>
    public string ToJson()
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            foreach (string key in DeliveryContractReader.Keys) Write(json, key, typeof(DeliveryContract).GetProperty(key)!.GetValue(this));
            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json, string key, object? value)
    {
        switch (value)
        {
            case null or System.Collections.ICollection { Count: 0 }:
                break;
            case string text:
                json.WriteString(key, text);
                break;
            case IReadOnlyDictionary<string, double> table:
                json.WriteStartObject(key);
                foreach ((string name, double number) in table) json.WriteNumber(name, number);
                json.WriteEndObject();
                break;
            case System.Collections.IEnumerable list:
                json.WriteStartArray(key);
                foreach (object item in list)
                {
                    if (item is int number) json.WriteNumberValue(number);
                    else json.WriteStringValue(item.ToString());
                }

                json.WriteEndArray();
                break;
            default:
                json.WriteNumber(key, Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture));
                break;
        }
    }
}
