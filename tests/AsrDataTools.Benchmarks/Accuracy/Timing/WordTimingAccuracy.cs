using System.Globalization;
using AsrDataTools.Annotation;
using AsrDataTools.Annotation.Timing;
using AsrDataTools.Audio;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy.Timing;

/// <summary>Times of words as pocketsphinx gives them for real prompts: sound ones, and ones made to hold pauses, to be shared out or squeezed.</summary>
internal sealed class WordTimingAccuracy : IAccuracyStudy
{
    private const int SampleRate = 16000;
    private const int Prompts = 40;

    public string Name => "word-timing";

    public IEnumerable<AccuracyRow> Run()
    {
        string[] files = [.. SpeechMaterial.Files("en", "g722").Where(SpeechMaterial.IsVoice).Where(path => SpeechMaterial.Samples(path).Length > 2 * SampleRate).Where((_, index) => index % 5 == 0).Take(Prompts)];
        if (files.Length == 0 || Recognised(files[0]) is null) return [new("AbsorbedMs", "words of pocketsphinx", "found", double.NaN, "%", 0, Missing: "pocketsphinx, asterisk-core-sounds-en-g722")];
        return Rows(files);
    }

    private static IEnumerable<AccuracyRow> Rows(string[] files)
    {
        // Prompts one after the other, a pause behind each; the recogniser hears each alone, so that its words cannot take the pauses.
        SeededRandom random = new(5);
        List<float> samples = [.. new float[SampleRate / 2]];
        List<AnnotationWord> words = [];
        List<int> last = [];
        foreach (string file in files)
        {
            double start = samples.Count / (double)SampleRate;
            IReadOnlyList<AnnotationWord> said = Recognised(file)!;
            words.AddRange(said.Select(word => word with { StartSeconds = Math.Round(word.StartSeconds!.Value + start, 3), EndSeconds = Math.Round(word.EndSeconds!.Value + start, 3) }));
            if (said.Count > 0) last.Add(words.Count - 1);
            samples.AddRange(SpeechMaterial.Samples(file));
            samples.AddRange(new float[(int)((0.5 + random.NextDouble()) * SampleRate)]);
        }

        RecordedSpeech heard = RecordedSpeech.Of([SpeechMaterial.Profile([.. samples], SampleRate, new() { IncludeSegments = true })])!;
        AnnotationTiming sound = Measure(words, heard);
        yield return Share("AbsorbingWords", "words of pocketsphinx, en", "called holding a pause", sound.AbsorbingWords, words.Count);
        yield return Share("InterpolatedWords", "words of pocketsphinx, en", "called shared out", sound.InterpolatedWords, words.Count);
        yield return Share("TooLongWords", "words of pocketsphinx, en", "called too long", sound.TooLongWords, words.Count);
        yield return Share("TooShortWords", "words of pocketsphinx, en", "called too short", sound.TooShortWords, words.Count);
        yield return new("OnsetMedianMs", "words of pocketsphinx, en", "median", sound.OnsetMedianMs ?? double.NaN, "ms", sound.OnsetEdges ?? 0);
        yield return new("OnsetMadMs", "words of pocketsphinx, en", "median absolute deviation", sound.OnsetMadMs ?? double.NaN, "ms", sound.OnsetEdges ?? 0);
        yield return new("OffsetMedianMs", "words of pocketsphinx, en", "median", sound.OffsetMedianMs ?? double.NaN, "ms", sound.OffsetEdges ?? 0);
        yield return new("OffsetMadMs", "words of pocketsphinx, en", "median absolute deviation", sound.OffsetMadMs ?? double.NaN, "ms", sound.OffsetEdges ?? 0);

        // The last word of each prompt reaches up to the next.
        AnnotationWord[] greedy = [.. words.Select((word, index) => last.Contains(index) && index + 1 < words.Count ? word with { EndSeconds = words[index + 1].StartSeconds } : word)];
        AnnotationTiming absorbed = Measure(greedy, heard);
        double made = words.Select((word, index) => greedy[index].EndSeconds!.Value - word.EndSeconds!.Value).Sum();
        yield return Share("AbsorbingWords", "last words reach up to the next prompt", "found", absorbed.AbsorbingWords, last.Count - 1);
        yield return new("AbsorbedMs", "last words reach up to the next prompt", "of the silence that was given away", 0.1 * absorbed.AbsorbedMs!.Value / made, "%", last.Count - 1);

        // The words of each prompt shared out evenly, or by letters, between its first and its last edge.
        foreach (bool even in (bool[])[true, false])
        {
            AnnotationTiming shared = Measure([.. SharedOut(words, last, even)], heard);
            yield return Share("InterpolatedWords", even ? "words shared out evenly" : "words shared out by letters", "found", shared.InterpolatedWords, words.Count);
        }
    }

    private static AnnotationTiming Measure(IReadOnlyList<AnnotationWord> words, RecordedSpeech heard)
    {
        AnnotationDocument document = new() { Recording = "prompts", Words = words.ToValueList() };
        return TimingMeasure.Of(TimingSource.Of(document, namesSources: false).Single(), heard, "prompts.wav", TimingOptions.Default).Row;
    }

    private static IEnumerable<AnnotationWord> SharedOut(List<AnnotationWord> words, List<int> last, bool even)
    {
        int first = 0;
        foreach (int until in last)
        {
            AnnotationWord[] prompt = [.. words[first..(until + 1)]];
            double start = prompt[0].StartSeconds!.Value, seconds = prompt[^1].EndSeconds!.Value - start;
            double[] parts = [.. prompt.Select(word => even ? 1.0 : word.Text.Length)];
            double before = 0;
            for (int index = 0; index < prompt.Length; index++)
            {
                double from = start + (seconds * before / parts.Sum());
                before += parts[index];
                yield return prompt[index] with { StartSeconds = Math.Round(from, 2), EndSeconds = Math.Round(start + (seconds * before / parts.Sum()), 2) };
            }

            first = until + 1;
        }
    }

    private static List<AnnotationWord>? Recognised(string file)
    {
        string wav = Path.Combine(Path.GetTempPath(), $"asrdata-{Guid.NewGuid():N}.wav");
        try
        {
            using (WaveWriter writer = new(wav, SampleRate))
            {
                writer.Write(SpeechMaterial.Samples(file));
                writer.Complete();
            }

            return SystemTool.Run("pocketsphinx_continuous", "-infile", wav, "-time", "yes", "-logfn", "/dev/null") is not { } run ? null :
            [
                .. run.Output.Split('\n').Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                    .Where(fields => fields.Length == 4 && !fields[0].StartsWith('<') && !fields[0].StartsWith('['))
                    .Select(fields => new AnnotationWord
                    {
                        Text = fields[0].Split('(')[0],
                        StartSeconds = double.Parse(fields[1], CultureInfo.InvariantCulture),
                        EndSeconds = double.Parse(fields[2], CultureInfo.InvariantCulture),
                    }),
            ];
        }
        finally
        {
            File.Delete(wav);
        }
    }

    private static AccuracyRow Share(string measure, string against, string statistic, int? count, int of) => new(measure, against, statistic, 100.0 * (count ?? 0) / of, "%", of);
}
