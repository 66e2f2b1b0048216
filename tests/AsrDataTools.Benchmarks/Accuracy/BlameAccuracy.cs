using System.IO.Compression;
using AsrDataTools.Annotation;
using AsrDataTools.Scoring.MultiSpeaker;
using AsrDataTools.Statistics;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>
/// Blame between recognition and speakers on made meetings: the words of real prompts where they are installed, with a known
/// number of recognition errors and of utterances given to the wrong speaker.
/// </summary>
internal sealed class BlameAccuracy : IAccuracyStudy
{
    private const string Prompts = "/usr/share/doc/asterisk-core-sounds-en/core-sounds-en.txt.gz";
    private const int Meetings = 100;
    private const int Utterances = 40;
    private const int Speakers = 3;

    public string Name => "blame";

    public IEnumerable<AccuracyRow> Run()
    {
        string[] sentences = Sentences();
        foreach ((double wrongWords, double moved) in ((double, double)[])[(0, 0.1), (0.1, 0), (0.1, 0.1), (0.3, 0.1), (0.3, 0.3)])
        {
            foreach (MultiSpeakerMetric metric in (MultiSpeakerMetric[])[MultiSpeakerMetric.Cp, MultiSpeakerMetric.Tcp])
            {
                string against = FormattableString.Invariant($"{100 * wrongWords:0} % of words wrong, {100 * moved:0} % of utterances moved, {(metric == MultiSpeakerMetric.Cp ? "cpWER" : "tcpWER")}");
                if (sentences.Length == 0)
                {
                    yield return new("SpeakerErrorRate", against, "", double.NaN, "", 0, Missing: "asterisk-core-sounds-en");
                    continue;
                }

                (double made, double found, double madeRecognition, double foundRecognition) = Sum(sentences, wrongWords, moved, metric);
                yield return new("SpeakerErrorRate", against, FormattableString.Invariant($"found, of {100 * made:0.00} % made"), 100 * found, "%", Meetings);
                yield return new("RecognitionErrorRate", against, FormattableString.Invariant($"found, of {100 * madeRecognition:0.00} % made"), 100 * foundRecognition, "%", Meetings);
            }
        }
    }

    // Lines are "file: text"; what stands in brackets is a remark.
    private static string[] Sentences()
    {
        if (!File.Exists(Prompts)) return [];
        using StreamReader reader = new(new GZipStream(File.OpenRead(Prompts), CompressionMode.Decompress));
        List<string> sentences = [];
        while (reader.ReadLine() is string line)
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line.StartsWith(';') || colon < 0 || line.AsSpan().IndexOfAny("[(") >= 0) continue;
            string[] words = line[(colon + 1)..].ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length is >= 3 and <= 15) sentences.Add(string.Join(' ', words));
        }

        return [.. sentences];
    }

    private static (double Made, double Found, double MadeRecognition, double FoundRecognition) Sum(string[] sentences, double wrongWords, double moved, MultiSpeakerMetric metric)
    {
        long words = 0, made = 0, found = 0, madeRecognition = 0, foundRecognition = 0;
        for (int meeting = 0; meeting < Meetings; meeting++)
        {
            (MultiSpeakerPair pair, int errors, int movedWords) = Make(new(31, meeting), sentences, wrongWords, moved);
            MultiSpeakerScorer scorer = new(new());
            BlameScore blame = BlameScore.Of(scorer, scorer.Prepare(pair), metric);
            words += blame.Paired.Words.Words;
            made += 2 * movedWords;
            madeRecognition += errors;
            found += blame.SpeakerErrors;
            foundRecognition += blame.Forgiven.Words.Errors;
        }

        return ((double)made / words, (double)found / words, (double)madeRecognition / words, (double)foundRecognition / words);
    }

    // A word of a moved utterance is an error where it is missing and one where it is too many.
    private static (MultiSpeakerPair Pair, int Errors, int MovedWords) Make(SeededRandom random, string[] sentences, double wrongWords, double moved)
    {
        List<AnnotationSegment> reference = [];
        List<AnnotationSegment> hypothesis = [];
        int errors = 0;
        int movedWords = 0;
        double at = 0;
        for (int u = 0; u < Utterances; u++)
        {
            string[] words = sentences[random.Next(sentences.Length)].Split(' ');
            double end = at + (0.3 * words.Length);
            List<string> heard = [];
            foreach (string word in words)
            {
                int kind = random.NextDouble() < wrongWords ? random.Next(3) : 3;
                if (kind != 3) errors++;
                if (kind is 2 or 3) heard.Add(word);
                if (kind is 1 or 2) heard.Add(sentences[random.Next(sentences.Length)].Split(' ')[0]);
            }

            int speaker = random.Next(Speakers);
            int said = speaker;
            if (random.NextDouble() < moved)
            {
                said = (speaker + 1 + random.Next(Speakers - 1)) % Speakers;
                movedWords += words.Length;
            }

            reference.Add(Segment("r", speaker, words, at, end));
            hypothesis.Add(Segment("h", said, heard, at, end));
            at = end + 0.3;
        }

        return (new() { Recording = "meeting", Reference = reference, Hypothesis = hypothesis }, errors, movedWords);
    }

    private static AnnotationSegment Segment(string side, int speaker, IEnumerable<string> words, double start, double end) => new()
    {
        Recording = "meeting",
        Speaker = FormattableString.Invariant($"{side}{speaker}"),
        Text = string.Join(' ', words),
        StartSeconds = start,
        EndSeconds = end,
    };
}
