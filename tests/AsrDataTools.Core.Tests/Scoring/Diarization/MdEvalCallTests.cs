using System.Globalization;
using AsrDataTools.Acoustics;
using AsrDataTools.Audio;
using AsrDataTools.Core.Tests.Corpus;
using AsrDataTools.Scoring.Diarization;

namespace AsrDataTools.Core.Tests.Scoring.Diarization;

/// <summary>
/// Equal to NIST's scorer on generated calls: the reference is their exact turns, the hypothesis what the speech detector finds in
/// their audio, each stretch given to whoever speaks in its middle, every seventh to the other.
/// </summary>
public sealed class MdEvalCallTests(DemoCorpusFixture made) : IClassFixture<DemoCorpusFixture>
{
    [Theory]
    [MemberData(nameof(MdEvalPeerTests.Conditions), MemberType = typeof(MdEvalPeerTests))]
    public void CallsScoreTheSame(double collar, bool skipOverlap)
    {
        using TemporaryFolder folder = new();
        DiarizationOptions options = new() { CollarSeconds = collar, SkipOverlap = skipOverlap };
        DiarizationPair[] pairs = [.. Calls()];
        Dictionary<string, MdEval.Times> theirs = MdEval.Run(pairs, options, folder);
        Assert.True(pairs.Length >= 8, $"{pairs.Length} calls");
        Assert.Contains(pairs, pair => DiarizationScorer.Score(pair, options).Errors.DiarizationErrorRate > 0.02);
        double greatest = 0;
        foreach (DiarizationPair pair in pairs)
        {
            DiarizationErrors errors = DiarizationScorer.Score(pair, options).Errors;
            MdEval.Times peer = theirs[pair.Recording];
            Assert.Equal(peer.Scored, errors.ScoredSeconds, 1e-6);
            Assert.Equal(peer.Miss, errors.MissSeconds, 1e-6);
            Assert.Equal(peer.FalseAlarm, errors.FalseAlarmSeconds, 1e-6);
            Assert.Equal(peer.Confusion, errors.ConfusionSeconds, 1e-6);
            Assert.Equal(peer.ErrorRate, errors.DiarizationErrorRate!.Value, 1e-6);
            greatest = Math.Max(greatest, Math.Abs(peer.ErrorRate - errors.DiarizationErrorRate.Value));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(FormattableString.Invariant(
            $"collar {collar}, skip overlap {skipOverlap}: {pairs.Length} calls, greatest difference of DER {greatest:E1}"));
    }

    private IEnumerable<DiarizationPair> Calls()
    {
        foreach (string path in Directory.GetFiles(Path.Combine(made.Corpus.Path, "production"), "*.wav", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Take(12))
        {
            string name = Path.GetFileNameWithoutExtension(path);
            SpeakerTurn[] reference = [.. Turns(name)];
            if (reference.Select(t => t.Speaker).Distinct().Count() < 2) continue;
            using AudioReader reader = AudioFile.Open(path);
            AcousticProfile profile = AcousticProfiler.Profile(reader, new() { IncludeSegments = true }, TestContext.Current.CancellationToken)[0];
            yield return new()
            {
                Recording = name,
                Channel = "1",
                Reference = reference,
                Hypothesis = [.. profile.Segments!.Select((s, i) => new SpeakerTurn(Heard(reference, (s.StartSeconds + s.EndSeconds) / 2, i), Round(s.StartSeconds), Round(s.EndSeconds)))],
            };
        }
    }

    private IEnumerable<SpeakerTurn> Turns(string name) =>
        File.ReadLines(Path.Combine(made.Corpus.Path, "production", "annotations.rttm")).Select(line => line.Split(' ')).Where(row => row[1] == name)
            .Select(row => new SpeakerTurn(row[7], Number(row[3]), Round(Number(row[3]) + Number(row[4]))));

    private static double Number(string field) => double.Parse(field, CultureInfo.InvariantCulture);

    private static string Heard(SpeakerTurn[] reference, double time, int number)
    {
        string[] speakers = [.. reference.Select(t => t.Speaker).Distinct()];
        SpeakerTurn nearest = reference.MinBy(t => Math.Max(0, Math.Max(t.StartSeconds - time, time - t.EndSeconds)));
        int speaker = Array.IndexOf(speakers, nearest.Speaker);
        return $"h{(number % 7 == 6 ? speaker + 1 : speaker) % speakers.Length}";
    }

    private static double Round(double seconds) => Math.Round(seconds, 3);
}
