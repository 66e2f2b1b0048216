using AsrDataTools.Acoustics;
using AsrDataTools.Catalog;

namespace AsrDataTools.Core.Tests.Catalog;

public sealed class RunHistoryTests : IDisposable
{
    private static readonly DateTimeOffset First = new(2026, 11, 1, 3, 0, 0, TimeSpan.FromHours(1));

    private readonly TemporaryFolder _folder = new();
    private readonly SpeechCatalog _catalog;

    public RunHistoryTests() => _catalog = SpeechCatalog.Open(_folder["c.catalog"]);

    public void Dispose()
    {
        _catalog.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void RunsComeBackInOrderWithWhatChanged()
    {
        Add("plan", 0, Verdict.Fail, Verdict.Warn);
        Add("other", 1, Verdict.Pass, null);
        Add("plan", 2, Verdict.Warn, Verdict.Warn);
        IReadOnlyList<ReadinessRun> runs = _catalog.History.Runs();
        Assert.Equal([1, 2, 3], runs.Select(run => run.RunId));
        Assert.Equal(["", "", "Acoustics: Fail → Warn"], runs.Select(run => run.Changed.ToString()));
        Assert.Equal(First.AddDays(2), runs[2].StartedAt);
        Assert.Equal(new(["bandwidth: less"]), runs[2].DriftReasons);
        Assert.Equal([2], _catalog.History.Runs("other").Select(run => run.RunId));
    }

    [Fact]
    public void FactsComeBackAsTheyWere()
    {
        Add("plan", 0, Verdict.Fail, null);
        ReadinessRun run = Assert.Single(_catalog.History.Runs());
        ReadinessRunEvidence fact = Assert.Single(_catalog.History.Evidence(run));
        Assert.Equal(new ReadinessRunEvidence { RunId = 1, StartedAt = First, Gate = "Accent", Measure = "Ratio", Of = "en-IN", Value = 0.25, Low = 0.125, Verdict = Verdict.Fail }, fact);
    }

    [Fact]
    public void ProductionIsThatOfTheLastRunThatHadOne()
    {
        Assert.Null(_catalog.History.LastProduction("plan"));
        Add("plan", 0, Verdict.Fail, null, Profile("a", 20));
        Add("plan", 1, Verdict.Fail, null, Profile("b", 10), Profile("c", 12));
        Add("plan", 2, Verdict.Fail, null);
        Add("other", 3, Verdict.Fail, null, Profile("d", 30));
        (DateTimeOffset started, IReadOnlyList<AcousticProfile> profiles) = _catalog.History.LastProduction("plan")!.Value;
        Assert.Equal(First.AddDays(1), started);
        Assert.Equal([Profile("b", 10), Profile("c", 12)], profiles);
    }

    private void Add(string subject, int day, Verdict acoustics, Verdict? accent, params AcousticProfile[] production) => _catalog.History.Add(
        new() { Subject = subject, StartedAt = First.AddDays(day), Verdict = acoustics, Acoustics = acoustics, Accent = accent, DriftReasons = new(["bandwidth: less"]) },
        [new() { Gate = "Accent", Measure = "Ratio", Of = "en-IN", Value = 0.25, Low = 0.125, Verdict = Verdict.Fail }],
        production);

    private static AcousticProfile Profile(string name, double snr) => new() { Path = $"/calls/{name}.wav", Speaker = name, SnrDb = snr, ChannelClass = ChannelClass.Telephony, Remarks = new(["odd; but kept"]) };
}
