using System.Management.Automation;
using AsrDataTools.Governance.Packaging;

namespace AsrDataTools.Tests;

public sealed class DeliveryPackageCommandTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public DeliveryPackageCommandTests()
    {
        _session.SetLocation(_corpus.Path);
        _corpus.WriteSpeech("audio/a.wav");
        _corpus.WriteSpeech("audio/b.wav", 3, seed: 2);
        _corpus.WriteText("train.csv", "id,path,text,speaker,language\nu1,audio/a.wav,hello,s1,en\nu2,audio/b.wav,you,s2,en\n");
        _corpus.WriteText("rttm/a.rttm", "SPEAKER a 1 0.0 1.0 <NA> <NA> s1 <NA> <NA>\n");
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Theory]
    [InlineData("New-DeliveryPackage train.csv bag")]
    [InlineData("Import-SpeechManifest train.csv | New-DeliveryPackage -PackagePath bag")]
    [InlineData("New-DeliveryPackage (Import-SpeechManifest train.csv) bag -Algorithm sha512, sha256")]
    [InlineData("[pscustomobject]@{ id = 'u1'; path = 'a.wav' }, [pscustomobject]@{ id = 'u2'; path = 'b.wav' } | New-DeliveryPackage -PackagePath bag -AudioRoot audio")]
    [InlineData("New-DeliveryPackage train.csv bag -Link -Annotation rttm -Information @{ 'Contact-Name' = 'A' }")]
    public void PackagesAreMadeAndPass(string script)
    {
        PackageResult made = Assert.Single(_session.Run(script).Clean().As<PackageResult>());
        Assert.Equal((_corpus.PathOf("bag"), 2L), (made.Path, made.Utterances));
        ScriptResult tested = _session.Run("Test-DeliveryPackage bag").Clean();
        PackageVerification result = Assert.Single(tested.As<PackageVerification>());
        Assert.Equal((Verdict.Pass, true, made.PayloadFiles), (result.Verdict, result.IsValid, result.PayloadFiles));
        Assert.Equal(_corpus.PathOf("bag"), tested.Output[0].Properties["PSPath"].Value);
        Assert.StartsWith("Tested 1 package of ", tested.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void PathsByEveryWay()
    {
        _session.Run("New-DeliveryPackage train.csv 'bag [1]'").Clean();
        foreach (string script in new[] { "Test-DeliveryPackage 'bag [1]'", "Test-DeliveryPackage -LiteralPath 'bag [1]'", "'bag [1]' | Test-DeliveryPackage", "Test-DeliveryPackage bag*", "[pscustomobject]@{ PSPath = 'bag [1]' } | Test-DeliveryPackage" })
            Assert.Equal(Verdict.Pass, Assert.Single(_session.Run(script).Clean().As<PackageVerification>()).Verdict);
    }

    [Fact]
    public void FindingsComeBeforeTheRow()
    {
        _session.Run("New-DeliveryPackage train.csv bag").Clean();
        File.AppendAllText(_corpus.PathOf("bag/data/audio/a.wav"), "x");
        File.WriteAllText(_corpus.PathOf("bag/data/new.txt"), "x");
        ScriptResult result = _session.Run("Test-DeliveryPackage bag").Clean();
        Assert.Equal(["OxumDiffers", "FileAltered", "FileExtra"], result.Output.SkipLast(1).Select(item => ((Finding)item.BaseObject).Rule));
        Assert.Equal(Verdict.Fail, ((PackageVerification)result.Output[^1].BaseObject).Verdict);
        Assert.False(Answer("Test-DeliveryPackage bag -Quiet"));
    }

    [Fact]
    public void QuietAndFast()
    {
        _session.Run("New-DeliveryPackage train.csv bag").Clean();
        Assert.True(Answer("Test-DeliveryPackage bag -Quiet"));
        Assert.True(Answer("Test-DeliveryPackage bag -Quiet -Fast"));
        Assert.False(Answer("Test-DeliveryPackage bag, gone -Quiet -ErrorAction SilentlyContinue"));
        Assert.False(Answer("@() | Test-DeliveryPackage -Quiet"));
        Assert.Equal(Verdict.Unknown, _session.Run("Test-DeliveryPackage bag -Fast").Clean().As<PackageVerification>()[0].Verdict);
        File.WriteAllText(_corpus.PathOf("bag/fetch.txt"), "https://example.org/x 1 data/x\n");
        Assert.Contains(_session.Run("Test-DeliveryPackage bag").Output, item => item.BaseObject is Finding { Rule: "FetchListRefused" });
        Assert.DoesNotContain(_session.Run("Test-DeliveryPackage bag -AllowFetchList").Output, item => item.BaseObject is Finding { Rule: "FetchListRefused" });
    }

    [Fact]
    public void ContractsAreHeldOnMakingAndOnTesting()
    {
        ScriptResult refused = _session.Run("New-DeliveryPackage train.csv bag -Contract @{ MinimumHours = 1; SampleRate = 8000 }");
        Assert.Equal("ContractBroken", refused.Errors[0].FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal("ContractNotMet", refused.Errors[^1].FullyQualifiedErrorId.Split(',')[0]);
        Assert.False(Directory.Exists(_corpus.PathOf("bag")));

        _corpus.WriteText("contract.psd1", "@{ SampleRate = 8000, 16000; Language = 'en'; RequiredMetadata = 'Speaker' }");
        Assert.True(_session.Run("New-DeliveryPackage train.csv bag -Contract contract.psd1").Clean().As<PackageResult>()[0].MeetsContract);
        Assert.True(_session.Run("Test-DeliveryPackage bag").Clean().As<PackageVerification>()[0].MeetsContract);
        Assert.Null(_session.Run("Test-DeliveryPackage bag -SkipContract").Clean().As<PackageVerification>()[0].MeetsContract);
        ScriptResult other = _session.Run("Test-DeliveryPackage bag -Contract @{ Channels = 2 }").Clean();
        Assert.Equal(2, other.Output.Count(item => item.BaseObject is Finding { Rule: "ContractChannels" }));
        Assert.Equal(Verdict.Fail, ((PackageVerification)other.Output[^1].BaseObject).Verdict);
        Assert.Equal(["ContractBroken"], _session.Run("New-DeliveryPackage train.csv forced -Force -Contract @{ MinimumSpeakers = 9 }").Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.True(Directory.Exists(_corpus.PathOf("forced")));
    }

    [Fact]
    public void AManifestThatLeadsOutOfThePackageIsNotFollowed()
    {
        string manifest = _corpus.WriteText("bag/data/manifest.jsonl", "{\"id\":\"x\",\"audio_filepath\":\"/etc/passwd\",\"text\":\"a\"}\n");
        _corpus.WriteText("bag/bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        _corpus.WriteText("bag/manifest-sha256.txt", $"{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(manifest)))}  data/manifest.jsonl\n");
        Assert.Contains(_session.Run("Test-DeliveryPackage bag -Contract @{ SampleRate = 8000 }").Output, item => item.BaseObject is Finding { Rule: "ContractAudioOutside" });
    }

    [Fact]
    public void TheHeadOfTheLedgerIsStoredSignedAndChecked()
    {
        string head = $"3:{new string('a', 64)}", other = $"3:{new string('b', 64)}";
        _corpus.WriteText("key.txt", new string('k', 32));
        _corpus.WriteText("wrong.txt", new string('w', 32));
        PackageResult made = _session.Run($"New-DeliveryPackage train.csv bag -LedgerHead {head} -KeyPath key.txt").Clean().As<PackageResult>()[0];
        Assert.StartsWith($"{head}:", made.ConsentLedgerHead, StringComparison.Ordinal);
        Assert.True(Answer($"Test-DeliveryPackage bag -Quiet -ExpectedHead {head} -KeyPath key.txt"));
        Assert.False(Answer($"Test-DeliveryPackage bag -Quiet -ExpectedHead {other}"));
        Assert.False(Answer("Test-DeliveryPackage bag -Quiet -KeyPath wrong.txt"));
        _session.Run("New-DeliveryPackage train.csv plain").Clean();
        Assert.Contains(_session.Run($"Test-DeliveryPackage plain -ExpectedHead {head}").Output, item => item.BaseObject is Finding { Rule: "LedgerHeadMissing" });
    }

    [Fact]
    public void RowsAreLeftOutByExcludeAndWhatFailsMakesNoPackage()
    {
        _corpus.WriteText("bad.csv", "id,path\nu1,audio/a.wav\nu2,audio/gone.wav\nu1,audio/b.wav\n");
        ScriptResult result = _session.Run("New-DeliveryPackage bad.csv bag");
        Assert.Equal(["AudioUnreadable", "UtteranceIdTaken"], result.Errors.Take(2).Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
        Assert.Equal("PackageIncomplete", result.Errors[^1].FullyQualifiedErrorId.Split(',')[0]);
        Assert.False(Directory.Exists(_corpus.PathOf("bag")));
        Assert.Equal(1L, _session.Run("New-DeliveryPackage train.csv bag -Exclude u1").Clean().As<PackageResult>()[0].Utterances);
    }

    [Fact]
    public void WhatIfMakesNothing()
    {
        Assert.Empty(_session.Run("New-DeliveryPackage train.csv bag -WhatIf").Clean().Output);
        Assert.False(Directory.Exists(_corpus.PathOf("bag")));
    }

    [Theory]
    [InlineData("New-DeliveryPackage train.csv rttm", "PackageExists")]
    [InlineData("New-DeliveryPackage train.csv gone/bag", "PathNotFound")]
    [InlineData("New-DeliveryPackage train.csv bag -Information @{ 'Bag-Size' = '1' }", "PackageInformationInvalid")]
    [InlineData("New-DeliveryPackage train.csv bag -Contract @{ Hours = 1 }", "ContractKeyUnknown")]
    [InlineData("New-DeliveryPackage train.csv bag -Contract @{ MinimumHours = -1 }", "ContractInvalid")]
    [InlineData("New-DeliveryPackage train.csv bag -Contract gone.json", "ContractUnreadable")]
    [InlineData("New-DeliveryPackage train.csv bag -LedgerHead 1", "LedgerHeadInvalid")]
    [InlineData("New-DeliveryPackage train.csv bag -KeyPath train.csv", "LedgerHeadMissing")]
    [InlineData("New-DeliveryPackage train.csv bag -Ledger gone.jsonl", "LedgerUnreadable")]
    [InlineData("New-DeliveryPackage train.csv bag -Annotation gone", "PathNotFound")]
    [InlineData("@() | New-DeliveryPackage -PackagePath bag", "PackageEmpty")]
    [InlineData("Test-DeliveryPackage rttm", "PackageUnreadable")]
    [InlineData("Test-DeliveryPackage train.csv", "PackageUnreadable")]
    [InlineData("Test-DeliveryPackage gone", "PathNotFound")]
    [InlineData("Test-DeliveryPackage rttm -Contract @{ Hours = 1 }", "ContractKeyUnknown")]
    public void ErrorsHaveTheirIds(string script, string errorId)
    {
        ScriptResult result = _session.Run(script);
        ErrorRecord error = result.Terminating?.ErrorRecord ?? Assert.Single(result.Errors);
        Assert.Equal(errorId, error.FullyQualifiedErrorId.Split(',')[0]);
        Assert.False(Directory.Exists(_corpus.PathOf("bag")));
    }

    private bool Answer(string script) => (bool)Assert.Single(_session.Run(script).Output).BaseObject;
}
