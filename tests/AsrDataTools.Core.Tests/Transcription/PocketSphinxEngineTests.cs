using AsrDataTools.Transcription;

namespace AsrDataTools.Core.Tests.Transcription;

/// <summary>PocketSphinx by a script in its place: batches, and what becomes of them when the program dies.</summary>
public sealed class PocketSphinxEngineTests : IDisposable
{
    private readonly EngineCase _case = new();

    public void Dispose() => _case.Dispose();

    /// <summary>One recording kills the program: the others of its batch are recognised all the same.</summary>
    [Fact]
    public void ACrashInABatchIsThatOnesAlone()
    {
        string program = _case.Program("sphinx", Options + """
            for name in $(cat "$ctl"); do
              if [ "$name" = u0001 ]; then echo 'FATAL: "x.c", line 1: out of luck' > "$log"; exit 1; fi
            done
            for name in $(cat "$ctl"); do
              echo "hello world ($name -123)" >> "$hyp"
              echo "$name 1 0.10 0.20 hello 0.900" >> "$ctm"
            done
            echo batch >> "$(dirname "$0")/batches"

            """);
        IReadOnlyList<TranscriptionOutcome> outcomes = _case.Run("PocketSphinx", new() { Program = program, Model = Model() }, _case.Speech("a"), _case.Speech("b", 2), _case.Speech("c", 3));

        Assert.Equal(["hello world", null, "hello world"], outcomes.Select(outcome => outcome.Transcript?.Text));
        Assert.Equal("TranscriptionFailed", outcomes[1].Failure!.ErrorId);
        Assert.Contains("out of luck", outcomes[1].Failure!.Message, StringComparison.Ordinal);
        Assert.Equal(("hello", 0.1, 0.3, 0.9), Assert.Single(outcomes[2].Transcript!.Words) is var word ? (word.Text, word.StartSeconds, word.EndSeconds, word.Confidence) : default);
        Assert.Equal(2, File.ReadAllLines(_case["batches"]).Length);
    }

    [Fact]
    public void OneProcessTakesSeveralRecordings()
    {
        string program = _case.Program("sphinx", Options + "for name in $(cat \"$ctl\"); do echo \"($name -1)\" >> \"$hyp\"; done; echo batch >> \"$(dirname \"$0\")/batches\"\n");
        IReadOnlyList<TranscriptionOutcome> outcomes = _case.Run("PocketSphinx", new() { Program = program, Model = Model() }, [.. Enumerable.Range(1, 9).Select(seed => _case.Speech($"s{seed}", seed))]);

        Assert.All(outcomes, outcome => Assert.Equal("", outcome.Transcript!.Text));
        Assert.Equal(2, File.ReadAllLines(_case["batches"]).Length);
    }

    [Theory]
    [InlineData("-samprate 8000", 8000)]
    [InlineData("-upperf 3500", 8000)]
    [InlineData("-upperf 6800", 16000)]
    public void TheModelDecidesTheRate(string parameters, int rate)
    {
        using ITranscriptionEngine engine = TranscriptionEngines.Create("PocketSphinx", new() { Program = _case.Program("sphinx", "true"), Model = Model(parameters) });
        Assert.Equal(rate, engine.SampleRate);
    }

    [Fact]
    public void WhatIsMissingNamesThePackage()
    {
        string program = _case.Program("sphinx", "true");
        SpeechDataException missing = Assert.Throws<SpeechDataException>(() => TranscriptionEngines.Create("PocketSphinx", new() { Program = _case["none"] }));
        SpeechDataException model = Assert.Throws<SpeechDataException>(() => TranscriptionEngines.Create("PocketSphinx", new() { Program = program, Model = "xx-xx" }));
        SpeechDataException folder = Assert.Throws<SpeechDataException>(() => TranscriptionEngines.Create("PocketSphinx", new() { Program = program, Model = Path.GetDirectoryName(program)! }));

        Assert.Equal(("EngineNotInstalled", "EngineModelMissing", "EngineModelMissing"), (missing.ErrorId, model.ErrorId, folder.ErrorId));
        Assert.Contains("Debian package pocketsphinx", missing.Message, StringComparison.Ordinal);
        Assert.Contains("mdef", folder.Message, StringComparison.Ordinal);
    }

    private const string Options = """
        while [ $# -gt 0 ]; do
          case "$1" in
            -ctl) ctl="$2" ;; -hyp) hyp="$2" ;; -ctm) ctm="$2" ;; -logfn) log="$2" ;;
          esac
          shift 2
        done

        """;

    private string Model(string parameters = "-lowerf 130")
    {
        _case.Write("model/xx/mdef", "");
        _case.Write("model/xx/feat.params", parameters + "\n");
        _case.Write("model/xx-phone.lm.bin", "");
        _case.Write("model/xx.lm.bin", "");
        _case.Write("model/xx.dict", "");
        return _case["model"];
    }
}
