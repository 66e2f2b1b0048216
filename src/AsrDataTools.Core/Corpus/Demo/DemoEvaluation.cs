using AsrDataTools.Audio;
using AsrDataTools.Signal;
using AsrDataTools.Simulation;
using AsrDataTools.Statistics;

namespace AsrDataTools.Corpus.Demo;

/// <summary>
/// The evaluation part: sounds like training, not like production, shares speakers with training, and holds copies of its
/// clips: identical, cut out, at another level, and sent through G.711.
/// </summary>
internal sealed class DemoEvaluation(DemoStudio studio, DemoPlan plan, long seed, DemoTraining training, IReadOnlyList<DemoRecording> trainingRecordings)
{
    public const string Split = "test";

    private const int Rate = DemoCorpusBuilder.StudioRate;
    private const int NarrowRate = 8000;

    private static readonly string[] LeakKinds = ["IdenticalCopy", "Excerpt", "Relevelled", "Transcoded"];

    private readonly Resampler _down = new(Rate, NarrowRate);
    private readonly Resampler _up = new(NarrowRate, Rate);

    private readonly IReadOnlyList<DemoSpeaker> _newSpeakers =
        DemoSpeaker.Make("E", plan.NewEvaluationSpeakers, studio.Speech.Accents, accent => accent.TrainingShare, seed);

    public int Count => 2 * plan.NewEvaluationSpeakers + plan.SharedEvaluationSpeakers + 4 * plan.LeakedClipsPerKind;

    public DemoRecording Make(int number)
    {
        int fresh = 2 * plan.NewEvaluationSpeakers;
        if (number < fresh) return Fresh(number, _newSpeakers[number / 2], []);
        if (number < fresh + plan.SharedEvaluationSpeakers)
        {
            DemoSpeaker shared = training.Speakers[2 * (number - fresh) % training.Speakers.Count];
            return Fresh(number, shared, [new("Evaluation", "SharedSpeaker", PathOf(number), $"speaker {shared.Id} is in training too")]);
        }

        return Leaked(number, number - fresh - plan.SharedEvaluationSpeakers);
    }

    private static string PathOf(int number) => $"evaluation/audio/eval-{number + 1:0000}.wav";

    private DemoRecording Fresh(int number, DemoSpeaker speaker, IReadOnlyList<DemoDefect> defects)
    {
        SeededRandom random = SeededRandom.For(seed, PathOf(number));
        DemoLine[] lines = [studio.Speech.Line(DemoUse.Evaluation, speaker.Accent, random), studio.Speech.Line(DemoUse.Evaluation, speaker.Accent, random)];
        DemoTake take = studio.Say(speaker, lines, random);
        DemoStudio.AddRoom(take, speaker, random);
        studio.Write(PathOf(number), take.Samples, Rate, SampleEncoding.Signed16);
        return Recorded(number, take.DurationSeconds, take.Turns, speaker, defects);
    }

    private DemoRecording Leaked(int number, int leak)
    {
        string path = PathOf(number);
        string kind = LeakKinds[leak % LeakKinds.Length];
        // Spread over the prompts of training by a step that has no factor in common with their number of repetitions.
        int prompts = plan.TrainingSpeakers * plan.PromptsPerSpeaker;
        DemoRecording source = trainingRecordings[(7 * leak + 3) % prompts];
        DemoTurn second = source.Turns[^1];
        DemoSpeaker speaker = second.Speaker;
        List<DemoDefect> defects = [new("Evaluation", "SharedSpeaker", path, $"speaker {speaker.Id} is in training too")];
        DemoDefect defect = new("Evaluation", kind, path, "") { OtherPath = source.Path };
        if (kind == "IdenticalCopy")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(studio.PathOf(path))!);
            File.Copy(studio.PathOf(source.Path), studio.PathOf(path));
            defects.Add(defect with { Detail = "the same bytes" });
            return Recorded(number, source.DurationSeconds, source.Turns, speaker, defects);
        }

        float[] samples = Read(studio.PathOf(source.Path));
        SeededRandom random = SeededRandom.For(seed, path);
        switch (kind)
        {
            case "Excerpt":
                int start = (int)(Math.Max(0, second.StartSeconds - 0.1) * Rate);
                int end = Math.Min(samples.Length, (int)((second.EndSeconds + 0.1) * Rate));
                samples = samples[start..end];
                defects.Add(defect with { Detail = "cut out, start and end of the training clip given", StartSeconds = start / (double)Rate, EndSeconds = end / (double)Rate });
                DemoTurn moved = second with { StartSeconds = second.StartSeconds - start / (double)Rate, EndSeconds = second.EndSeconds - start / (double)Rate };
                studio.Write(path, samples, Rate, SampleEncoding.Signed16);
                return Recorded(number, samples.Length / (double)Rate, [moved], speaker, defects);
            case "Relevelled":
                double gain = Math.Round(-random.Between(4, 9), 2);
                for (int i = 0; i < samples.Length; i++) samples[i] *= (float)Math.Pow(10, gain / 20);
                defects.Add(defect with { Detail = "at another level", Value = gain, Unit = "dB" });
                break;
            default:
                float[] narrow = _down.Apply(samples);
                for (int i = 0; i < narrow.Length; i++)
                {
                    narrow[i] = G711.MuLawValues[G711.EncodeMuLaw((short)Math.Clamp(narrow[i] * 32768f, short.MinValue, short.MaxValue))] / 32768f;
                }

                samples = _up.Apply(narrow).AsSpan(0, samples.Length).ToArray();
                defects.Add(defect with { Detail = "through 8 kHz G.711 μ-law and back" });
                break;
        }

        studio.Write(path, samples, Rate, SampleEncoding.Signed16);
        return Recorded(number, source.DurationSeconds, source.Turns, speaker, defects);
    }

    private DemoRecording Recorded(int number, double seconds, IReadOnlyList<DemoTurn> turns, DemoSpeaker speaker, IReadOnlyList<DemoDefect> defects)
    {
        string id = Path.GetFileNameWithoutExtension(PathOf(number));
        DemoRow row = new()
        {
            Id = id,
            Path = PathOf(number),
            DurationSeconds = seconds,
            Text = string.Join(' ', turns.Select(turn => turn.Text)),
            Speaker = speaker,
            Recording = id,
            Domain = "read speech",
            Device = "headset microphone",
            Environment = "studio",
            Split = Split,
            License = studio.Speech.License,
        };
        return new(PathOf(number), seconds, turns, [row], defects);
    }

    private static float[] Read(string path)
    {
        using AudioReader reader = AudioFile.Open(path);
        AudioBlock block = new(1, 1 << 16);
        List<float> samples = [];
        while (reader.Read(block)) samples.AddRange(block.Samples(0));
        return [.. samples];
    }
}
