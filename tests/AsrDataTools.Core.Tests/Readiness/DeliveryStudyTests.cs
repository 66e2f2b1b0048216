using System.Globalization;
using AsrDataTools.Audio;
using AsrDataTools.Catalog;
using AsrDataTools.Core.Tests.Acoustics;
using AsrDataTools.Core.Tests.Leakage;
using AsrDataTools.Readiness;

namespace AsrDataTools.Core.Tests.Readiness;

/// <summary>Deliveries whose overlap, accents and prices are known.</summary>
public sealed class DeliveryStudyTests : IDisposable
{
    private const double MinimumRatio = 0.8;

    private static readonly IReadOnlyDictionary<string, double> Traffic = new Dictionary<string, double> { ["en-US"] = 0.5, ["es-MX"] = 0.3, ["fr-CA"] = 0.2 };

    private readonly LeakageCase _case = new();
    private readonly List<(string Id, string Path)> _failures = [];

    public void Dispose() => _case.Dispose();

    /// <summary>
    /// Owned are English prompts. Alfa is Spanish; beta is half of what is owned again as GSM, and French; gamma is files of alfa's, one of
    /// them twice, and one Spanish prompt more.
    /// </summary>
    [Fact]
    public void HoursAreThoseThatWerePlanted()
    {
        string[] english = Prompts("en", 12), spanish = Prompts("es", 7), french = Prompts("fr", 4);
        string[] coded = [.. english.Take(6).Select(path => Path.ChangeExtension(path, ".gsm"))];
        string[] copied = [.. spanish.Take(3).Append(spanish[0]).Select((path, index) => Copy(path, $"gamma/{index}.wav"))];
        ReadinessPlan plan = Plan(Manifest("owned.csv", "en-US", "e", english), Manifest("live.csv", "en-US", "p", Prompts("fr", 12, skip: 20)));

        DeliveryComparison[] rows = Compare(
            plan,
            new() { Budget = 50 },
            new("alfa", [Manifest("alfa.csv", "es-MX", "s", spanish[..6])]) { Cost = 30 },
            new("beta", [Manifest("beta-gsm.csv", "en-US", "e", coded), Manifest("beta.csv", "fr-CA", "f", french)]) { Cost = 20 },
            new("gamma", [Manifest("gamma.csv", "es-MX", "g", [.. copied, spanish[6]])]) { CostPerHour = 3600 });

        Assert.Empty(_failures);
        DeliveryComparison existing = rows[0], alfa = Row(rows, "alfa"), beta = Row(rows, "beta"), gamma = Row(rows, "gamma"), all = Row(rows, "alfa + beta + gamma");
        Assert.Equal((DeliveryRole.Existing, DeliveryRole.Combined), (existing.Role, rows[^1].Role));
        Assert.Equal(Seconds(english), Seconds(existing.Hours), 3);

        double codedSeconds = Seconds(coded), frenchSeconds = Seconds(french), alfaSeconds = Seconds(spanish[..6]), copies = Seconds(spanish[..3]), twice = Seconds(spanish[..1]), last = Seconds(spanish[6..]);
        Assert.Equal((alfaSeconds, alfaSeconds, 0.0), (Seconds(alfa.Hours), Seconds(alfa.UniqueHours), Seconds(alfa.OwnedHours)), Near);
        Assert.Equal(copies, Seconds(alfa.SharedHours), 3);
        Assert.Equal((copies + twice + last, copies + last, twice), (Seconds(gamma.Hours), Seconds(gamma.UniqueHours), Seconds(gamma.RepeatedHours)), Near);
        Assert.Equal(copies + twice, Seconds(gamma.SharedHours), 3);

        // The fingerprint tells a copy to within a second at either end.
        Assert.InRange(Seconds(beta.OwnedHours), 0.85 * codedSeconds, codedSeconds);
        Assert.Equal(codedSeconds + frenchSeconds, Seconds(beta.OwnedHours) + Seconds(beta.UniqueHours) + Seconds(beta.RepeatedHours), 3);
        Assert.Equal(Seconds(beta.UniqueHours) + alfaSeconds + last, Seconds(all.UniqueHours), 3);
        Assert.Null(all.SharedHours);
        Assert.InRange(Seconds(alfa.UniqueSpeechHours), 0.5 * alfaSeconds, alfaSeconds);

        Assert.Equal((6, 6, 4), (alfa.NewSpeakers, alfa.Speakers, beta.NewSpeakers));
        Assert.Equal(30 / alfa.UniqueHours!.Value, alfa.CostPerUniqueHour!.Value, 6);
        Assert.Equal(Seconds(gamma.Hours), gamma.Cost!.Value, 3);

        // The gap by the formula, not by the planner: what is bought of each accent, counted once.
        Dictionary<string, double> after = new() { ["en-US"] = Seconds(english) };
        Assert.Equal(Gap(after), Seconds(existing.AccentGapHours), 2);
        Assert.Equal(Gap(new(after) { ["es-MX"] = alfaSeconds }), Seconds(alfa.AccentGapHours), 2);
        Assert.Equal(Gap(after) - Gap(new(after) { ["es-MX"] = alfaSeconds }), Seconds(alfa.AccentGapClosedHours), 2);
        Assert.Equal(Gap(new() { ["en-US"] = Seconds(english) + Seconds(beta.UniqueHours) - frenchSeconds, ["fr-CA"] = frenchSeconds }), Seconds(beta.AccentGapHours), 2);
        Assert.Contains(rows, row => row.IsBestBuy == true);
        DeliveryComparison buy = rows.Single(row => row.IsBestBuy == true);
        Assert.True(buy.Cost <= 50);
        Assert.All(rows.Where(row => row.Cost <= 50), row => Assert.True(row.AccentGapHours >= buy.AccentGapHours - 1e-6));
    }

