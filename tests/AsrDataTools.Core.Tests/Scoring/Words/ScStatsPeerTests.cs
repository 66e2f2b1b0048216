using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Scoring.Words;

/// <summary>NIST's sc_stats as judge of the tests between two systems.</summary>
public sealed partial class ScStatsPeerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, 12, 0.12, 0.08, false)]
    [InlineData(2, 9, 0.10, 0.10, false)]
    [InlineData(3, 14, 0.02, 0.025, false)]
    [InlineData(4, 11, 0.20, 0.15, true)]
    public void TestsEqual(int seed, int speakers, double firstErrors, double secondErrors, bool alternates)
    {
        SeededRandom random = new(seed);
        ScliteCases cases = new(40, seed);
        StringBuilder reference = new(), first = new(), second = new();
        for (int speaker = 0; speaker < speakers; speaker++)
        {
            for (int utterance = 0; utterance < 20; utterance++)
            {
                string id = string.Create(CultureInfo.InvariantCulture, $" (s{speaker:00}-{utterance:000})\n");
                string said = cases.Words(15);
                string[] words = said.Split(' ');
                reference.Append(alternates && utterance % 3 == 0 ? $"{{ {words[0]} / {words[0]} {words[0]} / @ }} {said}" : said).Append(id);
                first.Append(Disturbed(random, cases, words, firstErrors)).Append(id);
                second.Append(Disturbed(random, cases, words, secondErrors)).Append(id);
            }
        }

        string referencePath = _folder.Write("r.trn", reference.ToString());
        string firstPath = _folder.Write("a.trn", first.ToString());
        string secondPath = _folder.Write("b.trn", second.ToString());
        string alignments = Alignments(referencePath, firstPath, "sysa") + Alignments(referencePath, secondPath, "sysb");

        WordErrorComparison own = Compare(referencePath, firstPath, secondPath);

        Match mapsswe = MatchedPairs().Match(Sctk.Pipe("sc_stats", alignments, "-p", "-t", "mapsswe", "-v", "-n", "-"));
        Assert.True(mapsswe.Success);
        Assert.Equal(int.Parse(mapsswe.Groups[1].Value, CultureInfo.InvariantCulture), own.Segments);
        Assert.Equal(Number(mapsswe.Groups[2].Value), own.MatchedPairsZ!.Value, 0.00051);

        Match sign = Sign().Match(Sctk.Pipe("sc_stats", alignments, "-p", "-t", "sign", "-v", "-n", "-"));
        Assert.Equal(Number(sign.Groups[1].Value), own.SignP!.Value, 0.00051);

        Match wilcoxon = Wilcoxon().Match(Sctk.Pipe("sc_stats", alignments, "-p", "-t", "wilc", "-v", "-n", "-"));
        double z = MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, own.WilcoxonP!.Value / 2);
        Assert.Equal(Math.Abs(Number(wilcoxon.Groups[1].Value)), Math.Abs(z), 0.0051);

        Match mcnemar = McNemar().Match(Sctk.Pipe("sc_stats", alignments, "-p", "-t", "mcn", "-v", "-n", "-"));
        Assert.Equal((Number(mcnemar.Groups[1].Value), Number(mcnemar.Groups[2].Value)), (own.OnlyFirstRight, own.OnlySecondRight));
    }

    private static WordErrorComparison Compare(string reference, string first, string second)
    {
        WordScoringOptions options = new();
        SystemScores Scored(string name, string path)
        {
            WordScorer scorer = new(options);
            return new(name, TranscriptPairs.Read(reference, path, null, null, exception => Assert.Fail(exception.Message)).ToDictionary(pair => pair.Id, scorer.Score));
        }

        return Assert.Single(SystemComparison.Compare(
            [Scored("sysa", first), Scored("sysb", second)], new WordErrorOptions { Replicates = 200 }, options, TestContext.Current.CancellationToken));
    }

    private static string Alignments(string reference, string hypothesis, string name) => Encoding.UTF8.GetString(
        Audio.Peer.Run("sctk", "sclite", "-r", reference, "trn", "-h", hypothesis, "trn", name, "-i", "spu_id", "-o", "sgml", "stdout"));

    private static string Disturbed(SeededRandom random, ScliteCases cases, string[] words, double errors)
    {
        List<string> result = [];
        foreach (string word in words)
        {
            double chance = random.NextDouble() / errors;
            if (chance >= 2) result.Add(word);
            else if (chance < 1) result.Add(cases.Words(1));
            else if (chance < 1.5) result.AddRange([word, cases.Words(1)]);
        }

        return result.Count == 0 ? words[0] : string.Join(' ', result);
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\(# segs: (\d+)\).*\(Z Stat: (-?[\d.]+)\)")]
    private static partial Regex MatchedPairs();

    [GeneratedRegex(@"it occurring is ([\d.]+)")]
    private static partial Regex Sign();

    [GeneratedRegex(@"The Z statistic = (-?[\d.]+)")]
    private static partial Regex Wilcoxon();

    [GeneratedRegex(@"corr +\d+ +(\d+)\s+incorr +(\d+)")]
    private static partial Regex McNemar();
}
