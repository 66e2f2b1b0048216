using System.Text;
using AsrDataTools.Transcription;

namespace AsrDataTools.Core.Tests.Transcription;

/// <summary>whisper.cpp by a script that is called as it is and writes what it does: its JSON with tokens, of which some are halves of letters.</summary>
public sealed class WhisperCppEngineTests : IDisposable
{
    private const string Script = """
        out=""
        while [ $# -gt 0 ]; do
          case "$1" in
            -of) out="$2"; shift ;;
            -m) model="$2"; shift ;;
            -f) audio="$2"; shift ;;
            -l) language="$2"; shift ;;
          esac
          shift
        done
        test -f "$model" && test -f "$audio" || exit 2
        cp "$model" "$out.json"

        """;

    private readonly EngineCase _case = new();

    public void Dispose() => _case.Dispose();

    [Fact]
    public void TokensBecomeWords()
    {
        Transcript transcript = Run("""
            {"systeminfo": "AVX", "model": {"type": "base"}, "params": {"language": "en"}, "result": {"language": "en"}, "transcription": [
              {"timestamps": {"from": "00:00:00,000", "to": "00:00:01,500"}, "offsets": {"from": 0, "to": 1500}, "text": " Pay 42, please.", "tokens": [
                {"text": "[_BEG_]", "timestamps": {"from": "00:00:00,000", "to": "00:00:00,000"}, "offsets": {"from": 0, "to": 0}, "id": 50364, "p": 0.99, "t_dtw": -1},
                {"text": " Pay", "offsets": {"from": 100, "to": 400}, "id": 1, "p": 0.9},
                {"text": " 4", "offsets": {"from": 400, "to": 500}, "id": 2, "p": 0.8},
                {"text": "2", "offsets": {"from": 500, "to": 700}, "id": 3, "p": 0.6},
                {"text": ",", "offsets": {"from": 700, "to": 710}, "id": 4, "p": 1.0},
                {"text": " please", "offsets": {"from": 800, "to": 1300}, "id": 5, "p": 0.7},
                {"text": ".", "offsets": {"from": 1300, "to": 1500}, "id": 6, "p": 0.9},
                {"text": "[_TT_75]", "offsets": {"from": 1500, "to": 1500}, "id": 50439, "p": 0.2}]},
              {"offsets": {"from": 1500, "to": 2000}, "text": " Thanks.", "tokens": [{"text": " Thanks.", "offsets": {"from": 1500, "to": 2000}, "id": 7, "p": 0.5}]}]}
            """u8.ToArray()).Transcript!;

        Assert.Equal("Pay 42, please. Thanks.", transcript.Text);
        Assert.Equal(["Pay", "42,", "please.", "Thanks."], transcript.Words.Select(word => word.Text));
        Assert.Equal([(0.1, 0.4, 0.9), (0.4, 0.71, 0.8), (0.8, 1.5, 0.8), (1.5, 2.0, 0.5)], transcript.Words.Select(word => (word.StartSeconds!.Value, word.EndSeconds!.Value, word.Confidence!.Value)));
        Assert.Equal(("WhisperCpp", "model", "en"), (transcript.Engine, transcript.Model, transcript.Language));
    }

    /// <summary>é is two bytes; a token may end between them.</summary>
    [Fact]
    public void LettersThatTokensCutAreWhole()
    {
        byte[] json = [.. "{\"transcription\": [{\"offsets\": {\"from\": 0, \"to\": 900}, \"text\": \" caf\u00e9\", \"tokens\": [{\"text\": \" caf"u8, 0xC3, .. "\", \"offsets\": {\"from\": 0, \"to\": 500}, \"p\": 0.5}, {\"text\": \""u8, 0xA9, .. "\", \"offsets\": {\"from\": 500, \"to\": 900}, \"p\": 0.7}]}]}"u8];
        Transcript transcript = Run(json).Transcript!;

        Assert.Equal("caf\u00e9", transcript.Text);
        Assert.Equal("caf\u00e9", Assert.Single(transcript.Words).Text);
    }

    [Theory]
    [InlineData("{\"transcription\": []}", null)]
    [InlineData("{\"x\": 1}", "TranscriptionUnreadable")]
    [InlineData("not json", "TranscriptionUnreadable")]
    [InlineData("{\"transcription\": [{\"text\": 5}]}", "TranscriptionUnreadable")]
    public void NothingSaidIsAResultAndOtherJsonIsNone(string json, string? id) => Assert.Equal(id, Run(Encoding.UTF8.GetBytes(json)).Failure?.ErrorId);

    [Fact]
    public void BytesThatAreNoTextAreRefused() =>
        Assert.Equal("TranscriptionUnreadable", Run([.. "{\"transcription\": [{\"offsets\": {}, \"text\": \" caf"u8, 0xC3, .. "\"}]}"u8]).Failure!.ErrorId);

    [Fact]
    public void WhatIsMissingIsSaid()
    {
        SpeechDataException program = Assert.Throws<SpeechDataException>(() => TranscriptionEngines.Create("WhisperCpp", new() { Program = _case["whisper-cli"] }));
        SpeechDataException model = Assert.Throws<SpeechDataException>(() => TranscriptionEngines.Create("WhisperCpp", new() { Program = _case.Program("whisper-cli", Script), Model = _case["none.bin"] }));

        Assert.Equal(("EngineNotInstalled", "EngineModelMissing"), (program.ErrorId, model.ErrorId));
        Assert.Contains("-Program", program.Message, StringComparison.Ordinal);
    }

    // The script hands out its model as its result.
    private TranscriptionOutcome Run(byte[] json) =>
        _case.Run("WhisperCpp", new() { Program = _case.Program("whisper-cli", Script), Model = _case.Write("model.bin", json) }, _case.Speech("a"))[0];
}