    /// <summary>Where nothing is there twice, the gap is that of the accent gate, and the answers are those of an audit.</summary>
    [Fact]
    public void TheAnswersAreThoseOfAnAudit()
    {
        ReadinessPlan plan = Plan(Manifest("owned.csv", "en-US", "e", Noises("o", 6)), Manifest("live.csv", "en-US", "p", Noises("p", 12)));
        string manifest = Manifest("alfa.csv", "es-MX", "s", Noises("a", 5));

        DeliveryComparison alfa = Row(Compare(plan, new() { PassGates = true }, new DeliveryOffer("alfa", [manifest])), "alfa");
        IReadOnlyList<GateResult> audit = new ReadinessAudit(plan with { Training = [.. plan.Training, manifest] }, 2).Run(TestContext.Current.CancellationToken);

        Assert.Equal(audit.Select(gate => (gate.Gate, gate.Verdict, gate.Reasons.ToString())), alfa.Gates.Select(gate => (gate.Gate, gate.Verdict, gate.Reasons.ToString())));
        Assert.Equal((audit[^1].Verdict, audit[1].Verdict), (alfa.Verdict, alfa.Accent));
        Assert.Equal(audit[1].Accents!.Targets.Sum(target => target.AddHours), alfa.AccentGapHours!.Value, 9);
        Assert.Equal("fr-CA", alfa.AccentGap[0].Split(' ')[0]);
    }

    [Fact]
    public void OneThatIsNotThereEndsNothing()
    {
        ReadinessPlan plan = Plan(Manifest("owned.csv", "en-US", "e", Noises("o", 3)), Manifest("live.csv", "en-US", "p", Noises("p", 4)));

        DeliveryComparison[] rows = Compare(
            plan, new(), new("gone", [_case["gone.csv"]]), new("empty", [_case.Write("empty.csv", "id,path\n")]), new("broken", [Manifest("broken.csv", "es-MX", "b", [_case.Write("b.wav", "no sound")])]), new("alfa", [Manifest("alfa.csv", "es-MX", "s", Noises("a", 3))]));

        Assert.Equal(["Existing alone", "alfa", "gone", "empty", "broken"], rows.Select(row => row.Delivery));
        Assert.Equal([(int?)null, 1, null, null, null], rows.Select(row => row.Rank));
        Assert.All(rows[2..], row => Assert.Equal((Verdict.Unknown, null, null, null), (row.Verdict, row.IsBest, row.Acoustics, row.UniqueHours)));
        Assert.StartsWith("nothing of it could be measured: ", rows[2].Remarks[0], StringComparison.Ordinal);
        Assert.Equal("nothing of it could be measured: there is no recording in it", rows[3].Remarks[0]);
        Assert.Equal(1, rows[4].Failed);

        // Each once, though each is gone through for every purchase.
        Assert.Equal(_failures.Distinct(), _failures);
        Assert.Contains(_failures, failure => failure.Path == _case["gone.csv"]);
    }

