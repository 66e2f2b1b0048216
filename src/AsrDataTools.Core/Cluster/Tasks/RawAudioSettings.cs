using AsrDataTools.Audio;

namespace AsrDataTools.Cluster;

/// <summary>What RawCodec, RawSampleRate and RawChannels in -Parameter say together.</summary>
internal static class RawAudioSettings
{
    public static readonly string[] Keys = ["RawCodec", "RawSampleRate", "RawChannels"];

    /// <summary>Null where recordings say themselves what they are.</summary>
    /// <exception cref="SpeechDataException">There is no such codec, or it is missing.</exception>
    public static RawAudioFormat? Read(SettingsSection section)
    {
        string? codec = section.Text("RawCodec");
        if (codec is not null && !RawAudioFormat.Codecs.Contains(codec)) throw section.Invalid("RawCodec", $"is '{codec}', but must be one of {string.Join(", ", RawAudioFormat.Codecs)}");
        if (codec is null && (section.Has("RawSampleRate") || section.Has("RawChannels"))) throw section.Invalid("RawCodec", "must say how samples are coded where a rate or channels are given");
        return codec is null ? null : new RawAudioFormat(codec, section.WholeNumber("RawSampleRate", 1000, 768_000) ?? RawAudioFormat.UsualSampleRate(codec), section.WholeNumber("RawChannels", 1, 1024) ?? 1);
    }
}
