using System.Globalization;
using System.Text.Json;

namespace AsrDataTools.Core.Tests;

public sealed class RunLogTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void LinesAreObjectsWithTimeRunAndEvent()
    {
        RunLog log = RunLog.Open(_folder["log.jsonl"], "started", ("command", "Test-Ä"), ("none", null), ("many", new[] { "a\nb", "c" }));
        log.WriteDurably("verdict", ("verdict", Verdict.Fail), ("hours", 1.5), ("infinite", double.PositiveInfinity), ("count", 3), ("ok", true));

        JsonElement[] lines = Lines();
        Assert.Equal(["started", "verdict"], lines.Select(line => line.GetProperty("event").GetString()));
        Assert.All(lines, line => Assert.Equal(log.Run, line.GetProperty("run").GetString()));
        Assert.All(lines, line => Assert.EndsWith("Z", line.GetProperty("time").GetString(), StringComparison.Ordinal));
        Assert.All(lines, line => Assert.True((DateTime.UtcNow - DateTime.Parse(line.GetProperty("time").GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal)).Duration() < TimeSpan.FromMinutes(1)));
        Assert.Equal("""["a\nb","c"]""", lines[0].GetProperty("many").GetRawText());
        Assert.Contains("Test-Ä", File.ReadAllText(_folder["log.jsonl"]), StringComparison.Ordinal);
        Assert.Equal(("Fail", 1.5, JsonValueKind.Null, 3, true), (lines[1].GetProperty("verdict").GetString(), lines[1].GetProperty("hours").GetDouble(), lines[1].GetProperty("infinite").ValueKind, lines[1].GetProperty("count").GetInt32(), lines[1].GetProperty("ok").GetBoolean()));
    }

    // As two scheduled runs do: no line is lost, torn or mixed with another.
    [Fact]
    public void SeveralRunsShareAFile()
    {
        string path = _folder["log.jsonl"];
        string filler = new('x', 9000);
        Parallel.For(0, 6, writer =>
        {
            RunLog log = RunLog.Open(path, "started", ("writer", writer));
            for (int index = 0; index < 50; index++) log.Write("inputFailed", ("index", index), ("message", filler));
            Assert.Equal((null, 0), (log.Trouble, log.Lost));
        });

        JsonElement[] lines = Lines();
        Assert.Equal(6 * 51, lines.Length);
        Assert.All(lines.GroupBy(line => line.GetProperty("run").GetString()), run => Assert.Equal(Enumerable.Range(0, 50), run.Skip(1).Select(line => line.GetProperty("index").GetInt32())));
    }

    [Fact]
    public void HalfALineOfAKilledWriterSpoilsNoOther()
    {
        File.WriteAllText(_folder["log.jsonl"], "{\"time\":\"2026-11-26T00:00:00.000Z\",\"ru");

        RunLog.Open(_folder["log.jsonl"], "started");

        string[] lines = File.ReadAllLines(_folder["log.jsonl"]);
        Assert.Equal(2, lines.Length);
        Assert.Equal("started", JsonDocument.Parse(lines[1]).RootElement.GetProperty("event").GetString());
    }

    [Fact]
    public void AnInputGivenByMistakeIsLeftAlone()
    {
        string path = _folder.Write("train.jsonl", "{\"audio_filepath\": \"a.wav\", \"text\": \"x\"}\n");

        Assert.Equal("LogForeign", Assert.Throws<SpeechDataException>(() => RunLog.Open(path, "started")).ErrorId);
        Assert.Equal("{\"audio_filepath\": \"a.wav\", \"text\": \"x\"}\n", File.ReadAllText(path));
    }

    [Fact]
    public void WhatCannotBeWrittenIsSaidAtOnce()
    {
        Assert.Equal("LogUnwritable", Assert.Throws<SpeechDataException>(() => RunLog.Open(_folder["gone/log.jsonl"], "started")).ErrorId);
        Assert.Equal("LogUnwritable", Assert.Throws<SpeechDataException>(() => RunLog.Open(_folder.Path, "started")).ErrorId);
    }

    [Fact]
    public void EventsThatCannotBeWrittenAreCountedAndTheRunGoesOn()
    {
        Directory.CreateDirectory(_folder["logs"]);
        RunLog log = RunLog.Open(_folder["logs/log.jsonl"], "started");
        Directory.Delete(_folder["logs"], recursive: true);

        log.Write("stage");
        log.Write("stage");

        Assert.Equal(2, log.Lost);
        Assert.IsType<DirectoryNotFoundException>(log.Trouble);
    }

    private JsonElement[] Lines() => [.. File.ReadAllLines(_folder["log.jsonl"]).Select(line => JsonDocument.Parse(line).RootElement)];
}
