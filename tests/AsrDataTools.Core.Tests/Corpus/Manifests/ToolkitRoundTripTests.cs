using AsrDataTools.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Corpus.Manifests;

/// <summary>What a format can hold comes back as it was, whatever the rows; what it cannot is counted.</summary>
public sealed class ToolkitRoundTripTests : FormatFixture
{
    private static readonly string[] Words = ["hello", "a,b", "\"q\"", "你好", "Ünï", "x=1", "[noise]", "%20", "#", "|", "🙂", "tab\tinside"];

    public static TheoryData<string, string> Formats => new()
    {
        { "Kaldi", "out" }, { "ESPnet", "out" }, { "Lhotse", "cuts.jsonl.gz" }, { "Lhotse", "cuts.jsonl" }, { "LhotseFolder", "out" },
    };

    [Theory]
    [MemberData(nameof(Formats))]
    public void WhatIsWrittenComesBack(string format, string name)
    {
        for (int number = 0; number < 3; number++) Tone(Folder[$"rec {number}.wav"]);
        for (int seed = 1; seed <= 40; seed++)
        {
            SeededRandom random = new(seed);
            bool whole = seed % 2 == 0, sides = seed % 3 == 0;
            List<SpeechUtterance> rows = [.. Enumerable.Range(0, 1 + random.Next(12)).Select(number => Row(random, number, whole, sides, Folder.Path))];
            string target = Folder[$"{seed}-{name}"];

            ManifestLosses losses = Write(target, format, rows);
            List<SpeechUtterance> back = Read(target);

            Assert.Empty(Reported);
            Assert.DoesNotContain(losses.Rows, loss => loss.Key != "order of speakers");
            Assert.Equal(rows.OrderBy(row => row.Id, StringComparer.Ordinal).Select(Comparable), back.OrderBy(row => row.Id, StringComparer.Ordinal).Select(row => Comparable(row, rows)));
        }
    }

    [Fact]
    public void SidecarsOfWholeRecordings()
    {
        SeededRandom random = new(5);
        List<SpeechUtterance> rows = [.. Enumerable.Range(0, 30).Select(number => Row(random, number, true, false, Folder.Path))];

        ManifestLosses losses = Write(Folder["out"], "Sidecar", rows);
        List<SpeechUtterance> back = [.. Read(Folder["out"]).Select(row => row with { AudioPath = File.ResolveLinkTarget(row.AudioPath!, true)!.FullName })];

        Assert.Empty(Reported);
        Assert.Empty(losses.Rows);
        Assert.Equal(rows.OrderBy(row => row.Id, StringComparer.Ordinal).Select(Comparable), back.OrderBy(row => row.Id, StringComparer.Ordinal).Select(Comparable));
        Assert.False(File.Exists("/audio/rec 0.txt")); // Nothing beside the recordings themselves.
    }

    [Theory]
    [InlineData("original_id", "u 1")]
    [InlineData("original_id", "u1")]
    [InlineData("spk", "u1")]
    public void ColumnWithTheNameOfAKaldiTableIsALoss(string column, string id)
    {
        ManifestLosses losses = Write(Folder["out"], "Kaldi", new SpeechUtterance { Id = id, AudioPath = "/audio/a.wav", Speaker = "s", Extra = new Dictionary<string, string> { [column] = "other" } });

        SpeechUtterance back = Assert.Single(Read(Folder["out"]));
        Assert.Equal((id, "s"), (back.Id, back.Speaker));
        Assert.Empty(back.Extra);
        Assert.Equal(1, losses.Rows[column]);
        Assert.Empty(Reported);
    }

    private static SpeechUtterance Row(SeededRandom random, int number, bool whole, bool sides, string folder)
    {
        double start = Math.Round(random.NextDouble() * 100, random.Next(9));
        Dictionary<string, string> extra = random.NextDouble() < 0.5 ? [] : new() { ["note to self"] = Text(random), ["up_votes"] = "3", ["shape"] = "[1,2]" };
        return new SpeechUtterance
        {
            Id = random.NextDouble() < 0.3 ? $"utt {number}" : $"u{number}/x",
            AudioPath = whole ? $"/audio/rec {number}.wav" : Path.Combine(folder, $"rec {random.Next(3)}.wav"),
            StartSeconds = whole ? null : start,
            DurationSeconds = 0.001 + (random.NextDouble() * 10),
            Channel = sides ? 1 + random.Next(2) : random.NextDouble() < 0.2 ? 3 : null,
            Channels = sides ? 2 : 4,
            SampleRate = 16000,
            Text = Maybe(random, Text),
            Speaker = Maybe(random, one => $"spk {one.Next(4)}"),
            Recording = Maybe(random, one => $"call {one.Next(3)}"),
            Accent = Maybe(random, Text),
            Language = Maybe(random, _ => "en-IN"),
            Gender = Maybe(random, one => one.Next(2) == 0 ? "female" : "m"),
            Environment = Maybe(random, Text),
            BitDepth = 16,
            RecordedAt = random.NextDouble() < 0.5 ? null : new DateTimeOffset(2026, 3, 4, 5, 6, 7, TimeSpan.FromHours(2)),
            Weight = random.NextDouble() < 0.5 ? null : random.NextDouble(),
            Extra = extra,
        };
    }

    // Lhotse must know how long the recordings are that segments lie in.
    private static void Tone(string path)
    {
        using WaveWriter writer = new(path, 8000);
        for (int second = 0; second < 120; second++) writer.Write(new short[8000]);
        writer.Complete();
    }

    private static string Text(SeededRandom random) => string.Join(' ', Enumerable.Range(0, 1 + random.Next(4)).Select(_ => Words[random.Next(Words.Length)]));

    private static string? Maybe(SeededRandom random, Func<SeededRandom, string> make) => random.NextDouble() < 0.5 ? null : make(random);

    // Formats that must name a recording give one a name where the utterance has none.
    private static string Comparable(SpeechUtterance row, List<SpeechUtterance> written) =>
        Comparable(written.Single(one => one.Id == row.Id).Recording is null ? row with { Recording = null } : row);

    private static string Comparable(SpeechUtterance row) => string.Join(
        '\n',
        WrittenField.All.Select(field => $"{field.Field}={field.Text(field.Field == UtteranceField.StartSeconds ? row with { StartSeconds = row.StartSeconds ?? 0 } : row)}")
            .Concat(row.Extra.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => $"{entry.Key}:{entry.Value}")));
}
