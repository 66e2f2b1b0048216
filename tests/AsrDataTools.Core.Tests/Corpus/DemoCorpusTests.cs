using System.Globalization;
using System.Text.Json.Nodes;
using AsrDataTools.Acoustics;
using AsrDataTools.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Demo;
using AsrDataTools.Simulation;

namespace AsrDataTools.Core.Tests.Corpus;

/// <summary>What was planted is really there, found by means of its own wherever that is possible.</summary>
public sealed class DemoCorpusTests(DemoCorpusFixture made) : IClassFixture<DemoCorpusFixture>
{
    private readonly DemoCorpus _corpus = made.Corpus;

    [Fact]
    public void IsLargeEnoughToJudgeAndSmallEnoughToTry()
    {
        Assert.Equal(DemoSource.Formant, _corpus.Source);
        Assert.True(_corpus.TrainingSpeakers >= 20 && _corpus.ProductionSpeakers >= 20 && _corpus.EvaluationSpeakers >= 20);
        Assert.InRange(_corpus.Bytes, 10_000_000, 60_000_000);
        Assert.Equal(_corpus.DefectCount, made.Defects.Count);
    }

    [Fact]
    public void ManifestsNameWhatIsThere()
    {
        foreach (string manifest in (string[])[_corpus.Training, _corpus.Production, _corpus.Evaluation])
        {
            IReadOnlyList<SpeechUtterance> rows = made.Rows(manifest);
            Assert.Equal(rows.Count, rows.Select(row => row.Id).Distinct().Count());
            Assert.Equal(rows.Count, File.ReadLines(Path.Combine(Path.GetDirectoryName(manifest)!, "transcripts.tsv")).Count());
            foreach (SpeechUtterance row in rows)
            {
                using AudioReader reader = AudioFile.Open(row.AudioPath!);
                double seconds = reader.Format.DurationSeconds!.Value;
                Assert.InRange((row.StartSeconds ?? 0) + row.DurationSeconds!.Value, 0.1, seconds + 0.002);
                if (row.StartSeconds is null) Assert.Equal(seconds, row.DurationSeconds.Value, 0.001);
                Assert.NotEmpty(row.Text!);
            }
        }

        Assert.All(made.Defects.SelectMany(defect => new[] { defect["path"], defect["other_path"] }).Where(path => path.Length > 0),
            path => Assert.True(File.Exists(Path.Combine(_corpus.Path, path)), path));
    }

    [Fact]
    public void TrainingIsCleanAndWidebandProductionIsNeither()
    {
        string[] upsampled = [.. made.DefectsOf("Upsampled").Select(defect => defect["path"])];
        Assert.NotEmpty(upsampled);
        foreach (AcousticProfile profile in made.Profiles("training", every: 4).Concat(upsampled.Select(made.Profile)))
        {
            bool planted = upsampled.Contains(made.Relative(profile.Path));
            Assert.Equal(16000, profile.SampleRate);
            Assert.Equal(planted, profile.BandwidthHz < 4100);
            Assert.True(profile.BandwidthHz > 7000 || planted);
            Assert.InRange(profile.SnrDb!.Value, 30, 60);
        }

        IReadOnlyList<AcousticProfile> calls = made.Profiles("production", every: 2);
        Assert.All(calls, call => Assert.Equal(8000, call.SampleRate));
        Assert.All(calls.Where(call => call.LowCutHz is not null), call => Assert.InRange(call.LowCutHz!.Value, 120, 350));
        Assert.True(calls.Count(call => call.Codec is "pcm_mulaw" or "pcm_alaw") > calls.Count / 3);
    }

    /// <summary>Noise measured where, by the exact turns, nobody speaks; speech by P.56 of the rest, the noise taken out.</summary>
    [Fact]
    public void CallsHaveTheirSignalToNoiseRatio()
    {
        List<double> errors = [];
        foreach (JsonNode call in made.Calls.Where(call => call["noise"]!.GetValue<string>() != "babble" && call["clippedSamples"]!.GetValue<int>() == 0))
        {
            float[] samples = made.Read(call);
            HashSet<int> lost = [.. call["lostPackets"]?.AsArray().Select(packet => packet!.GetValue<int>()) ?? []];
            List<float> pause = [];
            for (int packet = 0; (packet + 1) * 160 <= samples.Length; packet++)
            {
                double start = packet * 0.02, end = start + 0.02;
                // Turns begin and end with up to 30 ms of margin; two packets' distance is kept from repeated speech.
                bool spoken = call["turns"]!.AsArray().Any(turn => turn!["start"]!.GetValue<double>() < end && turn["end"]!.GetValue<double>() > start);
                if (!spoken && !lost.Contains(packet)) pause.AddRange(samples.AsSpan(packet * 160, 160));
            }

            if (pause.Count < 2400) continue;
            double noise = Math.Pow(NoiseGenerator.Rms([.. pause]), 2);
            double active = Math.Pow(10, NoiseMixer.ActiveLevelDbov(samples, 8000) / 10);
            double measured = 10 * Math.Log10(Math.Max(active - noise, 1e-12) / noise);
            if (call["snrDb"]!.GetValue<double>() > 8) errors.Add(measured - call["snrDb"]!.GetValue<double>());
        }

        Assert.True(errors.Count >= 10, $"only {errors.Count} calls could be measured");
        errors.Sort();
        Assert.InRange(errors[errors.Count / 2], -1, 1);
        Assert.InRange(errors.Average(Math.Abs), 0, 1.5);
    }

