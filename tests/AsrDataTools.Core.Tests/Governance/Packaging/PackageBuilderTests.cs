using AsrDataTools.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Governance.Packaging;

namespace AsrDataTools.Core.Tests.Governance.Packaging;

public sealed class PackageBuilderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<Finding> _breaches = [];
    private readonly List<SpeechDataException> _failures = [];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("sha256", false)]
    [InlineData("sha512", false)]
    [InlineData("sha256 sha512", false)]
    [InlineData("sha256", true)]
    public void WhatIsMadeIsValidAndHoldsTheSameBytes(string algorithms, bool link)
    {
        PackagePlan plan = Plan(4);
        string[] names = algorithms.Split(' ');
        PackageResult made = Make(plan, new() { Algorithms = [.. names.Select(name => BagAlgorithm.Find(name)!)], Link = link, LedgerHead = AsrDataTools.Governance.Consent.LedgerHead.Parse("1:" + new string('a', 64)), Information = [new("Contact-Name", "Ä B")] });
        Assert.Equal((4L, 5L, 0L), (made.Utterances, made.PayloadFiles, made.Resumed));
        PackageVerification result = Verify(made.Path);
        Assert.Empty(result.Problems);
        Assert.Equal((Verdict.Pass, made.PayloadBytes, 5L, made.ConsentLedgerHead), (result.Verdict, result.PayloadBytes, result.PayloadFiles, result.ConsentLedgerHead));
        Assert.Equal(names, result.Algorithms);
        SpeechUtterance[] rows = [.. SpeechManifest.Read(Path.Combine(made.Path, PackageBuilder.ManifestPath), null, _failures.Add)];
        Assert.Equal(plan.Utterances.Select(row => (row.Id, row.Text, row.Speaker)), rows.Select(row => (row.Id, row.Text, row.Speaker)));
        Assert.All(rows.Zip(plan.Utterances), pair => Assert.Equal(File.ReadAllBytes(pair.Second.AudioPath!), File.ReadAllBytes(pair.First.AudioPath!)));
        Assert.All(rows, row => Assert.StartsWith(Path.Combine(made.Path, "data", "audio"), row.AudioPath, StringComparison.Ordinal));
        Assert.Contains("Contact-Name: Ä B\n", File.ReadAllText(Path.Combine(made.Path, "bag-info.txt")), StringComparison.Ordinal);
        Assert.False(Directory.Exists($"{made.Path}.unfinished"));
    }

    [Fact]
    public void NamesThatOtherSystemsDoNotHoldAreReplacedAndStayDifferent()
    {
        PackagePlan plan = new();
        foreach (string name in new[] { "con.wav", "a:b.wav", "a?b.wav", "A.wav", "a.wav", "cafe\u0301.wav", "caf\u00e9.wav", "50%\n.wav", "x./y.wav" })
            plan.Add(new() { Id = name, AudioPath = _folder.Write($"in/{name}", name) });
        PackageResult made = Make(plan);
        Assert.Equal(Verdict.Pass, Verify(made.Path).Verdict);
        SpeechUtterance[] rows = [.. SpeechManifest.Read(Path.Combine(made.Path, PackageBuilder.ManifestPath), null, _failures.Add)];
        Assert.All(rows, row => Assert.Equal(row.Id, File.ReadAllText(row.AudioPath!)));
        Assert.Equal(9, rows.Select(row => row.AudioPath).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void AnInterruptedRunIsTakenUpAndWhatItLeftIsCheckedAgain()
    {
        PackagePlan plan = Plan(6);
        using CancellationTokenSource stop = new();
        int files = 0;
        PackageOptions options = new() { Parallelism = 1, OnBytes = _ => { if (++files == 4) stop.Cancel(); } };
        Assert.ThrowsAny<OperationCanceledException>(() => MakeUntil(stop.Token, plan, options));
        string unfinished = _folder["bag.unfinished"];
        Assert.False(Directory.Exists(_folder["bag"]));
        string state = Path.Combine(unfinished, PackageState.FileName);
        string[] lines = File.ReadAllLines(state);
        Assert.Equal(1 + 4, lines.Length);
        // A line half written, a copy that lost its content in a power failure, and a file of an earlier plan.
        File.AppendAllText(state, "{\"Path\":\"data/au");
        string damaged = Directory.GetFiles(Path.Combine(unfinished, "data"), "*.wav", SearchOption.AllDirectories).First(file => lines[1].Contains(Path.GetFileName(file), StringComparison.Ordinal));
        File.WriteAllBytes(damaged, new byte[new FileInfo(damaged).Length]);
        _folder.Write("bag.unfinished/data/audio/stale.wav", "x");
        PackageResult made = Make(plan);
        Assert.Equal(3, made.Resumed);
        Assert.Equal(Verdict.Pass, Verify(made.Path).Verdict);
    }

    [Fact]
    public void WithOtherAlgorithmsAnInterruptedRunBeginsAnew()
    {
        PackagePlan plan = Plan(3);
        using CancellationTokenSource stop = new();
        int files = 0;
        Assert.ThrowsAny<OperationCanceledException>(() => MakeUntil(stop.Token, plan, new() { Parallelism = 1, OnBytes = _ => { if (++files == 3) stop.Cancel(); } }));
        PackageResult made = Make(plan, new() { Algorithms = [BagAlgorithm.Sha512] });
        Assert.Equal(0, made.Resumed);
        Assert.Equal(Verdict.Pass, Verify(made.Path).Verdict);
    }

    [Fact]
    public void TwoRunsDoNotMakeOnePackage()
    {
        PackagePlan plan = Plan(1);
        Directory.CreateDirectory(_folder["bag.unfinished"]);
        using PackageState other = PackageState.Open(_folder["bag.unfinished"], "sha256 copy");
        Assert.Equal("PackageBusy", Assert.Throws<SpeechDataException>(() => Make(plan)).ErrorId);
    }

    [Fact]
    public void ASourceThatChangesUnderWayEndsThePackage()
    {
        PackagePlan plan = Plan(1);
        PackageOptions options = new() { OnBytes = _ => File.AppendAllText(plan.Utterances[0].AudioPath!, "x") };
        Assert.Equal("PackageSourceChanged", Assert.Throws<SpeechDataException>(() => Make(plan, options)).ErrorId);
        Assert.False(Directory.Exists(_folder["bag"]));
    }

    [Fact]
    public void WhatIsThereIsNeverReplaced()
    {
        _folder.Write("bag/keep.txt", "x");
        Assert.Equal("PackageExists", Assert.Throws<SpeechDataException>(() => Make(Plan(1))).ErrorId);
        Assert.Equal("x", File.ReadAllText(_folder["bag/keep.txt"]));
    }

    [Fact]
    public void RefusesRowsThatCannotBePackaged()
    {
        PackagePlan plan = Plan(1);
        Assert.Equal("AudioUnreadable", Assert.Throws<SpeechDataException>(() => plan.Add(new() { Id = "lost", AudioPath = _folder["lost.wav"] })).ErrorId);
        Assert.Equal("UtteranceIdTaken", Assert.Throws<SpeechDataException>(() => plan.Add(plan.Utterances[0])).ErrorId);
        Assert.Equal("PackageEmpty", Assert.Throws<SpeechDataException>(() => Make(new())).ErrorId);
        Assert.Equal("PackageInformationInvalid", Assert.Throws<SpeechDataException>(() => Make(plan, new() { Information = [new("Payload-Oxum", "1.1")] })).ErrorId);
        Assert.Equal("PackageInformationInvalid", Assert.Throws<SpeechDataException>(() => Make(plan, new() { Information = [new("A:B", "1.1")] })).ErrorId);
        Assert.Equal("PackageAlgorithmUnsupported", Assert.Throws<SpeechDataException>(() => Make(plan, new() { Algorithms = [BagAlgorithm.Find("md5")!] })).ErrorId);
    }

    [Fact]
    public void AContractThatIsNotMetMakesNoPackageUnlessForced()
    {
        DeliveryContract contract = new()
        {
            MinimumHours = 1,
            SampleRate = [16000],
            Channels = [1],
            Codec = ["pcm_s16le"],
            Language = ["en"],
            AccentHours = new Dictionary<string, double> { ["en-IN"] = 0.5 },
            MinimumSpeakers = 3,
            RequiredMetadata = ["Gender"],
            MaximumUtteranceSeconds = 0.5,
        };
        PackagePlan plan = Plan(2);
        Assert.Equal("ContractNotMet", Assert.Throws<SpeechDataException>(() => Make(plan, new() { Contract = contract })).ErrorId);
        Assert.Equal(
            ["ContractAccentHours", "ContractMaximumUtteranceSeconds", "ContractMinimumHours", "ContractMinimumSpeakers", "ContractRequiredMetadata", "ContractSampleRate"],
            _breaches.Select(breach => breach.Rule).Distinct().Order());
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.Path, "bag*"));
        PackageResult made = Make(plan, new() { Contract = contract, Force = true });
        Assert.False(made.MeetsContract);
        Assert.Equal(contract.ToJson(), DeliveryContractReader.Read(Path.Combine(made.Path, PackageBuilder.ContractPath)).ToJson());
    }

    [Fact]
    public void AContractThatIsMetIsSaidToBe()
    {
        DeliveryContract contract = new() { MinimumHours = 0.0004, MaximumHours = 1, SampleRate = [8000], BitDepth = [16], Container = ["WAV"], Language = ["en"], MinimumSpeakers = 2, AnnotationLevel = 1, AnnotationShare = 0.9, RequiredMetadata = ["Text", "Speaker"] };
        Assert.True(Make(Plan(2), new() { Contract = contract }).MeetsContract);
        Assert.Empty(_breaches);
    }

    private PackagePlan Plan(int files)
    {
        PackagePlan plan = new();
        for (int index = 0; index < files; index++)
        {
            string path = _folder[$"in/call{index}.wav"];
            Directory.CreateDirectory(_folder["in"]);
            using (WaveWriter writer = new(path, 8000))
            {
                writer.Write([.. Enumerable.Range(0, 8000 + index).Select(n => (float)(0.1 * Math.Sin(n * (0.1 + (0.01 * index)))))]);
                writer.Complete();
            }

            plan.Add(new() { Id = $"u{index}", AudioPath = path, StartSeconds = 0, DurationSeconds = 1, Text = "hello", Speaker = $"s{index}", Language = "en-US", Accent = "en-US" });
        }

        return plan;
    }

    private static PackageVerification Verify(string path, PackageVerificationOptions? options = null) =>
        DeliveryPackage.Verify(path, options, TestContext.Current.CancellationToken);

    private PackageResult Make(PackagePlan plan, PackageOptions? options = null) => MakeUntil(TestContext.Current.CancellationToken, plan, options);

    private PackageResult MakeUntil(CancellationToken cancellation, PackagePlan plan, PackageOptions? options = null) =>
        new PackageBuilder(plan, _folder["bag"], options ?? PackageOptions.Default, cancellation).Run(_breaches.Add, _failures.Add);
}
