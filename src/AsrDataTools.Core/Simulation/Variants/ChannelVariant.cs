using System.Globalization;
using AsrDataTools.Corpus;

namespace AsrDataTools.Simulation;

/// <summary>One utterance as it sounds through a channel: a recording and its row of the manifest.</summary>
public sealed record ChannelVariant
{
    /// <summary>Column that names the original utterance; a variant of a variant bears the first one's.</summary>
    public const string ParentIdColumn = "parent_id";

    /// <summary>Column with the absolute path of the original recording.</summary>
    public const string ParentPathColumn = "parent_path";

    /// <summary>Unique within the output.</summary>
    public required string Id { get; init; }

    /// <summary>Absolute path of the recording.</summary>
    public required string Path { get; init; }

    /// <summary>The original utterance.</summary>
    public required string ParentId { get; init; }

    /// <summary>The original recording.</summary>
    public string? ParentPath { get; init; }

    public string? Speaker { get; init; }

    /// <summary>Name of the preset, <c>Match</c> or <c>Custom</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>The stages and their settings, in order.</summary>
    public required string Chain { get; init; }

    /// <summary>SNR that was set last, dB; null without noise.</summary>
    public double? SnrDb { get; init; }

    /// <summary>Codec that was gone through last; null without one.</summary>
    public string? Codec { get; init; }

    public int SampleRate { get; init; }

    public double DurationSeconds { get; init; }

    /// <summary>Time in the variant over time in the parent: 1 unless the speed was changed.</summary>
    public double TimeScale { get; init; } = 1;

    /// <summary>Every parameter that was drawn or measured, as <c>column=value</c>.</summary>
    public TextList Parameters { get; init; } = TextList.Empty;

    /// <summary>Annotation that was written beside the recording.</summary>
    public TextList Annotation { get; init; } = TextList.Empty;

    /// <summary>It was there already, made from the same, and was left as it is.</summary>
    public bool IsKept { get; init; }

    /// <summary>The row of the manifest.</summary>
    public required SpeechUtterance Utterance { get; init; }

    public override string ToString() => Id;

    internal static ChannelVariant Of(VariantRecord record, SpeechUtterance parent, string folder, bool isKept, IEnumerable<string> annotation)
    {
        Dictionary<string, string> facts = [];
        foreach ((string column, string value) in record.Facts) facts[column] = value;
        double seconds = record.Samples / (double)record.SampleRate;
        string path = System.IO.Path.Combine(folder, record.File);
        string parentId = parent.Extra.GetValueOrDefault(ParentIdColumn) ?? parent.Id;
        string? parentPath = parent.Extra.GetValueOrDefault(ParentPathColumn) ?? parent.AudioPath;
        return new ChannelVariant
        {
            Id = record.Id,
            Path = path,
            ParentId = parentId,
            ParentPath = parentPath,
            Speaker = parent.Speaker,
            Channel = record.Channel,
            Chain = record.Chain,
            SnrDb = Last(facts, "_snr_db") is { } snr ? double.Parse(snr, CultureInfo.InvariantCulture) : null,
            Codec = Last(facts, "codec_name", "telephony_law"),
            SampleRate = record.SampleRate,
            DurationSeconds = seconds,
            TimeScale = record.TimeScale,
            Parameters = new TextList(facts.Select(fact => $"{fact.Key}={fact.Value}")),
            Annotation = new TextList(annotation),
            IsKept = isKept,
            Utterance = Row(record, parent, path, parentId, parentPath, seconds, facts),
        };
    }

    // What is declared of the parent's recording no longer holds; who speaks, what is said and what it may be used for does.
    private static SpeechUtterance Row(
        VariantRecord record, SpeechUtterance parent, string path, string parentId, string? parentPath, double seconds, Dictionary<string, string> facts)
    {
        Dictionary<string, string> extra = new(parent.Extra)
        {
            [ParentIdColumn] = parentId,
            ["parent_channel"] = record.ParentChannel.ToString(CultureInfo.InvariantCulture),
            ["variant_key"] = record.Key,
            ["variant_channel"] = record.Channel,
            ["variant_chain"] = record.Chain,
            ["variant_time_scale"] = record.TimeScale.ToString("0.######", CultureInfo.InvariantCulture),
        };
        if (parentPath is not null) extra[ParentPathColumn] = parentPath;
        if (parent.StartSeconds is { } start) extra.TryAdd("parent_start_seconds", start.ToString("0.######", CultureInfo.InvariantCulture));
        if (parent.Environment is { } environment) extra.TryAdd("parent_environment", environment);
        if (parent.Device is { } device) extra.TryAdd("parent_device", device);
        foreach ((string column, string value) in facts) extra[column] = value;
        return parent with
        {
            Id = record.Id,
            AudioPath = path,
            StartSeconds = null,
            DurationSeconds = Math.Round(seconds, 6),
            Channel = null,
            Environment = ChannelPresets.Names.Contains(record.Channel) ? ChannelPresets.EnvironmentOf(record.Channel) : null,
            Device = null,
            SampleRate = record.SampleRate,
            Codec = null,
            Bandwidth = null,
            BitDepth = 16,
            Channels = 1,
            Extra = extra,
            SourcePath = null,
            SourceLine = null,
        };
    }

    private static string? Last(Dictionary<string, string> facts, params ReadOnlySpan<string> endings)
    {
        string? found = null;
        foreach ((string column, string value) in facts)
        {
            foreach (string ending in endings)
            {
                if (column.EndsWith(ending, StringComparison.Ordinal)) found = value;
            }
        }

        return found;
    }
}
