using System.Diagnostics;
using System.Management.Automation;
using AsrDataTools.Acoustics;

namespace AsrDataTools.Tests;

public sealed class TestAcousticDeclarationTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public TestAcousticDeclarationTests()
    {
        _session.SetLocation(_corpus.Path);
        _corpus.WriteSpeech("audio/[1] ü.wav");
        _corpus.WriteSpeech("audio/2.wav");
        _corpus.WriteText("m.csv", "path;sampling rate;num-channels;Encoding;env;text\naudio/[1] ü.wav;16 kHz;mono;PCM;kiosk;x\naudio/2.wav;8000;1;linear16;;x\n");
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void ManifestsTablesRowsUtterancesAndLiveObjects()
    {
        ScriptResult manifest = _session.Run("Test-AcousticDeclaration m.csv").Clean();

        Finding finding = Assert.Single(manifest.As<Finding>());
        Assert.Equal(("DeclaredSampleRate", Severity.Error), (finding.Rule, finding.Severity));
        Assert.Equal("sampling rate declared 16,000 Hz, the file has 8,000 Hz", finding.Message);
        Assert.Equal(_corpus.PathOf("audio/[1] ü.wav"), finding.Path);
        Assert.Equal($"DeclaredSampleRate|{finding.Path}|audio/[1] ü.wav", finding.SuppressionId);
        Assert.Equal(finding.Path, manifest.Output[0].Properties["PSPath"].Value);
        Assert.Equal(
            "Judged 2 of 2 profiles, 1 contradicted (DeclaredSampleRate 1); 1 declaration not understood ('kiosk'), 0 not measurable; 0 inputs failed.",
            manifest.Summary);

        ProfileTable.Write(_corpus.PathOf("saved[1].csv"), _session.Run("Get-AcousticProfile m.csv").Clean().As<AcousticProfile>());
        foreach (string script in new[]
        {
            "Test-AcousticDeclaration -Path m.c?v", "Test-AcousticDeclaration saved[1].csv", "Test-AcousticDeclaration -LiteralPath saved[1].csv",
            "'m.csv' | Test-AcousticDeclaration", "Test-AcousticDeclaration -LP m.csv -ThrottleLimit 1", "[IO.FileInfo]::new($PWD.Path + '/m.csv') | Test-AcousticDeclaration",
            "Import-SpeechManifest m.csv | Test-AcousticDeclaration", "Get-AcousticProfile m.csv | Test-AcousticDeclaration", "Test-AcousticDeclaration -InputObject (Get-AcousticProfile m.csv)",
            "Test-AcousticDeclaration m.csv, m.csv, audio",
        })
        {
            Assert.Equal([finding], _session.Run(script).Clean().As<Finding>());
        }

        Finding row = Assert.Single(_session.Run("[pscustomobject]@{ Path = '/a.wav'; DeclaredSampleRate = '16000'; SampleRate = 8000; SnrDb = 3 } | Test-AcousticDeclaration").Clean().As<Finding>());
        Assert.Equal("DeclaredSampleRate|/a.wav", row.SuppressionId);
    }

    [Fact]
    public void ColumnsOfAnyNameByTheColumnMap()
    {
        _corpus.WriteText("odd.csv", "wavname,hz,kind,text\naudio/2.wav,44100,mp3,x\n");

        Assert.Empty(_session.Run("Import-SpeechManifest odd.csv -ColumnMap @{ AudioPath = 'wavname' } | Test-AcousticDeclaration").Clean().Output);
        Assert.Equal(
            ["DeclaredCodec", "DeclaredSampleRate"],
            _session.Run("Import-SpeechManifest odd.csv -ColumnMap @{ AudioPath = 'wavname'; SampleRate = 'hz'; Codec = 'kind' } | Test-AcousticDeclaration").Clean().As<Finding>().Select(finding => finding.Rule).Order());
    }

    [Fact]
    public void QuietIsTrueOnlyWhereSomethingWasJudgedAndHolds()
    {
        _corpus.WriteText("honest.csv", "path,sample_rate\naudio/2.wav,8000\n");
        _corpus.WriteText("partly.csv", "path,sample_rate\naudio/2.wav,8000\naudio/gone.wav,8000\n");

        Assert.True(Answer("Test-AcousticDeclaration honest.csv -Quiet"));
        Assert.False(Answer("Test-AcousticDeclaration m.csv -Quiet"));
        Assert.True(Answer("Test-AcousticDeclaration m.csv -Quiet -Rule DeclaredCodec, DeclaredCh*"));
        Assert.False(Answer("Test-AcousticDeclaration audio -Quiet"));
        Assert.False(Answer("Test-AcousticDeclaration partly.csv -Quiet -ErrorAction SilentlyContinue"));
        Assert.False(Answer("@() | Test-AcousticDeclaration -Quiet"));
    }

    [Fact]
    public void RulesByWildcardWithCompletion()
    {
        Assert.Empty(_session.Run("Test-AcousticDeclaration m.csv -Rule *Codec*").Clean().Output);
        Assert.Single(_session.Run("Test-AcousticDeclaration m.csv -Rule declaredsample*").Clean().Output);
        ErrorRecord unknown = Terminating("Test-AcousticDeclaration m.csv -Rule DeclaredSampleRates");
        Assert.Equal("RuleUnknown,AsrDataTools.Commands.TestAcousticDeclarationCommand", unknown.FullyQualifiedErrorId);
        Assert.Equal(ErrorCategory.InvalidArgument, unknown.CategoryInfo.Category);

        CommandCompletion completion = _session.Complete("Test-AcousticDeclaration m.csv -Rule DeclaredC");
        Assert.Equal(["DeclaredContentRate", "DeclaredCodec", "DeclaredCodecTrace", "DeclaredChannels"], completion.CompletionMatches.Select(match => match.CompletionText));
        Assert.Equal("The declared number of channels against the file's", completion.CompletionMatches[^1].ToolTip);
    }

    [Fact]
    public void TheBaselineLeavesOutWhatIsSettled()
    {
        string id = Assert.Single(_session.Run("Test-AcousticDeclaration m.csv").Clean().As<Finding>()).SuppressionId!;
        _corpus.WriteText("known.csv", $"Rule,SuppressionId\nx,\"{id}\"\n");

        ScriptResult result = _session.Run("Test-AcousticDeclaration m.csv -Baseline known.csv").Clean();

        Assert.Empty(result.Output);
        Assert.Contains("0 contradicted; ", result.Summary, StringComparison.Ordinal);
        Assert.Contains("; 1 finding of the baseline left out; ", result.Summary, StringComparison.Ordinal);
        Assert.True(Answer("Test-AcousticDeclaration m.csv -Baseline known.csv -Quiet"));
        Assert.StartsWith("BaselineUnreadable,", Terminating("Test-AcousticDeclaration m.csv -Baseline m.csv").FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.StartsWith("PathNotFound,", Terminating("Test-AcousticDeclaration m.csv -Baseline gone.csv").FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Fact]
    public void EachBadInputIsOneErrorAndTheRestIsJudged()
    {
        _corpus.WriteText("bad.csv", "Path,SnrDb\na,one\n");
        _corpus.WriteText("other.csv", "file_nam,snr\na,1\n");
        _corpus.WriteText("words.wav", "These are words, not samples, and there are enough of them to fill a header.");
        _corpus.WriteText("gone.csv", "path,sr\naudio/gone.wav,8000\n");

        ScriptResult result = _session.Run("42, 'nowhere/*.csv', 'bad.csv', 'other.csv', 'words.wav', 'gone.csv', 'm.csv' | Test-AcousticDeclaration");

        Assert.Equal(
            ["AudioNotRecognised", "AudioUnreadable", "InputNotProfile", "PathNotFound", "ProfileColumnsUnknown", "ProfileRowInvalid"],
            result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]).Order(StringComparer.Ordinal));
        Assert.Single(result.Output);
        Assert.EndsWith("; 6 inputs failed.", result.Summary, StringComparison.Ordinal);
        Assert.Equal("PathNotFound", Assert.Single(_session.Run("Test-AcousticDeclaration -LiteralPath m.c?v").Errors).FullyQualifiedErrorId.Split(',')[0]);
    }

    [Fact]
    public void FindingsLeaveWhileRecordingsAreStillMeasured()
    {
        Stopwatch watch = Stopwatch.StartNew();
        int seen = 0;

        TimeSpan stopping = _session.RunAndStop(
            "& { while ($true) { 'm.csv' } } | Test-AcousticDeclaration", count => (seen = count) > 0 || watch.Elapsed > TimeSpan.FromSeconds(30));

        Assert.Equal(1, seen);
        Assert.True(stopping < TimeSpan.FromSeconds(5), $"stopping took {stopping}");
    }

    private bool Answer(string script) => Assert.Single(_session.Run(script).As<bool>());

    private ErrorRecord Terminating(string script) => Assert.Single(_session.Run(script).Errors);
}
