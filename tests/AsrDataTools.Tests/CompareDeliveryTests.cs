using AsrDataTools.Readiness;

namespace AsrDataTools.Tests;

public sealed class CompareDeliveryTests : IDisposable
{
    private const string Compare = "Compare-Delivery -Existing ./owned.csv -Production ./live.csv -Traffic ./traffic.csv ";

    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public CompareDeliveryTests()
    {
        _session.SetLocation(_corpus.Path);
        _corpus.WriteText("traffic.csv", "accent,share\nen-US,0.5\nes-MX,0.5\n");
        Manifest("owned", "en-US", 1, 3);
        Manifest("live", "en-US", 20, 3);
        Manifest("alfa", "es-MX", 40, 3);
        Manifest("beta", "en-US", 1, 2);
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void RowsAndTotals()
    {
        ScriptResult result = _session.Run($"{Compare} -Delivery ./alfa.csv, ./beta.csv -Cost alfa=12, beta=4 -Budget 12").Clean();

        DeliveryComparison[] rows = [.. result.As<DeliveryComparison>()];
        Assert.Equal(["Existing alone", "alfa", "beta", "alfa + beta"], rows.Select(row => row.Delivery));
        Assert.Equal([DeliveryRole.Existing, DeliveryRole.Delivery, DeliveryRole.Delivery, DeliveryRole.Combined], rows.Select(row => row.Role));
        Assert.Equal([null, true, false, null], rows.Select(row => row.IsBest));
        Assert.Equal((12.0, 4.0, 16.0), (rows[1].Cost, rows[2].Cost, rows[3].Cost));
        // Beta is two of the three that are owned, byte by byte.
        Assert.Equal((0.0, rows[2].Hours), (rows[2].UniqueHours, rows[2].OwnedHours));
        Assert.Null(rows[2].CostPerUniqueHour);
        Assert.Equal((3, 3, 2, 0), (rows[1].Speakers, rows[1].NewSpeakers, rows[2].Speakers, rows[2].NewSpeakers));
        Assert.Contains("100 % of its hours are owned already", rows[2].Remarks);
        Assert.Equal($"Compared 2 deliveries: best is alfa ({rows[1].RankReason}); within the budget buy alfa. Against alfa: {string.Join("; ", rows[1].Against)}. 8 utterances measured, 0 inputs failed.", result.Summary);
        Assert.Empty(rows[1].Gates);
    }

    [Theory]
    [InlineData("@{ first = './alfa.csv'; second = './beta.csv', './live.csv' }", "first second")]
    [InlineData("./alfa.csv, ./beta.csv", "alfa beta")]
    [InlineData("./vendor-*/manifest.csv", "vendor-a vendor-b")]
    [InlineData("./audio/alfa, ./audio/beta", "alfa beta")]
    [InlineData("./alfa.csv, ./vendor-a/alfa.csv", "alfa vendor-a")]
    public void NamesOfDeliveries(string deliveries, string expected)
    {
        Manifest("vendor-a/manifest", "es-MX", 60, 1);
        Manifest("vendor-b/manifest", "es-MX", 70, 1);
        if (deliveries.Contains("vendor-a/alfa", StringComparison.Ordinal)) Manifest("vendor-a/alfa", "es-MX", 80, 1);

        string[] names = [.. _session.Run(Compare + "-Delivery " + deliveries).Clean().As<DeliveryComparison>().Where(row => row.Role == DeliveryRole.Delivery).Select(row => row.Delivery)];

        // Two files of one name go by their folders, the first of which has none but that of the test.
        if (names.Contains(Path.GetFileName(_corpus.Path))) names[Array.IndexOf(names, Path.GetFileName(_corpus.Path))] = "alfa";
        Assert.Equal(expected, string.Join(' ', names.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void FilesComeByThePipelineAndGatesGoIntoAReport()
    {
        Assert.Equal(
            ["alfa", "beta"],
            _session.Run("'./alfa.csv', './beta.csv' | Compare-Delivery -Existing ./owned.csv -Production ./live.csv -Traffic ./traffic.csv").Clean()
                .As<DeliveryComparison>().Where(row => row.Rank is not null).Select(row => row.Delivery).Order());

        _session.Run($"({Compare} -Delivery ./alfa.csv -PassGate -ReportPath ./which.html)[1].Gates | Export-ReadinessReport ./alfa.html").Clean();

        Assert.Contains("<h1>Which delivery fits</h1>", File.ReadAllText(_corpus.PathOf("which.html")), StringComparison.Ordinal);
        Assert.True(File.Exists(_corpus.PathOf("alfa.html")));
    }

    [Fact]
    public void WhatTheRecogniserMadeOfTheEvaluationSetIsScored()
    {
        Manifest("eval", "en-US", 90, 2);
        _corpus.WriteText("decoded.trn", "say the word (eval-90)\nsay a word (eval-91)\n");

        DeliveryComparison row = _session.Run($"{Compare} -Delivery ./alfa.csv -Evaluation ./eval.csv -Hypothesis ./decoded.trn -PassGate").Clean().As<DeliveryComparison>()[1];

        Assert.NotNull(row.Gates.Single(gate => gate.Gate == "Evaluation").Evaluation!.Recognition);
    }

    [Fact]
    public void WhatIfWritesNothing()
    {
        _session.Run($"{Compare} -Delivery ./alfa.csv -ReportPath ./which.html -WhatIf");

        Assert.False(File.Exists(_corpus.PathOf("which.html")));
    }

    [Fact]
    public void ABadDeliveryIsAnErrorAndTheRunGoesOn()
    {
        _corpus.WriteText("bad.csv", $"id,path,accent,speaker\nx,{_corpus.WriteText("bad.wav", "no sound")},es-MX,x\n");

        ScriptResult result = _session.Run($"{Compare} -Delivery ./gone.csv, ./bad.csv, ./alfa.csv");

        Assert.Equal(["alfa", "gone", "bad"], result.As<DeliveryComparison>().Skip(1).Select(row => row.Delivery));
        Assert.Equal(2, result.Errors.Count);
        Assert.Contains(result.Errors, error => error.FullyQualifiedErrorId.StartsWith("PathNotFound,", StringComparison.Ordinal));
        Assert.Equal("Compared 3 deliveries: best is alfa (the only delivery that could be measured). 6 utterances measured, 2 inputs failed.", result.Summary);
    }

    [Fact]
    public void AReportIsAPage()
    {
        ScriptResult result = _session.Run($"{Compare} -Delivery ./alfa.csv -ReportPath ./which.txt");

        Assert.StartsWith("ReportFormatUnknown,", Assert.Single(result.Errors).FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.False(File.Exists(_corpus.PathOf("which.txt")));
    }

    /// <summary>A pipeline that wants one row ends the command, but not before the page that was asked for.</summary>
    [Fact]
    public void ThePageIsThereThoughOneRowIsWanted()
    {
        _session.Run($"foreach ($once in 1) {{ {Compare} -Delivery ./alfa.csv -ReportPath ./which.html | & {{ process {{ break }} }} }}").Clean();

        Assert.True(File.Exists(_corpus.PathOf("which.html")));
    }

    [Fact]
    public void AnnotationThatWasNotNamedIsRemarked()
    {
        Manifest("parcel/manifest", "es-MX", 60, 1);
        _corpus.WriteText("parcel/annotation/60.rttm", "SPEAKER 60 1 0.0 1.0 <NA> <NA> A <NA> <NA>\n");

        DeliveryComparison parcel = _session.Run($"{Compare} -Delivery ./parcel").Clean().As<DeliveryComparison>()[1];
        Assert.Contains(parcel.Remarks, remark => remark.StartsWith("annotation in ", StringComparison.Ordinal) && remark.Contains("was not named", StringComparison.Ordinal));
        DeliveryComparison named = _session.Run($"{Compare} -Delivery ./parcel -Annotation ./parcel/annotation").Clean().As<DeliveryComparison>()[1];
        Assert.DoesNotContain(named.Remarks, remark => remark.Contains("was not named", StringComparison.Ordinal));
    }

    [Fact]
    public void ThePageSaysWhyAndOfWhat()
    {
        _session.Run($"{Compare} -Delivery ./alfa.csv, ./beta.csv -ReportPath ./which.html").Clean();

        string page = File.ReadAllText(_corpus.PathOf("which.html"));
        Assert.Contains("ranked first by", page, StringComparison.Ordinal);
        Assert.Contains("behind alfa by", page, StringComparison.Ordinal);
        Assert.Contains(_corpus.PathOf("owned.csv"), page, StringComparison.Ordinal);
        Assert.Contains("<dt>Made on</dt>", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-Delivery ./alfa.csv -Cost alfo=3", "CostInvalid", "the nearest is 'alfa'")]
    [InlineData("-Delivery ./alfa.csv -Cost @{ alfa = 'much' }", "CostInvalid", "which is no number")]
    [InlineData("-Delivery ./alfa.csv -Budget 3", "BudgetWithoutPrice", "'alfa' has none")]
    [InlineData("-Delivery ./alfa.csv, ./alfa.csv", "DeliveryInvalid", "2 deliveries are called")]
    [InlineData("-Delivery ./alfa.csv -CostPerHour -3", "DeliveryInvalid", "no amount of money")]
    public void WhatNothingCanBeMadeOfEndsIt(string arguments, string id, string message)
    {
        ScriptResult result = _session.Run(Compare + arguments);

        Assert.StartsWith(id + ",", result.Errors[^1].FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains(message, result.Errors[^1].Exception.Message, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void APlanSaysWhatIsOwned()
    {
        _corpus.WriteText("plan.psd1", "@{ Training = 'owned.csv'; Production = 'live.csv'; Traffic = 'traffic.csv'; RequiredGate = 'Accent' }");

        DeliveryComparison[] rows = [.. _session.Run("Compare-Delivery ./alfa.csv -Plan ./plan.psd1 -CostPerHour 40").Clean().As<DeliveryComparison>()];

        Assert.Equal(["Existing alone", "alfa"], rows.Select(row => row.Delivery));
        Assert.Equal(40, rows[1].Cost!.Value / rows[1].Hours!.Value, 9);
        Assert.False(File.Exists(_corpus.PathOf("plan.catalog")));
    }

    [Fact]
    public void WithNothingOwnedThereIsNoBaseline()
    {
        DeliveryComparison row = Assert.Single(_session.Run("Compare-Delivery ./alfa.csv -Production ./live.csv -Traffic ./traffic.csv").Clean().As<DeliveryComparison>());

        Assert.Equal((DeliveryRole.Delivery, null, 3), (row.Role, row.AccentGapClosedHours, row.NewSpeakers));
        Assert.True(row.AccentGapHours > 0);
    }

    /// <summary>And the catalog of the run goes with it.</summary>
    [Fact]
    public void AStopIsAnsweredSoon()
    {
        for (int index = 0; index < 40; index++) _corpus.WriteSpeech($"long/{index}.wav", seconds: 60, sampleRate: 16000, seed: index);

        System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();
        TimeSpan stopped = _session.RunAndStop("Compare-Delivery ./alfa.csv -Existing ./long -Production ./live.csv -ThrottleLimit 1", _ => watch.Elapsed > TimeSpan.FromSeconds(1));

        Assert.True(stopped < TimeSpan.FromSeconds(5), $"{stopped}");
    }

    private void Manifest(string name, string accent, int seed, int count)
    {
        string rows = string.Concat(Enumerable.Range(seed, count).Select(number => $"{name}-{number},{_corpus.WriteTones($"audio/{name}/{number}.wav", 4, 8000, number)},{accent},speaker-{number},say the word\n"));
        _corpus.WriteText($"{name}.csv", "id,path,accent,speaker,text\n" + rows);
    }
}
