using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using AsrDataTools.Audio;

namespace AsrDataTools.Reporting;

/// <summary>Writes a card as JSON-LD in Croissant 1.1 with the terms of Croissant RAI 1.0 (mlcommons.org/croissant).</summary>
public static class CroissantWriter
{
    /// <summary>Terms of Croissant's own in its recommended context, each standing for <c>cr:term</c>.</summary>
    private static readonly string[] Terms =
    [
        "annotation", "arrayShape", "citeAs", "column", "containedIn", "equivalentProperty", "excludes", "extract", "field", "fileProperty", "fileObject", "fileSet", "format",
        "includes", "isArray", "isLiveDataset", "jsonPath", "key", "md5", "parentField", "recordSet", "references", "regex", "readLines", "sdVersion", "separator", "source",
        "subField", "transform", "unArchive", "value",
    ];

    public static void Write(DatasetCard card, Stream stream)
    {
        using Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        WriteContext(json);
        json.WriteString("@type", "sc:Dataset");
        Texts(json, "conformsTo", ["http://mlcommons.org/croissant/1.1", "http://mlcommons.org/croissant/RAI/1.0"]);
        WriteDataset(json, card);
        WriteResponsibility(json, card);
        json.WriteStartArray("distribution");
        WriteFiles(json, card.Facts);
        json.WriteEndArray();
        WriteRecords(json, card.Facts);
        json.WriteEndObject();
    }

    private static void WriteContext(Utf8JsonWriter json)
    {
        json.WriteStartObject("@context");
        json.WriteString("@language", "en");
        json.WriteString("@vocab", "http://schema.org/");
        json.WriteString("sc", "http://schema.org/");
        json.WriteString("cr", "http://mlcommons.org/croissant/");
        json.WriteString("rai", "http://mlcommons.org/croissant/RAI/");
        json.WriteString("dct", "http://purl.org/dc/terms/");
        json.WriteString("conformsTo", "dct:conformsTo");
        foreach (string term in Terms) json.WriteString(term, $"cr:{term}");
        Typed("data", "@json");
        Typed("dataType", "@vocab");
        Typed("examples", "@json");
        json.WriteEndObject();

        void Typed(string term, string type)
        {
            json.WriteStartObject(term);
            json.WriteString("@id", $"cr:{term}");
            json.WriteString("@type", type);
            json.WriteEndObject();
        }
    }

