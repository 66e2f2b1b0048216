using System.Diagnostics;
using System.Text;
using AsrDataTools.Corpus;
using AsrDataTools.Transcription;

namespace AsrDataTools.Core.Tests.Transcription;

/// <summary>Any recogniser by its command line: what it may write, and every way in which it may fail.</summary>
public sealed class CommandLineEngineTests : IDisposable
{
    private readonly EngineCase _case = new();

    public void Dispose() => _case.Dispose();

    [Theory]
    [InlineData("printf ' hello\\n  world \\n'", "hello world", 0)]
    [InlineData("printf '{\"text\": \" hello world\", \"words\": [{\"word\": \"hello\", \"start\": 0.1, \"end\": 0.4, \"probability\": 0.5}, {\"word\": \"world\", \"start\": 0.5, \"end\": 0.9}]}'", "hello world", 2)]
    [InlineData("printf '{\"segments\": [{\"start\": 0, \"end\": 1, \"text\": \" hello\", \"words\": [{\"word\": \" hello\", \"start\": 0.1, \"end\": 0.4, \"score\": 0.5}]}, {\"start\": 1, \"end\": 2, \"text\": \" world\"}]}'", "hello world", 1)]
    [InlineData("printf '{\"text\": \"hello world\", \"result\": [{\"conf\": 0.5, \"word\": \"hello\", \"start\": 0.1, \"end\": 0.4}, {\"conf\": 1, \"word\": \"world\", \"start\": 0.5, \"end\": 0.9}]}'", "hello world", 2)]
    [InlineData("printf ';; made by hand\\nx 1 0.10 0.30 hello 0.5\\nx 1 0.50 0.40 world\\n'", "hello world", 2)]
    [InlineData("true", "", 0)]
    public void OutputIsTextJsonOrCtm(string script, string text, int words)
    {
        Transcript transcript = Assert.Single(Run(script)).Transcript!;

        Assert.Equal(text, transcript.Text);
        Assert.Equal(words, transcript.Words.Count);
        if (words == 0) return;
        Assert.Equal(("hello", 0.1, 0.4, 0.5), (transcript.Words[0].Text, transcript.Words[0].StartSeconds, transcript.Words[0].EndSeconds, transcript.Words[0].Confidence));
    }

    [Fact]
    public void AFileIsReadWhereTheTemplateNamesOne()
    {
        string program = _case.Program("asr", "printf 'noise on standard output'; printf 'from the file' > \"$2.txt\"; test -f \"$1\"");
        Assert.Equal("from the file", _case.Run("CommandLine", new() { CommandLine = $"'{program}' {{audio}} {{output}}" }, _case.Speech("a"))[0].Transcript!.Text);
    }

    /// <summary>No shell sees the values, so that a name cannot become a command, nor a place.</summary>
    [Fact]
    public void ValuesArriveAsTheyAre()
    {
        string program = _case.Program("asr", "printf '%s|' \"$@\"");
        EngineSettings settings = new() { CommandLine = $"{program} {{audio}} --model={{model}} '{{language}}' \"two words\" {{{{x", Model = "$(touch hacked); {audio}", Language = "" };
        string[] arguments = _case.Run("CommandLine", settings, _case.Speech("a b; touch hacked"))[0].Transcript!.Text.Split('|');

        Assert.EndsWith(".wav", arguments[0], StringComparison.Ordinal);
        Assert.Equal(["--model=$(touch hacked); {audio}", "", "two words", "{{x"], arguments[1..5]);
        Assert.False(File.Exists(_case["hacked"]));
    }

    [Fact]
    public void ACrashIsThatOnesErrorWithItsLastWords()
    {
        string program = _case.Program("asr", "case $1 in *u0000.wav) n=$(cat \"$2\"); echo $((n+1)) > \"$2\"; if [ $n = 1 ]; then echo 'weights are corrupt' >&2; exit 3; fi;; esac; echo fine");
        string count = _case.Write("count", "0");
        IReadOnlyList<TranscriptionOutcome> outcomes = _case.Run("CommandLine", new() { CommandLine = $"{program} {{audio}} {count}" }, _case.Speech("a"), _case.Speech("b", 2), _case.Speech("c", 3));

        Assert.Equal(["fine", null, "fine"], outcomes.Select(outcome => outcome.Transcript?.Text));
        SpeechDataException failure = outcomes[1].Failure!;
        Assert.Equal(("TranscriptionFailed", _case["b.wav"]), (failure.ErrorId, failure.Path));
        Assert.Contains("ended with code 3", failure.Message, StringComparison.Ordinal);
        Assert.Contains("weights are corrupt", failure.Message, StringComparison.Ordinal);
    }

