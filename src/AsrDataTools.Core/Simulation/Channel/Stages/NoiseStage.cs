using System.Numerics.Tensors;
using AsrDataTools.Acoustics;

namespace AsrDataTools.Simulation;

/// <summary>
/// Noise at a ratio set on the active speech level (ITU-T P.56) of what comes in over the RMS of the noise, both in the band of this
/// place of the chain: with <c>LowHz</c> and <c>HighHz</c> the noise is cut to a band first.
/// </summary>
internal sealed class NoiseStage : IChannelStage
{
    private const string White = "White";
    private const string Pink = "Pink";
    private const string Babble = "Babble";
    private const string Recording = "File";

    /// <summary>Beyond that the RMS of a noise no longer moves.</summary>
    private const double LevelSeconds = 300;

    private readonly ValueRange _snr;
    private readonly ValueRange _talkers;
    private readonly IReadOnlyList<string> _types;
    private readonly string[] _paths;
    private readonly ValueRange? _low;
    private readonly ValueRange? _high;

    public NoiseStage(StageSettings settings)
    {
        _snr = settings.Range("SnrDb", new(5, 20), -20, 80);
        _paths = settings.Texts("Path");
        _types = settings.Choice("Type", _paths.Length > 0 ? Recording : Pink, [White, Pink, Babble, Recording]);
        _talkers = settings.Range("Talkers", new(4, 8), 1, 20);
        if (settings.Has("LowHz")) _low = settings.Range("LowHz", default, 0, 2000);
        if (settings.Has("HighHz")) _high = settings.Range("HighHz", default, 1000, 24000);
    }

    public SampleSource Apply(SampleSource input, StageRun run)
    {
        double snr = run.Draw("snr_db", _snr);
        Func<SampleSource> open = Maker(run.Pick("type", Types(run)), input.SampleRate, run);
        ActiveSpeechLevel level = new(input.SampleRate);
        SampleSpool speech = run.Spool(input, level.Add);
        try
        {
            ActiveLevel active = level.Finish();
            if (active.LevelDbov is not { } speechDbov)
            {
                throw new SpeechDataException(
                    "SpeechLevelUnknown", SpeechDataProblem.InvalidData,
                    $"'{run.Parent.Id}' has no active speech level to set an SNR on: {active.Abstained}. Leave it out, or give a longer utterance.", run.Parent.AudioPath);
            }

            double noise = Rms(open, (long)Math.Min(speech.Count, LevelSeconds * speech.SampleRate));
            if (!(noise > 0)) throw new SpeechDataException("NoiseSilent", SpeechDataProblem.InvalidData, $"The noise for '{run.Parent.Id}' is silent. Name another recording.", run.Parent.AudioPath);
            run.Record("speech_dbov", Math.Round(speechDbov, 2));
            return new MixedSource(speech.Open(), open(), (float)(Math.Pow(10, (speechDbov - snr) / 20) / noise));
        }
        catch
        {
            speech.Dispose();
            throw;
        }
    }

    // A corpus of one speaker has nobody to babble: of several types the others are drawn from.
    private IReadOnlyList<string> Types(StageRun run)
    {
        string[] others = [.. _types.Where(type => type != Babble)];
        return others.Length is 0 || others.Length == _types.Count || run.Studio.Pool.HasOther(run.Parent) ? _types : others;
    }

    private static double Rms(Func<SampleSource> open, long samples)
    {
        using SampleSource noise = open();
        float[] block = new float[8192];
        double squares = 0;
        long done = 0;
        for (int count; done < samples && (count = noise.Read(block.AsSpan(0, (int)Math.Min(block.Length, samples - done)))) > 0; done += count)
            squares += TensorPrimitives.SumOfSquares(block.AsSpan(0, count));
        return done == 0 ? 0 : Math.Sqrt(squares / done);
    }

    // Opened twice, once to measure it and once to mix it: the same samples both times.
    private Func<SampleSource> Maker(string type, int rate, StageRun run)
    {
        Func<SampleSource> open;
        switch (type)
        {
            case Babble:
                int talkers = (int)Math.Round(_talkers.Draw(run.Random));
                IReadOnlyList<SpeechClip> clips = run.Studio.Pool.Pick(run.Fork("talkers"), run.Parent, talkers, rate);
                run.Record("talkers", clips.Count);
                run.Record("voices", string.Join(' ', clips.Select(clip => clip.Utterance.Id)));
                open = () => BabbleSource.Of(clips, rate, run.Fork("babble"));
                break;
            case Recording:
                NoiseFile file = run.Studio.Noise.Pick(_paths, run.Random);
                double start = run.Draw("start_seconds", new(0, file.DurationSeconds));
                run.Record("path", file.Path);
                open = () => file.Open(start, rate);
                break;
            default:
                open = () => type == White ? NoiseSource.White(rate, run.Fork("noise")) : NoiseSource.Pink(rate, run.Fork("noise"));
                break;
        }

        if (_low is null && _high is null) return open;
        double low = _low is { } from ? run.Draw("low_hz", from) : 0, high = Math.Min(_high is { } to ? run.Draw("high_hz", to) : double.MaxValue, 0.499 * rate);
        return () => new FilteredSource(open(), TelephoneBand.Taps(rate, low, high));
    }
}