    private static void WriteDataset(Utf8JsonWriter json, DatasetCard card)
    {
        CardInformation said = card.Information;
        json.WriteString("name", card.Name);
        json.WriteString("description", card.Description);
        Texts(json, "license", card.Licenses);
        Text(json, "url", said.Url);
        if (said.Creator.Count > 0)
        {
            json.WriteStartArray("creator");
            foreach (string creator in said.Creator)
            {
                json.WriteStartObject();
                json.WriteString("@type", "sc:Organization");
                json.WriteString("name", creator);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        Text(json, "datePublished", said.DatePublished);
        Text(json, "version", said.Version);
        Text(json, "citeAs", said.CiteAs);
        Texts(json, "keywords", said.Keywords);
        Texts(json, "inLanguage", card.Facts.Languages.Where(share => share.Value is not null).Select(share => share.Value!));
    }

    private static void WriteResponsibility(Utf8JsonWriter json, DatasetCard card)
    {
        CardInformation said = card.Information;
        CardFacts facts = card.Facts;
        Text(json, "rai:dataCollection", said.Collection);
        Texts(json, "rai:dataCollectionTimeframe", facts is { FirstRecorded: { } first, LastRecorded: { } last } ? [Day(first), Day(last)] : []);
        Text(json, "rai:dataCollectionMissingData", card.Gaps.Count == 0 ? null : $"Not measured or not said: {string.Join("; ", card.Gaps.Select(gap => gap.Fact))}.");
        Text(json, "rai:dataCollectionRawData", facts.Formats.Count == 0 ? null : $"Recordings: {string.Join("; ", facts.Formats.Take(10).Select(share => string.Create(CultureInfo.InvariantCulture, $"{share.Value} ({share.Rows:N0})")))}.");
        Texts(json, "rai:dataPreprocessingProtocol", said.Preprocessing is { } done ? [done] : []);
        Text(json, "rai:dataAnnotationProtocol", said.AnnotationProtocol);
        Texts(json, "rai:dataAnnotationPlatform", said.AnnotationPlatform is { } platform ? [platform] : []);
        Texts(json, "rai:dataAnnotationAnalysis", facts.Depth is { } depth ? [DatasheetWriter.Depth(depth)] : []);
        Texts(json, "rai:annotatorDemographics", said.AnnotatorDemographics is { } annotators ? [annotators] : []);
        Texts(json, "rai:dataReleaseMaintenancePlan", said.Maintenance is { } plan ? [plan] : []);
        Texts(json, "rai:personalSensitiveInformation", DatasheetWriter.PersonalData(facts));
        Text(json, "rai:dataSocialImpact", said.SocialImpact);
        Texts(json, "rai:dataBiases", card.Biases);
        Texts(json, "rai:dataLimitations", card.Limitations);
        Texts(json, "rai:dataUseCases", said.Uses.Concat(facts.Purposes.Where(share => share.Value is not null).Select(share => share.Value!)).Distinct(StringComparer.Ordinal));
    }

    private static void WriteFiles(Utf8JsonWriter json, CardFacts facts)
    {
        foreach (CardManifest manifest in facts.Manifests)
        {
            json.WriteStartObject();
            json.WriteString("@type", "cr:FileObject");
            json.WriteString("@id", Id(facts, manifest));
            json.WriteString("name", Path.GetFileName(manifest.Path));
            json.WriteString("contentUrl", Id(facts, manifest));
            json.WriteString("contentSize", string.Create(CultureInfo.InvariantCulture, $"{manifest.Length} B"));
            json.WriteString("encodingFormat", manifest.MediaType ?? "text/plain");
            json.WriteString("sha256", manifest.Sha256);
            json.WriteEndObject();
        }

        foreach (CardShare share in facts.Extensions.Where(share => share.Value is not null))
        {
            json.WriteStartObject();
            json.WriteString("@type", "cr:FileSet");
            json.WriteString("@id", $"recordings{share.Value}");
            json.WriteString("description", string.Create(CultureInfo.InvariantCulture, $"{share.Rows:N0} recordings."));
            json.WriteString("encodingFormat", MediaType(share.Value!));
            json.WriteString("includes", $"**/*{share.Value}");
            json.WriteEndObject();
        }
    }

    private static void WriteRecords(Utf8JsonWriter json, CardFacts facts)
    {
        CardManifest[] tables = [.. facts.Manifests.Where(manifest => manifest.MediaType is not null && manifest.Columns.Count > 0)];
        if (tables.Length == 0) return;
        json.WriteStartArray("recordSet");
        foreach (CardManifest table in tables)
        {
            string set = $"utterances/{Id(facts, table)}";
            json.WriteStartObject();
            json.WriteString("@type", "cr:RecordSet");
            json.WriteString("@id", set);
            json.WriteString("name", Path.GetFileNameWithoutExtension(table.Path));
            json.WriteString("description", "One record an utterance.");
            json.WriteStartArray("field");
            foreach ((string name, string type) in table.Columns) WriteField(json, Id(facts, table), $"{set}/{name}", name, type);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteField(Utf8JsonWriter json, string file, string id, string column, string type)
    {
        json.WriteStartObject();
        json.WriteString("@type", "cr:Field");
        json.WriteString("@id", id);
        json.WriteString("name", column);
        json.WriteString("dataType", type);
        json.WriteStartObject("source");
        json.WriteStartObject("fileObject");
        json.WriteString("@id", file);
        json.WriteEndObject();
        json.WriteStartObject("extract");
        json.WriteString("column", column);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Id(CardFacts facts, CardManifest manifest) => Path.GetRelativePath(facts.Root, manifest.Path).Replace('\\', '/');

    private static string Day(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string MediaType(string extension) => extension switch
    {
        ".wav" or ".wave" => "audio/wav",
        ".flac" => "audio/flac",
        ".ogg" or ".oga" or ".opus" => "audio/ogg",
        ".mp3" => "audio/mpeg",
        ".m4a" or ".mp4" => "audio/mp4",
        ".amr" => "audio/AMR",
        ".awb" => "audio/AMR-WB",
        _ => AudioFileFinder.KnowsExtension(extension) ? $"audio/x-{extension[1..]}" : "application/octet-stream",
    };

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    // One value stands by itself: a list of one means the same, and older readers do not take it.
    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        string[] all = [.. values];
        if (all.Length == 0) return;
        if (all.Length == 1)
        {
            json.WriteString(name, all[0]);
            return;
        }

        json.WriteStartArray(name);
        foreach (string value in all) json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