    /// <summary>What hangs dies with all that it started.</summary>
    [Fact]
    public void AHangIsKilledWithItsChildren()
    {
        string program = _case.Program("asr", $"sleep 600 & echo $! > {_case["child"]}; wait");
        Stopwatch watch = Stopwatch.StartNew();
        SpeechDataException failure = _case.Run("CommandLine", new() { CommandLine = $"{program} {{audio}}", Timeout = TimeSpan.FromSeconds(1) }, _case.Speech("a"))[0].Failure!;

        Assert.Equal("TranscriptionTimeout", failure.ErrorId);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(60));
        Assert.True(IsGone(int.Parse(File.ReadAllText(_case["child"]), System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task AStopKillsAtOnce()
    {
        string program = _case.Program("asr", $"echo $$ > {_case["pid"]}.new; mv {_case["pid"]}.new {_case["pid"]}; sleep 600");
        using CancellationTokenSource stop = new();
        using ITranscriptionEngine engine = TranscriptionEngines.Create("CommandLine", new() { CommandLine = $"{program} {{audio}}" });
        SpeechUtterance speech = _case.Speech("a");
        Task<IReadOnlyList<TranscriptionOutcome>> run = Task.Run(() => new Transcriber(engine, null).Transcribe([speech], stop.Token), TestContext.Current.CancellationToken);
        while (!File.Exists(_case["pid"])) await Task.Delay(10, TestContext.Current.CancellationToken);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.True(IsGone(int.Parse(await File.ReadAllTextAsync(_case["pid"], TestContext.Current.CancellationToken), System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void TextOfAnotherEncodingIsReadByItsNameOrRefused()
    {
        string output = _case.Write("out", Encoding.Latin1.GetBytes("caf\u00e9 \u00fcber"));
        EngineSettings settings = new() { CommandLine = $"{_case.Program("asr", $"cat {output}")} {{audio}}" };
        SpeechUtterance speech = _case.Speech("a");

        SpeechDataException failure = _case.Run("CommandLine", settings, speech)[0].Failure!;
        Assert.Equal("TranscriptionNotText", failure.ErrorId);
        Assert.Contains("byte 0xE9", failure.Message, StringComparison.Ordinal);
        Assert.Contains("-OutputEncoding", failure.Message, StringComparison.Ordinal);
        Assert.Equal("caf\u00e9 \u00fcber", _case.Run("CommandLine", settings with { OutputEncoding = "windows-1252" }, speech)[0].Transcript!.Text);
        Assert.Equal("EncodingUnknown", Assert.Throws<SpeechDataException>(() => TranscriptionEngines.Create("CommandLine", settings with { OutputEncoding = "klingon" })).ErrorId);
    }

    [Theory]
    [InlineData("echo '{broken'", EngineOutput.Auto, "TranscriptionUnreadable")]
    [InlineData("echo '{\"x\": 1}'", EngineOutput.Json, "TranscriptionUnreadable")]
    [InlineData("echo 'x 1 zero 0.3 hello'", EngineOutput.Ctm, "TranscriptionUnreadable")]
    public void OutputThatIsNotWhatItShouldBe(string script, EngineOutput format, string id) => Assert.Equal(id, Assert.Single(Run(script, format)).Failure!.ErrorId);

    [Fact]
    public void MissingOutputIsSaid()
    {
        string program = _case.Program("asr", "true");
        Assert.Equal("TranscriptionOutputMissing", _case.Run("CommandLine", new() { CommandLine = $"{program} {{audio}} {{output}}" }, _case.Speech("a"))[0].Failure!.ErrorId);
    }

    [Theory]
    [InlineData("", "CommandLineInvalid")]
    [InlineData("asr --help", "CommandLineInvalid")]
    [InlineData("asr {audio} {outptu}", "CommandLineInvalid")]
    [InlineData("asr '{audio}", "CommandLineInvalid")]
    [InlineData("no-such-program-here {audio}", "EngineNotInstalled")]
    [InlineData("/no/such/program {audio}", "EngineNotInstalled")]
    public void TemplatesThatCannotWork(string template, string id) =>
        Assert.Equal(id, Assert.Throws<SpeechDataException>(() => TranscriptionEngines.Create("commandline", new() { CommandLine = template })).ErrorId);

    [Fact]
    public void AnUnknownEngineNamesTheKnown()
    {
        SpeechDataException error = Assert.Throws<SpeechDataException>(() => TranscriptionEngines.Create("PoketSphinx", new()));
        Assert.Equal("EngineUnknown", error.ErrorId);
        Assert.Contains("Did you mean 'PocketSphinx'?", error.Message, StringComparison.Ordinal);
    }

    private IReadOnlyList<TranscriptionOutcome> Run(string script, EngineOutput format = EngineOutput.Auto) =>
        _case.Run("CommandLine", new() { CommandLine = $"{_case.Program("asr", script)} {{audio}}", OutputFormat = format }, _case.Speech("a"));

    // A child of a killed parent is a zombie until init has taken note of it.
    private static bool IsGone(int id)
    {
        for (int i = 0; i < 500; i++)
        {
            string stat = $"/proc/{id}/stat";
            try
            {
                if (!File.Exists(stat) || File.ReadAllText(stat).Contains(") Z ", StringComparison.Ordinal)) return true;
            }
            catch (IOException)
            {
                return true;
            }

            Thread.Sleep(10);
        }

        return false;
    }
}
