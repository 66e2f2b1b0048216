using System.Security.Cryptography;
using System.Text.Json.Nodes;
using AsrDataTools.Audio;
using AsrDataTools.Governance.Redaction;

namespace AsrDataTools.Tests;

public sealed class ProtectPersonalDataTests : IDisposable
{
    private const string Said = "please call me on four one five five five five oh one three two today";
    private const string Key = "0123456789abcdef0123456789abcdef";

    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public ProtectPersonalDataTests()
    {
        _session.SetLocation(_corpus.Path);
        Random random = new(5);
        float[] samples = [.. Enumerable.Range(0, 10 * 8000).Select(i => (float)((0.05 + (0.2 * Math.Abs(Math.Sin(2 * Math.PI * 3.1 * i / 8000)))) * (random.NextDouble() - 0.5)))];
        foreach (string name in new[] { "c/call.wav", "c/low/untimed.wav", "other/plain.wav" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_corpus.PathOf(name))!);
            using WaveWriter writer = new(_corpus.PathOf(name), 8000);
            writer.Write(samples);
            writer.Complete();
        }

        string[] words = Said.Split(' ');
        _corpus.WriteText("c/call.ctm", string.Concat(words.Select((word, i) => FormattableString.Invariant($"call 1 {1 + (0.5 * i):0.00} 0.40 {word}\n"))));
        _corpus.WriteText("key.txt", Key + "\n");
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" -Tone")]
    [InlineData(" -Mode Mask")]
    [InlineData(" -Mode Pseudonym -KeyPath key.txt")]
    public void NothingIsFoundAndNothingContradictsAfterwards(string how)
    {
        File.Delete(_corpus.PathOf("c/low/untimed.wav"));
        string before = Digest("c");
        ScriptResult result = _session.Run($"Protect-PersonalData c out{how}").Clean();
        ProtectedFile[] files = [.. result.As<ProtectedFile>()];
        Assert.Equal(["call.ctm", "call.wav"], files.Select(file => Path.GetFileName(file.OutputPath)));
        Assert.All(files, file => Assert.Equal(Verdict.Pass, file.Verdict));
        Assert.Equal(1, files[0].Replaced);

        // Ten digits, half a second each, the last 0.4 s long, and a quarter of a second on both sides.
        Assert.Equal(5.4, files[1].MutedSeconds!.Value, 3);
        Assert.Equal(before, Digest("c"));
        Assert.Empty(_session.Run("Find-PersonalData out").Clean().Output);
        Assert.Empty(_session.Run("Test-Redaction out -Audio out").Clean().Output);
        Assert.True(Assert.Single(_session.Run("Test-Redaction out out -Quiet").As<bool>()));
        JsonNode entry = JsonNode.Parse(Assert.Single(File.ReadAllLines(_corpus.PathOf("out.map.jsonl"))))!;
        Assert.Equal(("call.ctm", "PhoneNumber", "Text"), ((string)entry["file"]!, (string)entry["class"]!, (string)entry["field"]!));
        Assert.Equal(64, ((string)entry["valueHash"]!).Length);
        Assert.DoesNotContain("four", File.ReadAllText(_corpus.PathOf("out.map.jsonl")), StringComparison.Ordinal);
        Assert.StartsWith("Wrote 1 text and 1 recording to ", result.Summary, StringComparison.Ordinal);
        Assert.Empty(Directory.GetDirectories(_corpus.Path, "*.unfinished"));
    }

    [Fact]
    public void FindingsOfASearchAreTakenAndPutInTheirPlaces()
    {
        _corpus.WriteText("c/notes.txt", "call me on 415-555-0132\nand mail maria@example.com\n");
        ScriptResult result = _session.Run("Find-PersonalData c/notes.txt -Class Phone* | Protect-PersonalData -OutputDirectory out -Class Phone*").Clean();
        Assert.Equal(_corpus.PathOf("out/notes.txt"), Assert.Single(result.As<ProtectedFile>()).OutputPath);
        Assert.Equal("call me on [PHONE]\nand mail maria@example.com\n", File.ReadAllText(_corpus.PathOf("out/notes.txt")));
        Assert.Contains("PersonalDataLeft", Errors("Find-PersonalData c/notes.txt -Class Phone* | Protect-PersonalData -OutputDirectory left"));
        Assert.False(File.Exists(_corpus.PathOf("left/notes.txt")));
    }

    [Fact]
    public void ManifestsKeepAllElseAndNamesAreTheSameEverywhere()
    {
        File.Copy(_corpus.PathOf("other/plain.wav"), _corpus.PathOf("other/call_415-555-0132.wav"));
        _corpus.WriteText("other/m.csv", "id,audio_filepath,text,phone,note\r\na,call_415-555-0132.wav,hello there,(415) 555-0199,\"a \"\"b\"\", c\"\r\nb,plain.wav,good day,,x\r\n");
        _corpus.WriteText("other/m.jsonl", "{\"audio_filepath\": \"call_415-555-0132.wav\", \"duration\": 10.0, \"text\": \"hello there\", \"email\": \"maria@example.com\"}\n");
        ProtectedFile[] files = [.. _session.Run("Protect-PersonalData other out -KeyPath key.txt -Mode Pseudonym").Clean().As<ProtectedFile>()];
        ProtectedFile renamed = Assert.Single(files, file => file.IsRenamed);
        string name = Path.GetFileName(renamed.OutputPath);
        Assert.Matches("^call_PHONE-[A-Z]{8}\\.wav$", name);
        string[] lines = File.ReadAllText(_corpus.PathOf("out/m.csv")).Split("\r\n");
        Assert.Equal("id,audio_filepath,text,phone,note", lines[0]);
        Assert.Matches($"^a,{name},hello there,\\[PHONE-[A-Z]{{8}}\\],\"a \"\"b\"\", c\"$", lines[1]);
        Assert.Equal("b,plain.wav,good day,,x", lines[2]);
        Assert.Contains(name, File.ReadAllText(_corpus.PathOf("out/m.jsonl")), StringComparison.Ordinal);
        Assert.DoesNotContain("maria", File.ReadAllText(_corpus.PathOf("out/m.jsonl")), StringComparison.Ordinal);
        Assert.Empty(_session.Run("Find-PersonalData out").Clean().Output);
        Assert.Contains(File.ReadLines(_corpus.PathOf("out.map.jsonl")), line => line.Contains("\"field\":\"FileName\"", StringComparison.Ordinal));
    }

    [Fact]
    public void WithoutTimesOfWordsNothingOfTheRecordingIsWritten()
    {
        _corpus.WriteText("c/low/untimed.stm", $"untimed 1 spk 2.00 6.00 {Said}\n");
        ScriptResult refused = _session.Run("Protect-PersonalData c out");
        Assert.Equal(["RecordingWithheld", "WordTimesMissing"], refused.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]).Order(StringComparer.Ordinal));
        Assert.False(Directory.Exists(_corpus.PathOf("out/low")));
        Assert.True(File.Exists(_corpus.PathOf("out/call.wav")));
        ProtectedFile muted = Assert.Single(_session.Run("Protect-PersonalData c/low -OutputDirectory low -AllowSegmentMute").Clean().As<ProtectedFile>(), file => file.Kind == "Audio");
        Assert.Equal(4.5, muted.MutedSeconds!.Value, 3);
        Assert.Contains("[PHONE]", File.ReadAllText(_corpus.PathOf("low/untimed.stm")), StringComparison.Ordinal);
        _corpus.WriteText("kaldi/wav.scp", "u1 u1.wav\n");
        _corpus.WriteText("kaldi/text", $"u1 {Said}\n");
        Assert.Contains("WordTimesMissing", Errors("Protect-PersonalData kaldi out2"));
    }

    [Fact]
    public void ARecordingThatNoTextTellsOfIsUnknown()
    {
        ProtectedFile plain = Assert.Single(_session.Run("Protect-PersonalData -LiteralPath other/plain.wav -OutputDirectory out").Clean().As<ProtectedFile>());
        Assert.Equal((Verdict.Unknown, 0.0, true), (plain.Verdict, plain.MutedSeconds!.Value, plain.IsExact));
        _corpus.WriteText("list/m.csv", "id,audio_filepath,email\na,../other/plain.wav,maria@example.com\n");
        Assert.Equal(Verdict.Unknown, Assert.Single(_session.Run("Protect-PersonalData list listed -Audio other").Clean().As<ProtectedFile>(), file => file.Kind == "Audio").Verdict);
        _corpus.WriteText("texts/plain.ctm", File.ReadAllText(_corpus.PathOf("c/call.ctm")).Replace("call 1", "plain 1", StringComparison.Ordinal));
        ProtectedFile[] both = [.. _session.Run("Protect-PersonalData texts out3 -Audio other").Clean().As<ProtectedFile>()];
        Assert.Equal(5.4, Assert.Single(both, file => file.Kind == "Audio").MutedSeconds!.Value, 3);
    }

    [Fact]
    public void RecordingsOfOneNameAreNeverMistaken()
    {
        foreach (string folder in new[] { "two/a", "two/b" })
        {
            Directory.CreateDirectory(_corpus.PathOf(folder));
            File.Copy(_corpus.PathOf("c/call.wav"), _corpus.PathOf(folder + "/call.wav"));
            File.Copy(_corpus.PathOf("c/call.ctm"), _corpus.PathOf(folder + "/call.ctm"));
        }

        Assert.All(_session.Run("Protect-PersonalData two out").Clean().As<ProtectedFile>().Where(file => file.Kind == "Audio"), file => Assert.Equal(5.4, file.MutedSeconds!.Value, 3));
        _corpus.WriteText("apart/call.ctm", File.ReadAllText(_corpus.PathOf("c/call.ctm")));
        Assert.Equal(["RecordingAmbiguous", "RecordingWithheld", "RecordingWithheld"], Errors("Protect-PersonalData apart -Audio two -OutputDirectory mixed"));
        Assert.False(Path.Exists(_corpus.PathOf("mixed")));
    }

    [Fact]
    public void NothingIsWrittenOnWhatIfAndNothingReplacedUnasked()
    {
        Assert.Empty(_session.Run("Protect-PersonalData c out -WhatIf").Clean().Output);
        Assert.False(Path.Exists(_corpus.PathOf("out")) || Path.Exists(_corpus.PathOf("out.map.jsonl")));
        _session.Run("Protect-PersonalData c out").Clean();
        Assert.Equal(["OutputExists", "OutputExists", "OutputExists"], Errors("Protect-PersonalData c out"));
        Assert.Equal(3, _session.Run("Protect-PersonalData c out -Force -MapPath maps/m.jsonl -ThrottleLimit 1").Clean().Output.Count);
        Assert.True(File.Exists(_corpus.PathOf("maps/m.jsonl")));
    }

    [Fact]
    public void BadInputIsNamed()
    {
        Assert.Equal(["PathNotFound"], Errors("Protect-PersonalData gone out"));
        Assert.Equal(["PathNotFound"], Errors("Protect-PersonalData c/call.ctm out -Audio gone"));
        Assert.Equal(["KeyMissing"], Errors("Protect-PersonalData c out9 -Mode Pseudonym"));
        Assert.Equal(["KeyUnreadable"], Errors("Protect-PersonalData c out9 -KeyPath gone.txt"));
        _corpus.WriteText("short.txt", "abc");
        Assert.Equal(["KeyTooShort"], Errors("Protect-PersonalData c out9 -KeyPath short.txt"));
        SecureKey();
        Assert.Equal(["KeyAmbiguous"], Errors("Protect-PersonalData c out9 -Key $key -KeyPath key.txt"));
        Assert.Equal(["PersonalDataClassUnknown"], Errors("Protect-PersonalData c out9 -Class Phon"));
        Assert.Equal(["PersonalDataLocaleUnknown"], Errors("Protect-PersonalData c out9 -Locale xx"));
        Assert.Equal(["RecognizerUnreadable"], Errors("Protect-PersonalData c out9 -Recognizer gone.json"));
        Assert.Equal(["OutputNotFolder"], Errors("Protect-PersonalData c key.txt"));
        Assert.Contains("OutputIsInput", Errors("Protect-PersonalData c/call.ctm c"));
        Assert.Contains("OutputTaken", Errors("Protect-PersonalData c/call.ctm, copy/call.ctm out8", () => _corpus.WriteText("copy/call.ctm", "call 1 1.00 0.40 hello\n")));
        File.WriteAllBytes(_corpus.PathOf("blob.bin"), [0, 1, 2, 0, 3]);
        Assert.Equal(["ProtectionNotWritable"], Errors("Protect-PersonalData blob.bin out9"));
        _corpus.WriteText("broken/a.jsonl", "{\"audio_filepath\": \"a.wav\", \"duration\": 1.0, \"text\": \"hello\"}\n{\"audio_filepath\"\n");
        Assert.Equal(["ProtectionNotWritable"], Errors("Protect-PersonalData broken out9"));
        Assert.False(Path.Exists(_corpus.PathOf("out9")));
    }

    [Fact]
    public void AKeyByItselfMakesTheSamePseudonymAgain()
    {
        SecureKey();
        _corpus.WriteText("t/a.txt", "call me on 415-555-0132\n");
        _corpus.WriteText("t/b.txt", "call me on (415) 555-0132\n");
        _session.Run("Protect-PersonalData t out -Mode Pseudonym -Key $key").Clean();
        _session.Run("Protect-PersonalData t again -Mode Pseudonym -KeyPath key.txt -Locale en -MinimumScore 0.5 -Recognizer @{ Class = 'Badge'; Pattern = 'B-\\d{4}' }").Clean();
        string text = File.ReadAllText(_corpus.PathOf("out/a.txt"));
        Assert.Matches("^call me on \\[PHONE-[A-Z]{8}\\]\n$", text);
        Assert.Equal(text, File.ReadAllText(_corpus.PathOf("out/b.txt")));
        Assert.Equal(text, File.ReadAllText(_corpus.PathOf("again/a.txt")));
    }

    private void SecureKey()
    {
        System.Security.SecureString key = new();
        foreach (char sign in Key) key.AppendChar(sign);
        _session.SetVariable("key", key);
    }

    private string[] Errors(string script, Action? first = null)
    {
        first?.Invoke();
        return [.. _session.Run(script).Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0])];
    }

    private string Digest(string folder) => string.Join(
        '\n', Directory.EnumerateFiles(_corpus.PathOf(folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(file => file + Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))));
}
