namespace AsrDataTools.Audio;

/// <summary>Headerless samples whose format is given.</summary>
internal static class RawSamples
{
    /// <returns>Where the samples lie; null for the codings that need a decoder.</returns>
    /// <exception cref="SpeechDataException">The format makes no sense.</exception>
    public static StoredSamples? Layout(string path, RawAudioFormat raw, long length)
    {
        if (!RawAudioFormat.Codecs.Contains(raw.Codec, StringComparer.OrdinalIgnoreCase))
        {
            throw Invalid(path, $"the codec '{raw.Codec}' is not among {string.Join(", ", RawAudioFormat.Codecs)}");
        }

        if (raw.SampleRate is < 1 or > StoredSamples.MaximumSampleRate)
        {
            throw Invalid(path, FormattableString.Invariant($"a sample rate of {raw.SampleRate} Hz is not between 1 and {StoredSamples.MaximumSampleRate}"));
        }

        if (raw.Channels is < 1 or > StoredSamples.MaximumChannels)
        {
            throw Invalid(path, FormattableString.Invariant($"{raw.Channels} channels are not between 1 and {StoredSamples.MaximumChannels}"));
        }

        if (SampleEncodings.Find(raw.Codec) is not SampleEncoding encoding)
        {
            return raw.Channels == 1 ? null : throw Invalid(path, $"{raw.Codec} has one channel");
        }

        int frame = encoding.Bytes() * raw.Channels;
        List<string> remarks = [];
        if (length < frame) throw AudioError.NoSamples(path, FormattableString.Invariant($"it has {length} bytes, and one frame takes {frame}"));
        if (length % frame is long rest and > 0) remarks.Add(FormattableString.Invariant($"the last {rest} bytes do not make a whole frame; left out"));
        return new("Raw", encoding, raw.SampleRate, raw.Channels, encoding.Bytes() * 8, 0, length / frame, remarks);
    }

    private static SpeechDataException Invalid(string path, string what) => new(
        "RawFormatInvalid", SpeechDataProblem.InvalidArgument, $"The raw format given for '{path}' makes no sense: {what}. Correct it.", path);
}
