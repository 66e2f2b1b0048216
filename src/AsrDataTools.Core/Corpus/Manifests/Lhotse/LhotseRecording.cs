using System.Globalization;
using System.Text.Json;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>A recording as Lhotse describes it: one or more files that hold its channels, which are counted from 0.</summary>
internal sealed class LhotseRecording
{
    private readonly List<Source> _sources = [];
    private string? _transforms;
    private bool _resampled;

    private LhotseRecording(string id) => Id = id;

    public string Id { get; }

    public decimal? Duration { get; private set; }

    public int? SamplingRate { get; private set; }

    /// <summary>Why its audio cannot be read, and the remedy; null where it can.</summary>
    public string? Refusal { get; private set; }

    /// <exception cref="FormatException">It lacks what every recording has.</exception>
    public static LhotseRecording Parse(JsonElement element, AudioRoots roots)
    {
        if (element.ValueKind != JsonValueKind.Object || LhotseJson.Text(element, "id") is not { } id) throw new FormatException("the recording has no id");
        LhotseRecording recording = new(id)
        {
            Duration = LhotseJson.Seconds(element, "duration"),
            SamplingRate = LhotseJson.Seconds(element, "sampling_rate") switch
            {
                null => null,
                >= 1 and <= int.MaxValue and decimal rate => (int)rate,
                decimal rate => throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"the recording '{id}' has the sampling rate {rate}")),
            },
        };
        if (!element.TryGetProperty("sources", out JsonElement sources) || sources.ValueKind != JsonValueKind.Array || sources.GetArrayLength() == 0)
            throw new FormatException($"the recording '{id}' has no sources");
        foreach (JsonElement source in sources.EnumerateArray())
        {
            string type = LhotseJson.Text(source, "type") ?? "file";
            string name = LhotseJson.Text(source, "source") ?? "";
            recording.Refusal ??= RefusalOf(id, type, name);
            recording._sources.Add(new(type == "file" ? roots.Resolve(name) : name, LhotseJson.Channels(source, "channels") ?? [0]));
        }

        if (element.TryGetProperty("transforms", out JsonElement transforms) && transforms.ValueKind == JsonValueKind.Array && transforms.GetArrayLength() > 0)
            recording.SetTransforms(transforms);
        return recording;
    }

    /// <summary>Says where the channels lie, and what is known of the file.</summary>
    /// <param name="builder">Of the utterance.</param>
    /// <param name="channels">The channels wanted; null for all.</param>
    /// <exception cref="FormatException">There is no such channel.</exception>
    public void Fill(UtteranceBuilder builder, int[]? channels)
    {
        int[] wanted = channels ?? [.. _sources.SelectMany(source => source.Channels)];
        Source[] used = [.. _sources.Where(source => source.Channels.Intersect(wanted).Any())];
        if (used.Length == 0 || wanted.Except(_sources.SelectMany(source => source.Channels)).Any())
            throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"the recording '{Id}' has the channels {string.Join(", ", _sources.SelectMany(source => source.Channels))}, not {string.Join(", ", wanted)}"));
        Source first = used[0];
        int[] within = [.. wanted.Where(first.Channels.Contains)];
        builder.Set(UtteranceField.AudioPath, first.Path);
        builder.Set(UtteranceField.Recording, Id);
        builder.Set(UtteranceField.Channels, first.Channels.Length.ToString(CultureInfo.InvariantCulture));
        if (SamplingRate is int rate && !_resampled) builder.Set(UtteranceField.SampleRate, rate.ToString(CultureInfo.InvariantCulture) + " Hz");
        if (within.Length < first.Channels.Length)
        {
            if (within.Length == 1) builder.Set(UtteranceField.Channel, (Array.IndexOf(first.Channels, within[0]) + 1).ToString(CultureInfo.InvariantCulture));
            else builder.SetExtra("channel_ids", JsonSerializer.Serialize(within));
        }

        if (used.Length > 1) builder.SetExtra("other_sources", JsonSerializer.Serialize(used.Skip(1).Select(source => source.Path)));
        if (_transforms is not null) builder.SetExtra("transforms", _transforms);
    }

    private static string? RefusalOf(string id, string type, string name) => type switch
    {
        "file" => name.Length == 0 ? $"the recording '{id}' names no file" : null,
        "command" => CommandRefusal(id, PipedCommand.Parse(name)),
        "url" => $"the audio of '{id}' lies at an address ({name}), which is not fetched. Download it, and write type 'file' and its path",
        "memory" => $"the audio of '{id}' is held in memory, not in a file. Store it with save_audios() and write the manifest again",
        "shar" or "shar_ptr" => $"the audio of '{id}' lies in a Shar archive. Store it with CutSet.from_shar(…).save_audios(…) and write the manifest again",
        _ => $"the audio of '{id}' is of type '{type}', which is not known. Known is 'file'",
    };

    private static string CommandRefusal(string id, PipedCommand command) =>
        $"the audio of '{id}' is the output of a command ({command.Text} |), which is not run here. {command.Remedy(channel => $"{channel - 1} as its channel")}, with the type 'file'";

    // A changed tempo changes all times, so that they no longer fit the file.
    private void SetTransforms(JsonElement transforms)
    {
        _transforms = transforms.GetRawText();
        foreach (JsonElement transform in transforms.EnumerateArray())
        {
            string? name = transform.ValueKind == JsonValueKind.Object ? LhotseJson.Text(transform, "name") ?? LhotseJson.Text(transform, "type") : null;
            if (name is "Speed" or "Tempo")
                Refusal ??= $"the recording '{Id}' is altered while it is loaded ({name}), so that its times fit no file. Give the manifest from before the augmentation";
            _resampled |= name == "Resample";
        }
    }

    private sealed record Source(string Path, int[] Channels);
}
