using AsrDataTools.Audio;

namespace AsrDataTools.Acoustics;

/// <summary>Measures recordings: one decoding pass, each sample met once, one profile for each channel.</summary>
public static class AcousticProfiler
{
    /// <summary>
    /// Reads the recording (or the span that the reader was opened for) to its end and measures it. Whatever cannot be
    /// measured is null, with the reason in <see cref="AcousticProfile.Abstained"/>.
    /// </summary>
    /// <exception cref="SpeechDataException">The recording has no such channel (<c>ChannelNotFound</c>), no sample
    /// (<c>AudioNoSamples</c>), a rate that the speech model does not take (<c>SpeechModelRateUnsupported</c>), or cannot be read to its end.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static IReadOnlyList<AcousticProfile> Profile(
        AudioReader reader,
        AcousticProfileOptions? options = null,
        CancellationToken cancellation = default)
    {
        options ??= AcousticProfileOptions.Default;
        int[] channels = ChosenChannels(reader, options.Channel);
        if (options.SpeechModel is not null && !SileroActivity.Takes(reader.Format.SampleRate))
            throw RateUnsupported(reader);
        ProfileWorkspace workspace = ProfileWorkspace.Current;
        StereoImage? stereo = reader.Format.Channels == 2 ? new StereoImage() : null;
        ChannelMeasurement[] measurements = Array.ConvertAll(channels, _ => workspace.Rent(reader.Format.SampleRate));
        try
        {
            if (options.SpeechModel is { } model)
                Array.ForEach(measurements, measurement => measurement.UseModel(model));
            Measure(reader, channels, measurements, stereo, workspace.Block(reader.Format.Channels), cancellation);
            AcousticProfile[] profiles = new AcousticProfile[channels.Length];
            for (int i = 0; i < profiles.Length; i++)
                profiles[i] = measurements[i].Finish(reader, channels[i], stereo, options);
            return profiles;
        }
        finally
        {
            foreach (ChannelMeasurement measurement in measurements)
                workspace.Return(measurement);
        }
    }

    private static SpeechDataException RateUnsupported(AudioReader reader) => new(
        "SpeechModelRateUnsupported",
        SpeechDataProblem.InvalidArgument,
        FormattableString.Invariant($"'{reader.Path}' has {reader.Format.SampleRate} samples a second. The Silero model is given 8,000 or 16,000, or customary rates above, which are brought to these. Use the built-in detector for this recording."),
        reader.Path);

    private static int[] ChosenChannels(AudioReader reader, int? channel)
    {
        int count = reader.Format.Channels;
        if (channel is null)
            return [.. Enumerable.Range(0, count)];
        if (channel < 1 || channel > count)
        {
            throw new SpeechDataException(
                "ChannelNotFound",
                SpeechDataProblem.InvalidArgument,
                FormattableString.Invariant($"'{reader.Path}' has {count} channel(s), no channel {channel}. Ask for 1 to {count}, or for none to have all."),
                reader.Path);
        }

        return [channel.Value - 1];
    }

    private static void Measure(
        AudioReader reader,
        int[] channels,
        ChannelMeasurement[] measurements,
        StereoImage? stereo,
        AudioBlock block,
        CancellationToken cancellation)
    {
        long frames = 0;
        while (reader.Read(block))
        {
            cancellation.ThrowIfCancellationRequested();
            frames += block.Frames;
            for (int i = 0; i < channels.Length; i++)
                measurements[i].Add(block, channels[i]);
            if (stereo is not null && block.IsInteger16)
                stereo.Add(block.Integers(0), block.Integers(1));
            else
                stereo?.Add(block.Samples(0), block.Samples(1));
        }

        if (frames == 0)
            throw AudioError.NoSamples(reader.Path, "none lies in the span that was asked for");
    }
}
