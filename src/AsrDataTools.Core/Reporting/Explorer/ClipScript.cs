using System.Globalization;
using System.Text.Json;
using AsrDataTools.Corpus;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Reporting.Explorer;

/// <summary>Writes what the page loads once an utterance is opened.</summary>
internal static class ClipScript
{
    private static readonly HashSet<string> Elsewhere = new(StringComparer.Ordinal)
    {
        // Columns of the table.
        nameof(SpeechUtterance.Id), nameof(SpeechUtterance.Text), nameof(SpeechUtterance.AudioPath), nameof(SpeechUtterance.Speaker), nameof(SpeechUtterance.Recording),
        nameof(SpeechUtterance.Accent), nameof(SpeechUtterance.Language), nameof(SpeechUtterance.Gender), nameof(SpeechUtterance.Domain), nameof(SpeechUtterance.Device),
        nameof(SpeechUtterance.Environment), nameof(SpeechUtterance.Split), nameof(SpeechUtterance.SourcePath),
    };

    public static void Write(Utf8JsonWriter json, ExplorerEntry entry)
    {
        json.WriteStartObject();
        if (entry.Failure is { } failure) json.WriteString("failure", failure);
        if (entry.Picture is { } picture) Write(json, picture);
        if (entry.Lanes.Count > 0) Write(json, entry.Lanes);
        if (entry.Score is { } score) Write(json, score.Alignment);
        if (entry.Findings.Count > 0) Write(json, entry.Findings);
        json.WriteStartArray("facts");
        foreach ((string name, string value) in Facts(entry))
        {
            json.WriteStartArray();
            json.WriteStringValue(name);
            json.WriteStringValue(value);
            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ClipPicture picture)
    {
        json.WriteNumber("seconds", Math.Round(picture.Seconds, 4));
        json.WriteNumber("rate", picture.SampleRate);
        if (picture.Address is { } address) json.WriteString("address", address);
        if (picture.PlaybackRemark is { } remark) json.WriteString("remark", remark);
        json.WriteStartArray("channels");
        foreach (ChannelPicture channel in picture.Channels)
        {
            json.WriteStartObject();
            json.WriteNumber("channel", channel.Channel);
            json.WriteNumber("waveStep", channel.WaveStepSeconds);
            json.WriteString("wave", PackedBytes.Pack(channel.Wave, int.MaxValue));
            if (channel.Spectrum is { } spectrum)
            {
                json.WriteNumber("step", channel.SpectrumStepSeconds);
                json.WriteNumber("bands", SpectrogramSketch.Bands);
                json.WriteNumber("offset", SpectrogramSketch.Offset);
                json.WriteString("spectrum", PackedBytes.Pack(spectrum, spectrum.Length / SpectrogramSketch.Bands));
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<AnnotationLane> lanes)
    {
        json.WriteStartArray("lanes");
        foreach (AnnotationLane lane in lanes)
        {
            json.WriteStartObject();
            json.WriteString("kind", lane.Kind.ToString());
            json.WriteString("name", lane.Name);
            json.WriteStartArray("items");
            foreach (LaneItem item in lane.Items)
            {
                json.WriteStartArray();
                json.WriteNumberValue(Math.Round(item.Start, 3));
                json.WriteNumberValue(Math.Round(item.End, 3));
                json.WriteStringValue(item.Label);
                json.WriteEndArray();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // C, S, D, I, then what was said and what was recognised.
    private static void Write(Utf8JsonWriter json, IReadOnlyList<AlignedWord> alignment)
    {
        json.WriteStartArray("alignment");
        foreach (AlignedWord word in alignment)
        {
            json.WriteStartArray();
            json.WriteStringValue(word.Kind.ToString()[..1]);
            json.WriteStringValue(word.Reference);
            json.WriteStringValue(word.Hypothesis);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<Finding> findings)
    {
        json.WriteStartArray("findings");
        foreach (Finding finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("rule", finding.Rule);
            json.WriteString("severity", finding.Severity.ToString());
            json.WriteString("message", finding.Message);
            if (finding.Remedy is { } remedy) json.WriteString("remedy", remedy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static IEnumerable<(string Name, string Value)> Facts(ExplorerEntry entry)
    {
        foreach (string name in UtteranceProperty.Names)
        {
            if (!Elsewhere.Contains(name) && UtteranceProperty.Text(entry.Utterance, name) is { } text) yield return (name, text);
        }

        foreach ((string name, string value) in entry.Utterance.Extra.OrderBy(pair => pair.Key, StringComparer.Ordinal)) yield return (name, value);
        foreach (string remark in entry.Picture?.Remarks ?? []) yield return ("Remark on the audio", remark);
        if (entry.Profile is not { } profile) yield break;
        if (profile.CodecTrace is { } trace) yield return ("Codec trace", trace);
        if (profile.OriginalSampleRate is { } rate) yield return ("Original sampling rate", string.Create(CultureInfo.InvariantCulture, $"{rate} Hz"));
        if (profile.ChannelReasons.Count > 0) yield return ("Reasons for the channel class", profile.ChannelReasons.ToString());
        if (profile.Abstained.Count > 0) yield return ("Not measured", profile.Abstained.ToString());
    }
}
