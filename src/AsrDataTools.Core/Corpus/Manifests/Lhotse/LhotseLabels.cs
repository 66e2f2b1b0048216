using System.Text.Json;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>What supervisions and cuts say beside their times: Lhotse's own keys, and whatever is under <c>custom</c>.</summary>
internal static class LhotseLabels
{
    /// <summary>Fields that Lhotse has no key for, so that they stand under <c>custom</c>.</summary>
    public static readonly IReadOnlySet<UtteranceField> Custom = new HashSet<UtteranceField>
    {
        UtteranceField.Recording, UtteranceField.Accent, UtteranceField.Domain, UtteranceField.Device, UtteranceField.Environment, UtteranceField.Codec,
        UtteranceField.Bandwidth, UtteranceField.BitDepth, UtteranceField.RecordedAt, UtteranceField.Split, UtteranceField.License, UtteranceField.Purpose, UtteranceField.Weight,
    };

    /// <summary>Key of an alignment, which has no place in an utterance and is kept as JSON.</summary>
    public const string Alignment = "alignment";

    public static void Fill(UtteranceBuilder builder, JsonElement? supervision, JsonElement? cut)
    {
        HashSet<UtteranceField> taken = [];
        foreach (JsonElement? holder in new[] { supervision, cut })
        {
            if (holder is { } element && element.TryGetProperty("custom", out JsonElement custom) && custom.ValueKind == JsonValueKind.Object) FillCustom(builder, custom, taken);
        }

        if (supervision is not { } said) return;
        Set(builder, UtteranceField.Text, said, "text");
        Set(builder, UtteranceField.Speaker, said, "speaker");
        Set(builder, UtteranceField.Language, said, "language");
        Set(builder, UtteranceField.Gender, said, "gender");
        if (LhotseJson.Text(said, Alignment) is { } alignment) builder.SetExtra(Alignment, alignment);
    }

    // Of two keys for the same field the first counts, even where its value is null; the other is kept under its own name.
    private static void FillCustom(UtteranceBuilder builder, JsonElement custom, HashSet<UtteranceField> taken)
    {
        foreach (JsonProperty property in custom.EnumerateObject())
        {
            string? value = JsonText.Of(property.Value);
            if (ColumnNames.Recognise(property.Name) is { } field && Custom.Contains(field) && taken.Add(field))
            {
                if (value is not null) builder.Set(field, value);
            }
            else if (value is not null)
            {
                builder.SetExtra(property.Name, value);
            }
        }
    }

    private static void Set(UtteranceBuilder builder, UtteranceField field, JsonElement element, string key)
    {
        if (LhotseJson.Text(element, key) is { } value) builder.Set(field, value);
    }
}
