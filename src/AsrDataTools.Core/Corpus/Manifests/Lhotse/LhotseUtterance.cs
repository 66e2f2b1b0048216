using System.Text.Json;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>An utterance with all that Lhotse must know of it.</summary>
/// <param name="Row">What is said of it.</param>
/// <param name="RecordingId">Unique to its file.</param>
/// <param name="Path">Absolute: Lhotse takes relative paths from the folder that it is run in.</param>
/// <param name="SamplingRate">Hz.</param>
/// <param name="RecordingSeconds">Length of the whole recording.</param>
/// <param name="Channels">Number of channels of the file.</param>
/// <param name="Start">Seconds within the recording.</param>
/// <param name="Duration">Seconds.</param>
internal sealed record LhotseUtterance(
    SpeechUtterance Row, string RecordingId, string Path, int SamplingRate, double RecordingSeconds, int Channels, double Start, double Duration)
{
    /// <summary>Whether it is of one channel, as a MonoCut is.</summary>
    public bool IsMono => Row.Channel is not null || Channels == 1;

    /// <summary>The channel, counted from 0; all of them where it is of no one.</summary>
    public void WriteChannel(Utf8JsonWriter json)
    {
        if (IsMono) json.WriteNumber("channel", (Row.Channel ?? 1) - 1);
        else LhotseWriter.WriteChannels(json, "channel", Channels);
    }
}
