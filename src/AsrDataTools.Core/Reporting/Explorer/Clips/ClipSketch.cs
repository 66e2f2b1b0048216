using AsrDataTools.Audio;

namespace AsrDataTools.Reporting.Explorer;

/// <summary>Draws an utterance while it is read, and copies it as a 16-bit WAV where that is asked for. To be disposed.</summary>
internal sealed class ClipSketch : IDisposable
{
    /// <summary>Channels drawn; of more, the first.</summary>
    public const int DrawnChannels = 2;

    private readonly AudioFormat _format;
    private readonly int[] _channels;
    private readonly int[] _copied;
    private readonly WaveformSketch[] _waves;
    private readonly SpectrogramSketch[]? _spectra;
    private readonly WaveWriter? _copy;
    private float[] _interleaved = [];
    private long _frames;

    /// <param name="format">Of the recording.</param>
    /// <param name="channel">The one that is meant, counted from 1; null for all.</param>
    /// <param name="copyPath">The WAV to write; null for none.</param>
    public ClipSketch(AudioFormat format, int? channel, bool spectrogram, string? copyPath)
    {
        _format = format;
        _copied = channel is { } one ? [one - 1] : [.. Enumerable.Range(0, format.Channels)];
        _channels = _copied.Length > DrawnChannels ? _copied[..DrawnChannels] : _copied;
        _waves = Array.ConvertAll(_channels, _ => new WaveformSketch(format.SampleRate));
        _spectra = spectrogram ? Array.ConvertAll(_channels, _ => new SpectrogramSketch(format.SampleRate)) : null;
        if (copyPath is not null) _copy = new WaveWriter(copyPath, format.SampleRate, _copied.Length);
    }

    public void Add(AudioBlock block)
    {
        _frames += block.Frames;
        for (int i = 0; i < _channels.Length; i++)
        {
            ReadOnlySpan<float> samples = block.Samples(_channels[i]);
            _waves[i].Add(samples);
            _spectra?[i].Add(samples);
        }

        if (_copy is not null) Copy(block);
    }

    /// <summary>The picture, without what it takes to hear it; the copy gets its name.</summary>
    public ClipPicture Complete(IReadOnlyList<string> remarks)
    {
        _copy?.Complete();
        if (_spectra is not null) Array.ForEach(_spectra, spectrum => spectrum.Finish());
        return new()
        {
            Seconds = _frames / (double)_format.SampleRate,
            SampleRate = _format.SampleRate,
            Format = _format,
            Remarks = [.. remarks],
            Channels =
            [
                .. _channels.Select((channel, i) => new ChannelPicture(
                    channel + 1, _waves[i].StepSeconds, _waves[i].ToBytes(), _spectra?[i].StepSeconds ?? 0, _spectra?[i].ToBytes())),
            ],
        };
    }

    public void Dispose() => _copy?.Dispose();

    private void Copy(AudioBlock block)
    {
        int length = block.Frames * _copied.Length;
        if (_interleaved.Length < length) _interleaved = new float[length];
        for (int i = 0; i < _copied.Length; i++)
        {
            ReadOnlySpan<float> samples = block.Samples(_copied[i]);
            for (int frame = 0; frame < samples.Length; frame++) _interleaved[(frame * _copied.Length) + i] = samples[frame];
        }

        _copy!.Write(_interleaved.AsSpan(0, length));
    }
}
