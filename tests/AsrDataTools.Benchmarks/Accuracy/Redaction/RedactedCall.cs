using AsrDataTools.Acoustics;
using AsrDataTools.Annotation;
using AsrDataTools.Annotation.Rules;
using AsrDataTools.Audio;
using AsrDataTools.Governance.Redaction;
using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy.Redaction;

/// <summary>Real prompts joined to a call, with stretches of their speech redacted or left, in a known way.</summary>
internal sealed class RedactedCall
{
    private const int SampleRate = 8000;
    private const double NoiseLevel = 0.1;

    private readonly float[] _samples;
    private readonly List<(Planting Kind, Stretch Window)> _plantings = [];

    private RedactedCall(float[] samples) => _samples = samples;

    public IReadOnlyList<(Planting Kind, Stretch Window)> Plantings => _plantings;

    public double Seconds => _samples.Length / (double)SampleRate;

    /// <summary>A call of prompts; null where they are not installed.</summary>
    /// <param name="language">en, es, fr, it or ru.</param>
    /// <param name="noiseDb">Level of the line's noise, dB of full scale; null for pauses of digital silence.</param>
    /// <param name="seconds">At least so long.</param>
    /// <param name="plant">Whether anything is redacted.</param>
    /// <param name="seed">Of prompts, noise and windows.</param>
    public static RedactedCall? Make(string language, double? noiseDb, double seconds, bool plant, int seed)
    {
        if (SpeechMaterial.Phrases(language, SampleRate, seconds, seed, SpeechMaterial.IsVoice) is not { } phrases) return null;
        RedactedCall call = new(phrases.Samples);
        SeededRandom random = new(seed, 7);
        if (noiseDb is { } level)
        {
            float scale = (float)Math.Pow(10, level / 20);
            for (int i = 0; i < call._samples.Length; i++) call._samples[i] += scale * (float)random.NextNormal();
        }

        if (plant) call.Plant(phrases.Prompts, random);
        return call;
    }

    /// <summary>What the audit says of the call once it is stored in a format; null where its coder is not installed.</summary>
    public IReadOnlyList<Finding>? Judge(string format)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("asrdata-redaction-");
        try
        {
            string path = Path.Combine(folder.FullName, "call.wav");
            using (WaveWriter writer = new(path, SampleRate))
            {
                writer.Write(_samples);
                writer.Complete();
            }

            if (format != "wav")
            {
                string coded = Path.Combine(folder.FullName, $"call.{format}");
                string[] coder = format switch { "gsm" => ["-c:a", "libgsm", "-f", "gsm"], "opus" => ["-c:a", "libopus", "-b:a", "16k"], _ => ["-b:a", "32k"] };
                if (SystemTool.Run("ffmpeg", ["-nostdin", "-v", "error", "-i", path, .. coder, coded]) is null) return null;
                File.Delete(path);
                path = coded;
            }

            RecordingShelf shelf = new();
            shelf.Add(path, trouble => throw trouble);
            return new RedactionAudit(shelf, new()).Judge(Annotation()).Findings;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private AnnotationDocument Annotation() => new()
    {
        Recording = "call",
        Words = _plantings.Where(planted => planted.Kind is not (Planting.SilencedUntagged or Planting.TonedUntagged))
            .Select(planted => new AnnotationWord { Text = "[NAME]", StartSeconds = planted.Window.Start, EndSeconds = planted.Window.End }).ToValueList(),
    };

    // One stretch of running speech in every prompt that has room for it, the kinds in turn.
    private void Plant(IReadOnlyList<SpeechSegment> prompts, SeededRandom random)
    {
        double loud = Level(prompts.Select(prompt => new Stretch(prompt.StartSeconds, prompt.EndSeconds)));
        foreach (SpeechSegment prompt in prompts)
        {
            for (int attempt = 0; attempt < 20; attempt++)
            {
                double length = random.Between(0.25, 0.9), room = prompt.EndSeconds - prompt.StartSeconds - length - 0.8;
                if (room <= 0) continue;
                Stretch window = new(prompt.StartSeconds + 0.4 + (room * random.NextDouble()), 0);
                window = window with { End = window.Start + length };
                Stretch[] parts = [.. Enumerable.Range(-1, (int)(length / 0.1) + 2).Select(part => new Stretch(window.Start + (0.1 * part), window.Start + (0.1 * (part + 1))))];
                if (parts.Any(part => Level([part]) < loud - 18)) continue;
                Planting kind = (Planting)(_plantings.Count % Enum.GetValues<Planting>().Length);
                Fill(kind, window, random);
                _plantings.Add((kind, window));
                break;
            }
        }
    }

    private void Fill(Planting kind, Stretch window, SeededRandom random)
    {
        double end = kind == Planting.HalfSilencedTagged ? (window.Start + window.End) / 2 : window.End;
        WindowFill fill = new([new(window.Start, end)], SampleRate, new() { Fill = kind is Planting.TonedTagged or Planting.TonedUntagged ? RedactionFill.Tone : RedactionFill.Silence });
        if (kind == Planting.SpokenTagged) return;
        foreach (Range part in fill.Within(0, _samples.Length))
        {
            for (int frame = part.Start.Value; frame < part.End.Value; frame++)
            {
                (double keep, double add) = fill.At(frame);
                if (kind == Planting.NoiseTagged) add = (1 - keep) * NoiseLevel * random.NextNormal();
                _samples[frame] = (float)((keep * _samples[frame]) + add);
            }
        }
    }

    private double Level(IEnumerable<Stretch> stretches)
    {
        double sum = 0;
        long count = 0;
        foreach (Stretch stretch in stretches)
        {
            foreach (float sample in _samples.AsSpan((int)(stretch.Start * SampleRate)..(int)(stretch.End * SampleRate)))
            {
                sum += (double)sample * sample;
                count++;
            }
        }

        return 10 * Math.Log10((sum / count) + 1e-12);
    }
}
