using System.Collections.Concurrent;
using System.IO.Compression;
using AsrDataTools.Audio;
using AsrDataTools.Core.Tests.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Scoring.Robustness;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Simulation;
using AsrDataTools.Statistics;
using AsrDataTools.Text;
using AsrDataTools.Transcription;
using Transcript = AsrDataTools.Transcription.Transcript;

namespace AsrDataTools.Core.Tests.Transcription;

/// <summary>A real recogniser on real speech: telephone prompts as G.722 carries them, as GSM does, and in noise.</summary>
public sealed class PromptRobustnessTests : IDisposable
{
    private const string Texts = "/usr/share/doc/asterisk-core-sounds-en/core-sounds-en.txt.gz";
    private const int Prompts = 60;
    private const int SampleRate = 16000;

    private static readonly int[] Ratios = [20, 10];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WordErrorsRiseWithTheConditionAndTheIntervalsSaySo()
    {
        if (!ProgramPath.Exists("pocketsphinx_batch")) Assert.Skip("needs pocketsphinx");
        if (!Directory.Exists("/usr/share/pocketsphinx/model/en-us")) Assert.Skip("needs pocketsphinx-en-us");
        if (!File.Exists(Texts)) Assert.Skip("needs asterisk-core-sounds-en");
        SpeechUtterance[] speech = [.. Chosen().SelectMany((prompt, index) => Variants(prompt.Name, prompt.Text, index))];
        WordScorer scorer = new(new WordScoringOptions { Normalizer = new EnglishNormalizer() });
        RobustnessMaterial material = new("parent_id", cleanIsApart: false);
        Transcript[] transcripts = Recognised(speech);
        foreach (Transcript transcript in transcripts)
        {
            material.Add(scorer.Score(new TranscriptPair
            {
                Id = transcript.Id,
                Reference = transcript.Reference!,
                Hypothesis = transcript.Text,
                Property = name => UtteranceProperty.Get(transcript.Utterance, name),
            }));
        }

        RobustnessOptions options = new() { Summing = new WordErrorOptions { GroupBy = ["condition"], Replicates = 2000 } };
        Dictionary<string, RobustnessGap> rows = RobustnessAnalysis
            .Measure(material, options, null, exception => Assert.Fail(exception.Message), TestContext.Current.CancellationToken)
            .ToDictionary(row => row.Condition);
        RobustnessCurve curve = DoseResponse.Measure(material, "snr_db", options, exception => Assert.Fail(exception.Message), TestContext.Current.CancellationToken);
        string said = string.Join(Environment.NewLine, rows.Values.Select(row => FormattableString.Invariant($"{row.Condition}: {row.WordErrorRate:0.000} ({row.Low:0.000}…{row.High:0.000}), gap {row.Gap:0.000} ({row.GapLow:0.000}…{row.GapHigh:0.000}), p {row.PValue:0.0000}, {row.Verdict}")));
        TestContext.Current.SendDiagnosticMessage(said);

        double Rate(string condition) => rows[condition].WordErrorRate!.Value;
        Assert.All(rows.Values, row => Assert.Equal(row.Condition.Contains("noise", StringComparison.Ordinal) ? Prompts / 3 : Prompts, row.Utterances));
        Assert.InRange(rows["Clean"].WordErrorRate!.Value, 0.10, 0.40);
        Assert.True(Rate("Clean") < Rate("condition=noise 20 dB") && Rate("condition=noise 20 dB") < Rate("condition=noise 10 dB"), said);
        foreach (string condition in (string[])["condition=GSM", "condition=noise 20 dB", "condition=noise 10 dB"])
        {
            Assert.True(rows[condition].GapLow > 0, said);
            Assert.True(rows[condition].PValue is null or < 0.05, said); // Null where too few segments differ.
        }

        Assert.NotNull(rows["condition=GSM"].PValue);
        Assert.Equal(Verdict.Fail, rows["condition=GSM"].Verdict);
        Assert.Equal(Verdict.Fail, rows["condition=noise 10 dB"].Verdict);
        Assert.True(curve.LogOddsHigh < 0 && curve.RateHigh < 0, said);
        Assert.All(transcripts.SelectMany(transcript => transcript.Words), word => Assert.True(word.EndSeconds > word.StartSeconds && word.Confidence is >= 0 and <= 1));
    }

    private Transcript[] Recognised(SpeechUtterance[] speech)
    {
        using ITranscriptionEngine engine = TranscriptionEngines.Create("PocketSphinx", new());
        Transcriber transcriber = new(engine, null);

        // One batch at a time to whoever is free: batches of noise take many times as long.
        SpeechUtterance[][] batches = [.. speech.OrderBy(utterance => utterance.Extra.ContainsKey("snr_db") ? 0 : 1).Chunk(transcriber.BatchSize)];
        return [.. Partitioner.Create(batches, loadBalance: true).AsParallel().WithDegreeOfParallelism(Environment.ProcessorCount)
            .SelectMany(batch => transcriber.Transcribe(batch, TestContext.Current.CancellationToken))
            .Select(outcome => outcome.Transcript ?? throw outcome.Failure!)];
    }

    // Short ones of some words, so that there are many in little time.
    private static IEnumerable<(string Name, string Text)> Chosen()
    {
        using StreamReader reader = new(new GZipStream(File.OpenRead(Texts), CompressionMode.Decompress));
        List<(string Name, string Text)> found = [];
        while (found.Count < Prompts && reader.ReadLine() is { } line)
        {
            int colon = line.IndexOf(": ", StringComparison.Ordinal);
            if (line.StartsWith(';') || colon < 0 || line.Contains('[') || line.AsSpan(0, colon).Contains('/')) continue;
            (string name, string text) = (line[..colon], line[(colon + 2)..].Trim());
            FileInfo file = new($"/usr/share/asterisk/sounds/en_US_f_Allison/{name}.g722");
            if (!file.Exists || file.Length is < 8000 or > 19000 || text.Split(' ').Length < 3) continue;
            found.Add((name, text));
        }

        Assert.Equal(Prompts, found.Count);
        return found;
    }

    private IEnumerable<SpeechUtterance> Variants(string name, string text, int index)
    {
        SpeechUtterance clean = new() { Id = name, AudioPath = Peer.Prompt(name + ".g722"), Text = text };
        yield return clean;
        yield return Variant(clean, "GSM", Peer.Prompt(name + ".gsm"), []);
        if (index % 3 != 0) yield break; // Noise takes the recogniser longest.
        float[] speech = Decoded.Read(clean.AudioPath!, capacity: 1 << 16).Samples[0];
        foreach (int ratio in Ratios)
        {
            float[] noisy = [.. speech];
            NoiseMixer.Add(noisy, NoiseGenerator.White(noisy.Length, new SeededRandom(7, index)), ratio, SampleRate);
            string path = _folder[$"{name}-{ratio}.wav"];
            using (WaveWriter writer = new(path, SampleRate))
            {
                writer.Write(noisy);
                writer.Complete();
            }

            yield return Variant(clean, FormattableString.Invariant($"noise {ratio} dB"), path, [new("snr_db", FormattableString.Invariant($"{ratio}"))]);
        }
    }

    private static SpeechUtterance Variant(SpeechUtterance clean, string condition, string path, KeyValuePair<string, string>[] more) => clean with
    {
        Id = $"{clean.Id} {condition}",
        AudioPath = path,
        Extra = new Dictionary<string, string>([new("parent_id", clean.Id), new("condition", condition), .. more]),
    };
}
