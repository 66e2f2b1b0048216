using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using AsrDataTools.Core.Tests.Audio;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Core.Tests.Scoring.Words;

/// <summary>What a real recogniser makes of read speech and of telephone prompts, scored here and by sclite.</summary>
public sealed partial class PocketsphinxPeerTests : IDisposable
{
    private const string Speech = "/usr/share/pocketsphinx/test/data/librivox";
    private const string Model = "/usr/share/pocketsphinx/model/en-us";
    private const string PromptTexts = "/usr/share/doc/asterisk-core-sounds-en/core-sounds-en.txt.gz";

    private static readonly string[] Prompts =
        ["agent-alreadyon", "agent-incorrect", "agent-pass", "call-fwd-no-ans", "conf-adminmenu", "conf-locked", "dir-intro", "privacy-prompt", "queue-thankyou", "vm-dialout", "vm-rec-busy"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void ReadSentencesHaveTheCountsOfSclite()
    {
        if (!Directory.Exists(Speech)) Assert.Skip("needs pocketsphinx-testdata");
        StringBuilder reference = new();
        foreach (string line in File.ReadLines($"{Speech}/transcription")) reference.Append(Sentence().Replace(line, "")).Append('\n');

        AssertEqual(reference.ToString(), Recognise(Speech, $"{Speech}/fileids"), 5);
    }

    /// <summary>The prompts as G.722 carries them; their texts with the punctuation that they have.</summary>
    [Fact]
    public void PromptsHaveTheCountsOfSclite()
    {
        if (!File.Exists(PromptTexts)) Assert.Skip("needs asterisk-core-sounds-en");
        Dictionary<string, string> texts = ReadTexts();
        StringBuilder reference = new();
        foreach (string prompt in Prompts)
        {
            Peer.Run("ffmpeg", "-nostdin", "-v", "error", "-i", Peer.Prompt($"{prompt}.g722"), "-ar", "16000", "-ac", "1", _folder[$"{prompt}.wav"]);
            reference.Append(texts[prompt]).Append(" (allison-").Append(prompt).Append(")\n");
        }

        string hypotheses = Recognise(_folder.Path, _folder.Write("ids", string.Join('\n', Prompts) + "\n"));

        AssertEqual(reference.ToString(), hypotheses.Replace(" (", " (allison-", StringComparison.Ordinal), Prompts.Length);
    }

    private string Recognise(string folder, string list)
    {
        if (!Directory.Exists(Model)) Assert.Skip("needs pocketsphinx-en-us");
        string output = _folder["out.hyp"];
        Peer.Run(
            "pocketsphinx_batch", "-adcin", "yes", "-cepdir", folder, "-cepext", ".wav", "-ctl", list, "-hyp", output,
            "-hmm", $"{Model}/en-us", "-lm", $"{Model}/en-us.lm.bin", "-dict", $"{Model}/cmudict-en-us.dict", "-beam", "1e-40", "-logfn", "/dev/null");

        // Its ids are followed by a score.
        return string.Concat(File.ReadLines(output).Select(line => Score().Replace(line, ")") + "\n"));
    }

    private void AssertEqual(string references, string hypotheses, int utterances)
    {
        string referencePath = _folder.Write("r.trn", references);
        string hypothesisPath = _folder.Write("h.trn", hypotheses);
        Dictionary<string, (int, int, int, int)> expected = Sctk.Counts("-r", referencePath, "trn", "-h", hypothesisPath, "trn", "-i", "spu_id");
        WordScorer scorer = new(new WordScoringOptions());
        List<UtteranceScore> scores = [.. TranscriptPairs.Read(referencePath, hypothesisPath, null, null, exception => Assert.Fail(exception.Message)).Select(scorer.Score)];

        Assert.Equal(utterances, scores.Count);
        Assert.Contains(scores, score => score.Words.Errors > 0);
        Assert.Contains(scores, score => score.Words.Correct > 0);
        Assert.All(scores, score =>
        {
            (long, long, long, long) theirs = expected[score.Pair.Id.ToLowerInvariant()];
            Assert.Equal(theirs, (score.Words.Correct, score.Words.Substitutions, score.Words.Deletions, score.Words.Insertions));
        });
    }

    private static Dictionary<string, string> ReadTexts()
    {
        using StreamReader reader = new(new GZipStream(File.OpenRead(PromptTexts), CompressionMode.Decompress));
        Dictionary<string, string> texts = [];
        while (reader.ReadLine() is { } line)
        {
            int colon = line.IndexOf(':', StringComparison.Ordinal);
            if (!line.StartsWith(';') && colon > 0) texts[line[..colon].Trim()] = line[(colon + 1)..].Trim();
        }

        return texts;
    }

    [GeneratedRegex(@"</?s> ?")]
    private static partial Regex Sentence();

    [GeneratedRegex(@" -?\d+\)$")]
    private static partial Regex Score();
}