    [Fact]
    public void LostPacketsAreLost()
    {
        int concealedByZero = 0, concealedByRepetition = 0;
        foreach (JsonNode call in made.Calls.Where(call => call["lostPackets"] is not null))
        {
            float[] samples = made.Read(call);
            int[] lost = [.. call["lostPackets"]!.AsArray().Select(packet => packet!.GetValue<int>())];
            Dictionary<string, string>? defect = made.DefectsOf("PacketLoss").SingleOrDefault(defect => defect["path"] == call["path"]!.GetValue<string>());
            Assert.Equal(lost.Length == 0, defect is null);
            if (defect is null) continue;
            Assert.Equal(lost.Length / Math.Ceiling(samples.Length / 160.0), double.Parse(defect["value"], CultureInfo.InvariantCulture), 0.0001);
            foreach (int packet in lost.Where(packet => packet > 0 && (packet + 1) * 160 <= samples.Length))
            {
                if (call["concealment"]!.GetValue<string>() == "Zero")
                {
                    // A-law has no zero; its smallest value is 8 of 32768.
                    Assert.True(samples.AsSpan(packet * 160, 160).IndexOfAnyExceptInRange(-8f / 32768, 8f / 32768) < 0);
                    concealedByZero++;
                }
                else
                {
                    Assert.Equal(samples.AsSpan((packet - 1) * 160, 160), samples.AsSpan(packet * 160, 160));
                    concealedByRepetition++;
                }
            }
        }

        Assert.True(concealedByZero > 0 && concealedByRepetition > 0);
    }

    [Fact]
    public void OverdrivenCallsClip()
    {
        string[] planted = [.. made.DefectsOf("Clipping").Select(defect => defect["path"])];
        Assert.NotEmpty(planted);
        foreach (JsonNode call in made.Calls)
        {
            float peak = made.Read(call).Max(Math.Abs);
            int atPeak = made.Read(call).Count(sample => Math.Abs(sample) == peak);
            if (planted.Contains(call["path"]!.GetValue<string>())) Assert.True(peak > 0.95 && atPeak > 20);
            else Assert.True(peak < 0.95);
        }
    }

    [Fact]
    public void OneAccentRulesTrainingAndIsAMinorityOfTraffic()
    {
        ILookup<string?, double> seconds = made.Rows(_corpus.Training).Where(row => row.Speaker is not null).ToLookup(row => row.Accent, row => row.DurationSeconds!.Value);
        double all = seconds.Sum(accent => accent.Sum());
        string[][] traffic = [.. File.ReadLines(_corpus.Traffic).Skip(1).Select(line => line.Split(','))];

        Assert.InRange(seconds["en-x-plain"].Sum() / all, 0.7, 0.95);
        Assert.Equal(1, traffic.Sum(row => double.Parse(row[3], CultureInfo.InvariantCulture)), 6);
        Assert.InRange(double.Parse(traffic[0][3], CultureInfo.InvariantCulture), 0, 0.5);
        Assert.Empty(seconds["en-x-rising"]);
        Assert.Contains(made.DefectsOf("AccentGap"), defect => defect["detail"].StartsWith("en-x-rising", StringComparison.Ordinal));
        ILookup<string?, SpeechUtterance> calls = made.Rows(_corpus.Production).ToLookup(row => row.Accent);
        Assert.All(traffic, row => Assert.InRange(calls[row[0]].Count() / 48.0, double.Parse(row[3], CultureInfo.InvariantCulture) - 0.05, double.Parse(row[3], CultureInfo.InvariantCulture) + 0.05));
    }

