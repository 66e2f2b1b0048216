using AsrDataTools.Acoustics;

namespace AsrDataTools.Tests;

/// <summary>-ReadLimit and -LowPriority: what they bound is tested in the engine; here that they change no result and nothing of the session.</summary>
public sealed class StorageParameterTests : IDisposable
{
    private static readonly string[] InBulk =
    [
        "Compare-Delivery", "Find-DuplicateSpeech", "Find-EvalLeakage", "Get-AcousticProfile", "Invoke-SpeechShard", "New-DeliveryPackage", "New-FingerprintIndex",
        "Split-SpeechManifest", "Start-SpeechJob", "Test-DeliveryPackage", "Test-ProductionReadiness", "Update-FingerprintIndex",
    ];

    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public StorageParameterTests() => _session.SetLocation(_corpus.Path);

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void TheCommandsThatReadInBulkHaveThem()
    {
        foreach (string name in InBulk)
        {
            System.Management.Automation.CmdletInfo command = Assert.Single(_session.Run($"Get-Command {name}").Clean().As<System.Management.Automation.CmdletInfo>());
            Assert.Equal(typeof(double), command.Parameters["ReadLimit"].ParameterType);
            Assert.True(command.Parameters["LowPriority"].SwitchParameter);
        }
    }

    /// <summary>Threads of the session keep their priority: where it is lowered, it cannot be raised again.</summary>
    [Fact]
    public void NeitherResultsNorTheSessionChange()
    {
        _corpus.WriteSpeech("calls/one.wav", seed: 1);
        _corpus.WriteSpeech("calls/two.wav", seed: 2);
        _corpus.WriteSpeech("calls/again.wav", seed: 2);
        Dictionary<string, string> before = Priorities();

        string[] plain = Results("");
        string[] polite = Results("-ReadLimit 50 -LowPriority");

        Assert.Equal(plain, polite);
        Assert.Equal(6, plain.Length);
        Dictionary<string, string> after = Priorities();
        Assert.All(before, thread => Assert.Equal(thread.Value, after.GetValueOrDefault(thread.Key, thread.Value)));
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("NaN")]
    [InlineData("fast")]
    public void ALimitIsANumberFromZeroUp(string limit)
    {
        _corpus.WriteSpeech("one.wav");

        ScriptResult refused = _session.Run($"Get-AcousticProfile one.wav -ReadLimit {limit}");
        Assert.Empty(refused.Output);
        Assert.StartsWith("Cannot", (refused.Terminating?.ErrorRecord ?? Assert.Single(refused.Errors)).Exception.Message, StringComparison.Ordinal);
        Assert.Single(_session.Run("Get-AcousticProfile one.wav -ReadLimit 0").Clean().As<AcousticProfile>());
    }

    private string[] Results(string how) =>
    [
        .. _session.Run($"Get-AcousticProfile calls -Ordered {how}").Clean().As<AcousticProfile>().Select(profile => $"{profile.Path} {profile.ActiveLevelDbov:R} {profile.SnrDb:R}"),
        .. _session.Run($"Find-DuplicateSpeech calls -Kind SameFile {how}").Clean().Output.Select(row => $"{row.Properties["Path"].Value} {row.Properties["OriginalPath"].Value}"),
        .. _session.Run($"(New-FingerprintIndex calls x{how.Length}.idx {how}).Items; (Get-AcousticProfile calls {how}).Count").Clean().Output.Select(one => $"{one}"),
    ];

    // The nice value of each thread by its number on Linux; elsewhere nothing is looked at.
    private static Dictionary<string, string> Priorities() => !OperatingSystem.IsLinux() ? [] : Directory.GetDirectories("/proc/self/task").ToDictionary(
        task => task,
        task => File.ReadAllText(Path.Combine(task, "stat")) is var stat ? stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[16] : "");
}