    [Fact]
    public void WhatTheCatalogKnowsIsNotMeasuredAgainAndNoRunIsNoted()
    {
        ReadinessPlan plan = Plan(Manifest("owned.csv", "en-US", "e", Noises("o", 3)), Manifest("live.csv", "en-US", "p", Noises("p", 4)));
        DeliveryOffer[] offers = [new("alfa", [Manifest("alfa.csv", "es-MX", "s", Noises("a", 3))]), new("beta", [Manifest("beta.csv", "fr-CA", "f", Noises("b", 3))])];
        using (SpeechCatalog first = SpeechCatalog.Open(_case["run.catalog"])) Run(plan, new(), first, offers);

        using SpeechCatalog second = SpeechCatalog.Open(_case["run.catalog"]);
        Run(plan, new(), second, offers);

        Assert.Equal(0, second.Measured);
        Assert.True(second.Found > 0);
        Assert.Empty(second.History.Runs());
    }

    /// <summary>Whoever is first is the original; where that one is not bought, the next one is.</summary>
    [Fact]
    public void UniqueHoursOfEverySetOfDeliveries()
    {
        string[] sounds = Noises("n", 5);
        int[][] held = [[0], [0, 1, 2], [1, 2, 3], [2, 3, 3, 4]];
        List<OfferedSource> sources = [];
        int number = 0;
        foreach (int[] holding in held)
        {
            int source = sources.Count;
            OfferedUtterance[] utterances = [.. holding.Select(sound => new OfferedUtterance(
                new(LeakageCase.Heard($"u{number}", Copy(sounds[sound], $"{source}/{number}.wav")), number++), source, 4, null))];
            sources.Add(new(new($"d{source}", []), new(), utterances));
        }

        new CopySearch(sources, null, 2, (failure, _) => throw failure, (_, _) => { }).Run(TestContext.Current.CancellationToken);
        SpeechSupply supply = new(sources);

        for (int set = 0; set < 8; set++)
        {
            int[] bought = [.. Enumerable.Range(1, 3).Where(source => (set & (1 << (source - 1))) != 0)];
            int expected = bought.SelectMany(source => held[source]).Except(held[0]).Distinct().Count();
            Assert.Equal(4 * expected, supply.Of(DeliveryChoice.Of(bought)).Unique, 6);
        }
    }

    [Fact]
    public void AnnotationInTheFolderOfADeliveryIsOfThatDeliveryAlone()
    {
        ReadinessPlan plan = Plan(Manifest("owned.csv", "en-US", "e", Noises("o", 3)), Manifest("live.csv", "en-US", "p", Noises("p", 4)));
        string annotation = _case.Write("a/turns.rttm", "SPEAKER a0 1 0.5 1.0 <NA> <NA> s0 <NA> <NA>\n");

        DeliveryComparison[] rows = Compare(
            plan with { Annotation = plan.Annotation with { Paths = [annotation] } },
            new() { PassGates = true },
            new("alfa", [Manifest("a/alfa.csv", "es-MX", "s", Noises("a", 3))]),
            new("beta", [Manifest("b/beta.csv", "es-MX", "t", Noises("b", 3))]));

        Assert.Equal(1, Row(rows, "alfa").Gates[2].Annotation!.Annotated);
        Assert.True(Row(rows, "beta").Gates[2].Annotation is null or { Annotated: 0, Foreign: 0 });
    }

    [Fact]
    public void AnnotationInAFolderThatOthersShareIsOfAll()
    {
        ReadinessPlan plan = Plan(Manifest("owned.csv", "en-US", "e", Noises("o", 3)), Manifest("live.csv", "en-US", "p", Noises("p", 4)));
        string annotation = _case.Write("turns.rttm", "SPEAKER o0 1 0.5 1.0 <NA> <NA> s0 <NA> <NA>\n");

        DeliveryComparison[] rows = Compare(plan with { Annotation = plan.Annotation with { Paths = [annotation] } }, new() { PassGates = true }, new DeliveryOffer("alfa", [Manifest("alfa.csv", "es-MX", "s", Noises("a", 3))]));

        Assert.All(rows, row => Assert.Equal(1, row.Gates[2].Annotation!.Annotated));
    }

