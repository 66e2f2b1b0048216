using AsrDataTools.Audio;

namespace AsrDataTools.Governance.Redaction;

/// <summary>
/// Decodes and codes again in the same container and coding through libsndfile: exact for FLAC, AIFF, AU, CAF and SPHERE, whose
/// samples are integers or floats; a second generation for GSM, ADPCM, Vorbis, Opus and MP3.
/// </summary>
internal sealed class SoundFileRedaction(SoundFileLibrary library, string source, string target, SoundFileReader reader)
{
    private const int BlockFrames = 8192;

    private readonly SoundFileCoding _coding = SoundFileCoding.Of(reader.SoundFormat);
    private readonly AudioFormat _format = reader.Format;

    public void Write(WindowFill fill, bool keepTexts, CancellationToken cancellation)
    {
        SoundFileLibrary.Info info = Described();
        nint from = library.Open(source, ref info);
        if (from == 0) throw AudioError.DecoderFailed(source, "libsndfile", library.ErrorText(0));
        nint to = 0;
        try
        {
            SoundFileLibrary.Info made = new() { SampleRate = info.SampleRate, Channels = info.Channels, Format = info.Format };
            to = library.Create(target, ref made);
            if (to == 0) throw Unwritten(library.ErrorText(0));
            if (keepTexts) library.CopyTexts(from, to);
            bool integers = _coding.IsInteger16 || _coding.Codec is "flac" or "alac" || _coding.Codec.StartsWith("pcm_s", StringComparison.Ordinal);
            if (integers) CopyIntegers(from, to, fill, cancellation);
            else CopyFloats(from, to, fill, cancellation);
            if (library.HasError(from)) throw AudioError.DecoderFailed(source, "libsndfile", library.ErrorText(from));
        }
        finally
        {
            if (to != 0) library.Close(to);
            library.Close(from);
        }
    }

    // A file without a header must be described before it can be opened.
    private SoundFileLibrary.Info Described() => _format.Container == "Raw"
        ? new() { SampleRate = _format.SampleRate, Channels = _format.Channels, Format = SoundFileCoding.Raw | SoundFileCoding.Gsm }
        : default;

    private void CopyIntegers(nint from, nint to, WindowFill fill, CancellationToken cancellation)
    {
        const double FullScale = 2147483648.0;
        int channels = _format.Channels, bits = _coding.BitDepth ?? 16;
        int[] block = new int[BlockFrames * channels];
        double step = Math.Pow(2, 32 - bits);
        for (long start = 0; library.Read(from, block.AsSpan(), channels) is int frames and > 0; start += frames)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (Range part in fill.Within(start, frames))
            {
                for (int frame = part.Start.Value; frame < part.End.Value; frame++)
                {
                    (double keep, double add) = fill.At(start + frame);
                    foreach (ref int sample in block.AsSpan(frame * channels, channels))
                    {
                        sample = (int)Math.Clamp(Math.Round(((keep * sample) + (add * FullScale)) / step) * step, -FullScale, FullScale - step);
                    }
                }
            }

            Require(library.Write(to, block.AsSpan(0, frames * channels), channels), frames, to);
        }
    }

    private void CopyFloats(nint from, nint to, WindowFill fill, CancellationToken cancellation)
    {
        int channels = _format.Channels;
        double[] block = new double[BlockFrames * channels];
        for (long start = 0; library.Read(from, block.AsSpan(), channels) is int frames and > 0; start += frames)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (Range part in fill.Within(start, frames))
            {
                for (int frame = part.Start.Value; frame < part.End.Value; frame++)
                {
                    (double keep, double add) = fill.At(start + frame);
                    foreach (ref double sample in block.AsSpan(frame * channels, channels)) sample = (keep == 0 ? 0 : keep * sample) + add;
                }
            }

            Require(library.Write(to, block.AsSpan(0, frames * channels), channels), frames, to);
        }
    }

    private void Require(int written, int frames, nint to)
    {
        if (written != frames) throw Unwritten(library.ErrorText(to));
    }

    private SpeechDataException Unwritten(string report) => new(
        "AudioWriteFailed", SpeechDataProblem.Storage, $"'{target}' cannot be written by libsndfile: {report}. Check the folder, its permissions and the space left.", target);
}
