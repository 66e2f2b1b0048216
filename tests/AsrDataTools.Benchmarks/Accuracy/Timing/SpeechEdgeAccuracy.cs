using System.Globalization;
using AsrDataTools.Acoustics;
using AsrDataTools.Annotation;
using AsrDataTools.Simulation;
using AsrDataTools.Simulation.Formant;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy.Timing;

/// <summary>How early or late the speech detector sets the edges of speech: what timing has to take off.</summary>
internal sealed class SpeechEdgeAccuracy : IAccuracyStudy
{
    private const double Seconds = 240;
    private const double ReachSeconds = 0.3;

    private static readonly (string Noise, double Snr)[] Conditions =
    [
        ("none", 100), ("white", 40), ("white", 30), ("white", 20), ("white", 10), ("pink", 30), ("pink", 20), ("pink", 10), ("babble", 20), ("babble", 10),
    ];

    private static readonly string[] Sentences =
    [
        "please hold the line", "your account number is four two seven", "thank you for calling", "my sister went to the sea", "the agent can help you today",
        "every evening the children left early", "this card is not new", "is there anything else you need", "yes i want that", "six hundred and thirty dollars",
    ];

    public string Name => "speech-edges";

    public IEnumerable<AccuracyRow> Run()
    {
        foreach (int sampleRate in (int[])[8000, 16000])
        {
            foreach ((string noise, double snr) in Conditions)
            {
                foreach (double below in (double[])[30, 40])
                {
                    string against = string.Create(CultureInfo.InvariantCulture, $"{noise}{(noise == "none" ? "" : $", {snr} dB")}, {sampleRate / 1000} kHz, level -{below} dB");
                    foreach (AccuracyRow row in Rows(noise, snr, sampleRate, below, against)) yield return row;
                }
            }

            foreach (AccuracyRow row in Made(sampleRate)) yield return row;
        }
    }

    // Of the formant voice it is known from its score when each word is spoken.
    private static IEnumerable<AccuracyRow> Made(int sampleRate)
    {
        SeededRandom random = new(6);
        List<float> samples = [.. new float[sampleRate]];
        List<Stretch> truth = [];
        foreach (string sentence in Enumerable.Repeat(Sentences, 20).SelectMany(each => each))
        {
            FormantVoice voice = new() { PitchHz = 90 + (140 * random.NextDouble()), TractScale = 0.9 + (0.25 * random.NextDouble()), Rate = 0.85 + (0.3 * random.NextDouble()) };
            FormantSpeech speech = FormantSynthesizer.Speak(sentence, voice, sampleRate, random);
            double start = samples.Count / (double)sampleRate;
            truth.Add(new(start + speech.Words[0].StartSeconds, start + speech.Words[^1].EndSeconds));
            samples.AddRange(speech.Samples);
            samples.AddRange(new float[(int)((0.5 + random.NextDouble()) * sampleRate)]);
        }

        foreach (double snr in (double[])[30, 20])
        {
            float[] mixed = [.. samples];
            NoiseMixer.Add(mixed, NoiseGenerator.Pink(mixed.Length, sampleRate, new SeededRandom(7)), snr, sampleRate);
            IReadOnlyList<SpeechSegment> heard = SpeechMaterial.Profile(mixed, sampleRate, new AcousticProfileOptions { IncludeSegments = true }).Segments!;
            string against = string.Create(CultureInfo.InvariantCulture, $"pink, {snr} dB, {sampleRate / 1000} kHz, formant voice, its score");
            foreach (AccuracyRow row in Rows(
                against,
                [.. Errors(truth.Select(span => span.Start), [.. heard.Select(segment => segment.StartSeconds)])],
                [.. Errors(truth.Select(span => span.End), [.. heard.Select(segment => segment.EndSeconds)])],
                truth.Count)) yield return row;
        }
    }

    private static IEnumerable<AccuracyRow> Rows(string noise, double snr, int sampleRate, double below, string against)
    {
        List<double> onsets = [], offsets = [];
        int edges = 0;
        for (int language = 0; language < SpeechMaterial.JudgingLanguages.Count; language++)
        {
            string code = SpeechMaterial.JudgingLanguages[language];
            if (SpeechMaterial.Phrases(code, sampleRate, Seconds, 40 + language, SpeechMaterial.IsVoice) is not { } phrases)
            {
                yield return new("Segments", against, "onset", double.NaN, "ms", 0, Missing: "asterisk-core-sounds-" + code);
                yield break;
            }

            TimeSet truth = KnownEdges.Of(phrases.Samples, sampleRate, below);
            float[] mixed = [.. phrases.Samples];
            if (noise != "none") NoiseMixer.Add(mixed, ActivityMaterial.Noise(noise, mixed.Length, sampleRate, language)!, snr, sampleRate);
            IReadOnlyList<SpeechSegment> heard = SpeechMaterial.Profile(mixed, sampleRate, new AcousticProfileOptions { IncludeSegments = true }).Segments!;
            edges += truth.Spans.Count;
            onsets.AddRange(Errors(truth.Spans.Select(span => span.Start), [.. heard.Select(segment => segment.StartSeconds)]));
            offsets.AddRange(Errors(truth.Spans.Select(span => span.End), [.. heard.Select(segment => segment.EndSeconds)]));
        }

        foreach (AccuracyRow row in Rows(against, onsets, offsets, edges)) yield return row;
    }

    private static IEnumerable<AccuracyRow> Rows(string against, List<double> onsets, List<double> offsets, int edges)
    {
        foreach ((string kind, List<double> errors) in new[] { ("onset", onsets), ("offset", offsets) })
        {
            errors.Sort();
            double median = errors.Count == 0 ? double.NaN : Quantile.OfSorted([.. errors], 0.5);
            double[] far = [.. errors.Select(error => Math.Abs(error - median)).Order()];
            yield return new("Segments", against, $"{kind}, heard less true, median", 1000 * median, "ms", errors.Count);
            yield return new("Segments", against, $"{kind}, median absolute deviation", errors.Count == 0 ? double.NaN : 1000 * Quantile.OfSorted(far, 0.5), "ms", errors.Count);
            yield return new("Segments", against, $"{kind}, found within 0.3 s", 100.0 * errors.Count / edges, "%", edges);
        }
    }

    private static IEnumerable<double> Errors(IEnumerable<double> truth, double[] heard)
    {
        if (heard.Length == 0) yield break;
        foreach (double edge in truth)
        {
            double error = heard.Select(time => time - edge).MinBy(Math.Abs);
            if (Math.Abs(error) <= ReachSeconds) yield return error;
        }
    }
}