    [Fact]
    public void EvaluationSharesSpeakersAndClipsAndNothingElse()
    {
        HashSet<string?> trained = [.. made.Rows(_corpus.Training).Select(row => row.Speaker)];
        Dictionary<string, SpeechUtterance> evaluation = made.Rows(_corpus.Evaluation).ToDictionary(row => made.Relative(row.AudioPath!));
        Assert.Equal(
            evaluation.Values.Where(row => trained.Contains(row.Speaker)).Select(row => made.Relative(row.AudioPath!)).Order(),
            made.DefectsOf("SharedSpeaker").Select(defect => defect["path"]).Order());

        foreach (Dictionary<string, string> leak in made.DefectsOf("IdenticalCopy"))
        {
            Assert.Equal(File.ReadAllBytes(Path.Combine(_corpus.Path, leak["other_path"])), File.ReadAllBytes(Path.Combine(_corpus.Path, leak["path"])));
        }

        foreach (Dictionary<string, string> leak in made.DefectsOf("Excerpt"))
        {
            float[] whole = made.Read(leak["other_path"]);
            float[] cut = made.Read(leak["path"]);
            int start = (int)Math.Round(double.Parse(leak["start"], CultureInfo.InvariantCulture) * 16000);
            Assert.Equal(whole[start..(start + cut.Length)], cut);
            Assert.True(cut.Length > 2 * 16000 && cut.Length < whole.Length);
        }

        foreach (string kind in (string[])["Relevelled", "Transcoded"])
        {
            Assert.NotEmpty(made.DefectsOf(kind));
            Assert.All(made.DefectsOf(kind), leak => Assert.InRange(Correlation(made.Read(leak["other_path"]), made.Read(leak["path"])), 0.9, 1));
        }

        HashSet<string?> copies = [.. made.Defects.Where(defect => defect["kind"] is "IdenticalCopy" or "Excerpt" or "Relevelled" or "Transcoded").Select(defect => defect["path"])];
        string training = string.Join('\n', made.Rows(_corpus.Training).Select(row => row.Text));
        Assert.All(evaluation.Where(row => !copies.Contains(row.Key)), row => Assert.DoesNotContain(row.Value.Text!, training, StringComparison.Ordinal));
        Assert.All(evaluation.Where(row => copies.Contains(row.Key)), row => Assert.Contains(row.Value.Text!, training, StringComparison.Ordinal));
    }

    [Fact]
    public void AnnotationsHaveTheirDepthsAndFaults()
    {
        Assert.Equal(["1", "2", "3"], made.DefectsOf("AnnotationDepth").Select(defect => defect["value"]).Distinct().Order());
        foreach (string kind in (string[])["SegmentBeyondAudio", "SpeakerOverlapsItself", "CoarseTimes", "MissingTurn", "NegativeLength"])
        {
            Dictionary<string, string> fault = Assert.Single(made.DefectsOf(kind));
            List<(double Start, double End, string Speaker)> segments = [.. made.Segments(fault["path"])];
            double duration = made.Read(fault["other_path"]).Length / 16000.0;
            bool there = kind switch
            {
                "SegmentBeyondAudio" => segments.Max(segment => segment.End) > duration + 1,
                "SpeakerOverlapsItself" => segments.Zip(segments.Skip(1)).Any(pair => pair.First.Speaker == pair.Second.Speaker && pair.Second.Start < pair.First.End),
                "CoarseTimes" => segments.All(segment => 2 * segment.Start % 1 == 0 && 2 * segment.End % 1 == 0),
                "MissingTurn" => segments.Count == 4,
                _ => segments.Any(segment => segment.End < segment.Start),
            };
            Assert.True(there, kind);
        }

        // Production is annotated exactly, overlap included.
        List<(double Start, double End, string Speaker)> all = [.. made.Segments("production/annotations.rttm")];
        Assert.Equal(made.Calls.Sum(call => call["turns"]!.AsArray().Count), all.Count);
        Assert.Contains(made.Calls, call => call["turns"]!.AsArray().Zip(call["turns"]!.AsArray().Skip(1)).Any(pair => pair.Second!["start"]!.GetValue<double>() < pair.First!["end"]!.GetValue<double>()));
    }

    [Fact]
    public void CallersUseWordsThatTrainingLacksAndTellACardNumber()
    {
        string training = string.Join(' ', made.Rows(_corpus.Training).Select(row => row.Text));
        string production = string.Join(' ', made.Rows(_corpus.Production).Select(row => row.Text));
        Assert.True(made.DefectsOf("MissingTerm").Count >= 3);
        foreach (string term in made.DefectsOf("MissingTerm").Select(defect => defect["detail"].Split('\'')[1]))
        {
            Assert.DoesNotContain(term, training, StringComparison.Ordinal);
            Assert.Contains(term, production, StringComparison.Ordinal);
        }

        string[] tells = [.. made.Rows(_corpus.Production).Where(row => row.Text!.Contains("card number is four one one one", StringComparison.Ordinal)).Select(row => made.Relative(row.AudioPath!))];
        Assert.Equal(tells.Order(), made.DefectsOf("SpokenCardNumber").Select(defect => defect["path"]).Order());
        Assert.Equal(
            made.Rows(_corpus.Training).Where(row => row.License is null).Select(row => made.Relative(row.AudioPath!)).Order(),
            made.DefectsOf("MissingLicense").Select(defect => defect["path"]).Order());
    }

    private static double Correlation(float[] one, float[] other)
    {
        int length = Math.Min(one.Length, other.Length);
        double product = 0, first = 0, second = 0;
        for (int i = 0; i < length; i++)
        {
            product += one[i] * other[i];
            first += one[i] * one[i];
            second += other[i] * other[i];
        }

        return product / Math.Sqrt(first * second);
    }
}