    [Fact]
    public void AFolderStandsForTheManifestsInItAndTheRecordingsThatNoneNames()
    {
        ReadinessPlan plan = Plan(Manifest("owned.csv", "en-US", "e", Noises("o", 3)), Manifest("live.csv", "en-US", "p", Noises("p", 4)));
        string[] recordings = [.. Noises("a", 3).Select((path, index) => Copy(path, $"vendor/audio/{index}.wav"))];
        string manifest = Manifest("vendor/list.csv", "es-MX", "s", recordings[..2]);
        _case.Write("vendor/paths.csv", "path\n" + string.Concat(recordings[..2].Select(path => path + "\n")));

        DeliveryComparison folder = Row(Compare(plan, new(), new DeliveryOffer("alfa", [_case["vendor"]])), "alfa");
        DeliveryComparison listed = Row(Compare(plan, new(), new DeliveryOffer("alfa", [manifest])), "alfa");

        Assert.Empty(_failures);
        Assert.Equal((3, 2, 2, 2), (folder.Utterances, listed.Utterances, folder.NewSpeakers, listed.NewSpeakers));
        Assert.Equal(listed.AccentGapClosedHours!.Value, folder.AccentGapClosedHours!.Value, 9);
        Assert.True(folder.AccentGapClosedHours > 0);
        Assert.Contains("1 recording in its folder is in none of its manifests", folder.Remarks);
        Assert.Contains("33 % of its hours name no accent and close no gap", folder.Remarks);
        Assert.DoesNotContain(listed.Remarks, remark => remark.Contains("manifest", StringComparison.Ordinal) || remark.Contains("accent", StringComparison.Ordinal));
    }

    [Fact]
    public void NewSpeechUnderLabelsThatAreOwnedIsRemarked()
    {
        ReadinessPlan plan = Plan(Manifest("owned.csv", "en-US", "e", Noises("o", 3)), Manifest("live.csv", "en-US", "p", Noises("p", 4)));

        DeliveryComparison row = Row(Compare(plan, new(), new DeliveryOffer("alfa", [Manifest("alfa.csv", "es-MX", "e", Noises("a", 4))])), "alfa");

        Assert.Equal((4, 1), (row.Speakers, row.NewSpeakers));
        Assert.Contains("3 of its 4 speakers have the names of speakers that are owned: make the labels distinct if they are other people", row.Remarks);
    }

    /// <summary>A plan of the whole place names the parcels that have come in as well.</summary>
    [Fact]
    public void WhatIsComparedIsNotOwnedYet()
    {
        string owned = Manifest("owned.csv", "en-US", "e", Noises("o", 3)), live = Manifest("live.csv", "en-US", "p", Noises("p", 4)), alfa = Manifest("alfa.csv", "es-MX", "s", Noises("a", 3));
        ReadinessPlan plan = Plan(owned, live);

        DeliveryComparison apart = Row(Compare(plan, new(), new DeliveryOffer("alfa", [alfa])), "alfa");
        DeliveryComparison[] rows = Compare(plan with { Training = [owned, alfa] }, new(), new DeliveryOffer("alfa", [alfa]));
        DeliveryComparison both = Row(rows, "alfa");

        Assert.Equal(3, rows[0].Utterances);
        Assert.Equal((apart.UniqueHours, apart.NewSpeakers, apart.AccentGapClosedHours), (both.UniqueHours, both.NewSpeakers, both.AccentGapClosedHours));
        Assert.Contains(both.Remarks, remark => remark.StartsWith("it is named among what is owned", StringComparison.Ordinal));
        Assert.DoesNotContain(apart.Remarks, remark => remark.Contains("named among", StringComparison.Ordinal));
    }

    /// <summary>It is measured, and its row says why it closes no gap.</summary>
    [Fact]
    public void AFolderWithoutAManifestNamesNobody()
    {
        ReadinessPlan plan = Plan(Manifest("owned.csv", "en-US", "e", Noises("o", 3)), Manifest("live.csv", "en-US", "p", Noises("p", 4)));
        foreach (string path in Noises("a", 2)) Copy(path, $"vendor/{Path.GetFileName(path)}");

        DeliveryComparison row = Row(Compare(plan, new(), new DeliveryOffer("alfa", [_case["vendor"]])), "alfa");

        Assert.Equal((2, 0), (row.Utterances, row.Speakers));
        Assert.Contains("100 % of its hours name no accent and close no gap", row.Remarks);
        Assert.Contains("it names no speaker", row.Remarks);
    }

