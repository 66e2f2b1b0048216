using System.Text;
using System.Text.RegularExpressions;
using AsrDataTools.Core.Tests.Audio;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Core.Tests.Scoring.Words;

/// <summary>What a real recogniser makes of read speech, scored here and by sclite.</summary>
public sealed partial class PocketsphinxPeerTests : IDisposable
{
    private const string Speech = "/usr/share/pocketsphinx/test/data/librivox";
    private const string Model = "/usr/share/pocketsphinx/model/en-us";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void RecognisedSpeechHasTheCountsOfSclite()
    {
        if (!Directory.Exists(Speech)) Assert.Skip("needs pocketsphinx-testdata");
        if (!Directory.Exists(Model)) Assert.Skip("needs pocketsphinx-en-us");
        string output = _folder["out.hyp"];
        Peer.Run(
            "pocketsphinx_batch", "-adcin", "yes", "-cepdir", Speech, "-cepext", ".wav", "-ctl", $"{Speech}/fileids", "-hyp", output,
            "-hmm", $"{Model}/en-us", "-lm", $"{Model}/en-us.lm.bin", "-dict", $"{Model}/cmudict-en-us.dict", "-beam", "1e-40", "-logfn", "/dev/null");
        StringBuilder reference = new(), hypothesis = new();
        foreach (string line in File.ReadLines($"{Speech}/transcription")) reference.Append(Sentence().Replace(line, "")).Append('\n');
        // Its ids are followed by a score.
        foreach (string line in File.ReadLines(output)) hypothesis.Append(Score().Replace(line, ")")).Append('\n');
        string referencePath = _folder.Write("r.trn", reference.ToString());
        string hypothesisPath = _folder.Write("h.trn", hypothesis.ToString());

        Dictionary<string, (int, int, int, int)> expected = Sctk.Counts("-r", referencePath, "trn", "-h", hypothesisPath, "trn", "-i", "spu_id");
        WordScorer scorer = new(new WordScoringOptions());
        List<UtteranceScore> scores = [.. TranscriptPairs.Read(referencePath, hypothesisPath, null, null, exception => Assert.Fail(exception.Message)).Select(scorer.Score)];

        Assert.Equal(5, scores.Count);
        Assert.Contains(scores, score => score.Words.Errors > 0);
        Assert.All(scores, score =>
        {
            (long, long, long, long) theirs = expected[score.Pair.Id.ToLowerInvariant()];
            Assert.Equal(theirs, (score.Words.Correct, score.Words.Substitutions, score.Words.Deletions, score.Words.Insertions));
        });
    }

    [GeneratedRegex(@"</?s> ?")]
    private static partial Regex Sentence();

    [GeneratedRegex(@" -?\d+\)$")]
    private static partial Regex Score();
}
