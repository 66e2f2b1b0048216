using System.Globalization;
using System.Text;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Scoring.Words;

/// <summary>Words with times against segments, and rules of a GLM file, judged by NIST's own programs.</summary>
public sealed class ScliteTimedPeerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Alternates on both sides, words on boundaries and in gaps, ignored stretches, channels without words.</summary>
    [Fact]
    public void SegmentsAgainstWordsWithTimes()
    {
        SeededRandom random = new(5);
        ScliteCases cases = new(6, 6);
        StringBuilder stm = new(";; made up\n"), ctm = new();
        for (int recording = 0; recording < 300; recording++)
        {
            string name = string.Create(CultureInfo.InvariantCulture, $"rec{recording:000} {(recording % 2 == 0 ? "A" : "B")}");
            double time = random.NextDouble();
            for (int segment = 0; segment < 6; segment++)
            {
                double end = time + 1 + (4 * random.NextDouble());
                string text = random.Next(6) == 0 ? "IGNORE_TIME_SEGMENT_IN_SCORING" : random.Next(3) == 0 ? cases.Choices(10) : cases.Words(10);
                stm.Append(CultureInfo.InvariantCulture, $"{name} spk{recording % 11} {time:0.00} {end:0.00} {(segment % 2 == 0 ? "<o,f0,male> " : "")}{text}\n");
                time = end + (random.Next(3) == 0 ? random.NextDouble() : 0);
            }

            double at = 0;
            while (at < time + 1)
            {
                if (random.Next(12) == 0)
                {
                    ctm.Append(CultureInfo.InvariantCulture, $"{name} * * <ALT_BEGIN>\n{name} {at:0.00} 0.20 {cases.Words(1)}\n{name} * * <ALT>\n{name} {at:0.00} 0.10 {cases.Words(1)}\n{name} {at + 0.1:0.00} 0.20 {cases.Words(1)}\n{name} * * <ALT_END>\n");
                }
                else
                {
                    ctm.Append(CultureInfo.InvariantCulture, $"{name} {at:0.00} {0.5 * random.NextDouble():0.00} {cases.Words(1)} 0.9\n");
                }

                at += 0.3 + (0.5 * random.NextDouble());
            }
        }

        string reference = _folder.Write("r.stm", stm.ToString());
        string hypothesis = _folder.Write("h.ctm", ctm.ToString());
        Dictionary<string, (int, int, int, int)> expected = Sctk.Counts("-r", reference, "stm", "-h", hypothesis, "ctm");

        WordScorer scorer = new(new WordScoringOptions());
        List<TranscriptPair> pairs = [.. TranscriptPairs.Read(reference, hypothesis, null, null, exception => Assert.Fail(exception.Message))];

        Assert.Equal(expected.Count, pairs.Count);
        Assert.True(pairs.Count > 1200);
        foreach (TranscriptPair pair in pairs)
        {
            WordCounts counts = scorer.Score(pair).Words;
            (long, long, long, long) theirs = expected[pair.Id];
            Assert.True(theirs == (counts.Correct, counts.Substitutions, counts.Deletions, counts.Insertions), $"{pair.Id} '{pair.Reference}' | '{pair.Hypothesis}': {counts}, sclite {theirs}");
        }
    }

    [Fact]
    public void RulesOfAGlmFileEqualCsrfilt()
    {
        string rules = _folder.Write("en.glm", """
            ;; made up
            * name "test"
            * format = 'NIST1'
            * copy_no_hit = 'T'
            * case_sensitive = 'F'
            [UH] => %HESITATION / [ ] __ [ ]
            [um] => %HESITATION / [ ] __ [ ]
            %HESITATION => (%HESITATION) / [ ] __ [ ]
            CANCELLED => CANCELED ;; one word for another
            ICE-CREAM => ICE CREAM / [ ] __ [ ]
            FALKNER => FAULKNER / [WILLIAM ] __
            [GONNA] => [{GONNA / GOING TO}] / [ ] __ [ ]
            [HE'S] => [{HE IS / HE HAS}] / [ ] __ [ ]
            MHM => YES / __ [ ]

            """);
        string[] texts =
        [
            "uh he's gonna have an ice-cream um", "mhm william falkner was cancelled", "falkner um uh um", "gonna gonna he's", "(you know) it is (he's)",
            "uhuh icecream ice-cream's",
        ];
        StringBuilder trn = new();
        for (int index = 0; index < texts.Length; index++) trn.Append(CultureInfo.InvariantCulture, $"{texts[index]} (a-{index})\n");

        Environment.SetEnvironmentVariable("PATH", Environment.GetEnvironmentVariable("PATH") + ":/usr/lib/sctk/bin");
        string[] expected = Sctk.Pipe("csrfilt.sh", trn.ToString(), "-i", "trn", rules).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        GlmRules glm = GlmRules.Read(rules);
        Assert.Equal(9, glm.Count);
        Assert.Equal(texts.Length, expected.Length);
        for (int index = 0; index < texts.Length; index++)
        {
            Assert.Equal(expected[index][..expected[index].LastIndexOf('(')].Trim(), glm.Apply(texts[index], GlmSide.Reference));
        }
    }

    [Fact]
    public void RulesForOneSideOnly()
    {
        string rules = _folder.Write("sides.glm", ";; x\n* case_sensitive = 'F'\nA => B / [ ] __ [ ]\n;; INPUT_DEPENDENT_APPLICATION = \"hyp\"\n[HE'S] => [{HE IS / HE HAS}] / [ ] __ [ ]\n");
        GlmRules glm = GlmRules.Read(rules);

        Assert.Equal("B HE'S", glm.Apply("a he's", GlmSide.Reference));
        Assert.Equal("B {HE IS / HE HAS}", glm.Apply("a he's", GlmSide.Hypothesis));
        UtteranceScore score = new WordScorer(new WordScoringOptions { Rules = glm }).Score(new TranscriptPair { Id = "a", Reference = "he has a cat", Hypothesis = "he's b cat" });
        Assert.Equal(new WordCounts(4, 0, 0, 0), score.Words);
    }

    [Fact]
    public void ARuleWithoutAnArrowNamesItsLine()
    {
        string rules = _folder.Write("bad.glm", ";; x\nA B\n");
        SpeechDataException exception = Assert.Throws<SpeechDataException>(() => GlmRules.Read(rules));
        Assert.Equal("RulesInvalid", exception.ErrorId);
        Assert.Contains("line 2", exception.Message, StringComparison.Ordinal);
    }
}