    [Theory]
    [InlineData("-Delivery", 0)]
    [InlineData("are called 'A'", 2)]
    public void WhatCannotBeComparedIsSaid(string expected, int count)
    {
        DeliveryOffer[] offers = [.. Enumerable.Range(0, count).Select(index => new DeliveryOffer(index == 0 ? "A" : "a", []))];
        SpeechDataException thrown = Assert.Throws<SpeechDataException>(() => new DeliveryStudy(new(), offers, new()).Run(TestContext.Current.CancellationToken));

        Assert.Equal("DeliveryInvalid", thrown.ErrorId);
        if (count > 0) Assert.Contains(expected, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ABudgetNeedsThePriceOfEach() =>
        Assert.Equal("BudgetWithoutPrice", Assert.Throws<SpeechDataException>(() => new DeliveryStudy(new(), [new("a", []) { Cost = 1 }, new("b", [])], new() { Budget = 3 }).Run(TestContext.Current.CancellationToken)).ErrorId);

    private static bool Near((double, double, double) left, (double, double, double) right) =>
        Math.Abs(left.Item1 - right.Item1) < 0.001 && Math.Abs(left.Item2 - right.Item2) < 0.001 && Math.Abs(left.Item3 - right.Item3) < 0.001;

    private static double Seconds(double? hours) => 3600 * hours!.Value;

    private static double Seconds(string[] paths) => paths.Sum(path =>
    {
        using AudioReader reader = AudioFile.Open(path);
        AudioBlock block = new(reader.Format.Channels, 4096);
        long frames = 0;
        while (reader.Read(block)) frames += block.Frames;
        return (double)frames / reader.Format.SampleRate;
    });

    private static DeliveryComparison Row(DeliveryComparison[] rows, string name) => rows.Single(row => row.Delivery == name);

    /// <summary>The least x ≥ 0 with h + x ≥ τ·t·(H + Σx) for each accent, by going round until nothing moves.</summary>
    private static double Gap(Dictionary<string, double> seconds)
    {
        double added = 0;
        for (int round = 0; round < 10_000; round++)
        {
            double total = seconds.Values.Sum() + added;
            added = Traffic.Sum(accent => Math.Max(0, (MinimumRatio * accent.Value * total) - seconds.GetValueOrDefault(accent.Key)));
        }

        return added;
    }

    private static string[] Prompts(string language, int count, int skip = 0)
    {
        SpeechMixture.SkipWithoutPrompts(language);
        return [.. Directory.EnumerateFiles(SpeechMixture.Voice(language), "vm-*.wav")
            .Where(path => new FileInfo(path).Length is > 50_000 and < 250_000)
            .Order(StringComparer.Ordinal).Skip(skip).Take(count)];
    }

    private string[] Noises(string name, int count) =>
        [.. Enumerable.Range(0, count).Select(index => _case.Wave($"{name}{index}.wav", LeakageCase.Noise((1000 * name[0]) + index, 4)))];

    private string Copy(string path, string name)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_case[name])!);
        File.Copy(path, _case[name]);
        return _case[name];
    }

    private string Manifest(string name, string accent, string speaker, string[] paths) => _case.Write(
        name, "id,path,accent,speaker,text\n" + string.Concat(paths.Select((path, index) => string.Create(CultureInfo.InvariantCulture, $"{name}-{index},{path},{accent},{speaker}{index},say the word {index}\n"))));

    private ReadinessPlan Plan(string owned, string production) => new()
    {
        Training = [owned],
        Production = [production],
        Traffic = _case.Write("traffic.csv", "accent,share\nen-US,0.5\nes-MX,0.3\nfr-CA,0.2\n"),
        Accent = new() { MinimumRatio = MinimumRatio, MinimumSpeakers = 0, MinutesPerSpeaker = 0.001, Replicates = 100 },
        Acoustics = new() { Comparison = new() { Replicates = 100 } },
        Annotation = new() { Replicates = 100 },
        Vocabulary = new() { Replicates = 100 },
    };

    private DeliveryComparison[] Compare(ReadinessPlan plan, DeliveryStudyOptions options, params DeliveryOffer[] offers) => Run(plan, options, null, offers);

    private DeliveryComparison[] Run(ReadinessPlan plan, DeliveryStudyOptions options, SpeechCatalog? catalog, DeliveryOffer[] offers)
    {
        DeliveryStudy study = new(plan, offers, options with { ThrottleLimit = 2 }, catalog);
        study.InputFailed += (failure, path) =>
        {
            lock (_failures) _failures.Add(((failure as SpeechDataException)?.ErrorId ?? failure.GetType().Name, path));
        };
        return [.. study.Run(TestContext.Current.CancellationToken)];
    }
}
