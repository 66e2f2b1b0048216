using AsrDataTools.Corpus;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Corpus;

public sealed class CompactUtterancesTests
{
    public static TheoryData<string> Texts => ["", " ", "plain words", "Grüße, Жизнь, 音声, 👍🏽", "half a pair \ud83d here", "\udc4d", "\0 and \u2028", new string('é', 3_000_000)];

    [Fact]
    public void RowIsAsItWas()
    {
        SpeechUtterance full = new()
        {
            Id = "u1",
            AudioPath = "/data/clips/a.wav",
            StartSeconds = 0.1,
            DurationSeconds = 2.345,
            Channel = 2,
            Text = "please hold",
            Speaker = "s1",
            Recording = "call-7",
            Accent = "en-IN",
            Language = "en",
            Gender = "female",
            Domain = "banking",
            Device = "handset",
            Environment = "telephony",
            SampleRate = 8000,
            Codec = "mulaw",
            Bandwidth = "narrowband",
            BitDepth = 16,
            Channels = 2,
            RecordedAt = new DateTimeOffset(2026, 11, 23, 14, 5, 0, TimeSpan.FromMinutes(-150)),
            Split = "train",
            License = "CC-BY-4.0",
            Purpose = "asr-training",
            Weight = 0.5,
            Extra = new Dictionary<string, string> { ["consent"] = "form-1", ["note"] = "" },
            SourcePath = "/data/m.csv",
            SourceLine = 17,
        };
        CompactUtterances rows = [full, new() { Id = "" }, full with { Channel = -1, SourceLine = -3, StartSeconds = 0, Weight = 0 }];
        Assert.Equal(3, rows.Count);
        Same(full, rows[0]);
        Same(new() { Id = "" }, rows[1]);
        Same(full with { Channel = -1, SourceLine = -3, StartSeconds = 0, Weight = 0 }, rows[2]);
        Assert.Equal(["u1", "", "u1"], rows.Select(row => row.Id));
        Assert.Equal(["/data/clips/a.wav", null, "/data/clips/a.wav"], Enumerable.Range(0, 3).Select(rows.AudioPathOf));
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void AnyTextComesBack(string text)
    {
        SpeechUtterance row = new() { Id = text, Text = text, Speaker = text, Recording = text, AudioPath = text, Extra = new Dictionary<string, string> { [text] = text } };
        CompactUtterances rows = [new() { Id = "before" }, row, new() { Id = "after", Text = text }];
        Same(row, rows[1]);
        Assert.Equal("before", rows[0].Id);
        Assert.Equal(text, rows[2].Text);
    }

    [Theory]
    [InlineData("/a/b.wav")]
    [InlineData("b.wav")]
    [InlineData("/a/b/")]
    [InlineData(@"C:\a\b.wav")]
    [InlineData(@"/a\b/c.wav")]
    public void PathIsPutTogetherAgain(string path)
    {
        CompactUtterances rows = [new() { Id = "u", AudioPath = path }];
        Assert.Equal(path, rows[0].AudioPath);
        Assert.Equal(path, rows.AudioPathOf(0));
    }

    [Fact]
    public void ManyRowsComeBackInOrder()
    {
        SpeechUtterance[] made = [.. Made(20_000)];
        CompactUtterances rows = [.. made];
        Assert.All(made.Zip(rows), pair => Same(pair.First, pair.Second));
        Parallel.For(0, made.Length, row => Assert.Equal(made[row].Text, rows[row].Text));
    }

    [Fact]
    public void LabelsThatRepeatStandOnce()
    {
        CompactUtterances rows = [.. Made(1000)];
        Assert.Single(rows.Where(row => row.Speaker == "speaker3").Select(row => row.Speaker!).Distinct(ReferenceEqualityComparer.Instance));
        Assert.Single(rows.Select(row => row.Traits).Distinct(ReferenceEqualityComparer.Instance));
    }

    [Fact]
    public void LastRowGoesAndAnotherTakesItsPlace()
    {
        CompactUtterances rows = [];
        foreach (SpeechUtterance row in Made(9000))
        {
            rows.Add(row with { Text = "to go" });
            rows.RemoveLast();
            rows.Add(row);
        }

        Assert.All(Made(9000).Zip(rows), pair => Same(pair.First, pair.Second));
    }

    [Fact]
    public void KeysAreKnownByTheirCharacters()
    {
        CompactUtterances rows = [.. Made(5000), new() { Id = "u17" }];
        RowKeySet ids = new(rows, row => row.Id);
        Assert.All(Enumerable.Range(0, 5000), row => Assert.True(ids.Add(row)));
        Assert.False(ids.Add(5000));
    }

    private static IEnumerable<SpeechUtterance> Made(int count)
    {
        SeededRandom random = new(5);
        for (int row = 0; row < count; row++)
        {
            yield return new()
            {
                Id = $"u{row}",
                AudioPath = $"/data/{row % 7}/{row}.wav",
                Text = random.Next(10) == 0 ? null : new string((char)('a' + (row % 26)), random.Next(row % 1000 == 0 ? 20_000 : 200)),
                Speaker = random.Next(5) == 0 ? null : $"speaker{random.Next(9)}",
                DurationSeconds = random.Next(3) == 0 ? null : random.NextDouble(),
                Accent = "en-GB",
                SourceLine = row,
                Extra = row % 3 == 0 ? new Dictionary<string, string>() : new Dictionary<string, string> { [row % 2 == 0 ? "a" : "b"] = $"{row}", ["c"] = "same" },
            };
        }
    }

    // Columns are compared by what they hold; a record compares them by reference.
    private static void Same(SpeechUtterance expected, SpeechUtterance actual)
    {
        Assert.Equal(expected.Extra, actual.Extra);
        Assert.Equal(expected with { Extra = actual.Extra }, actual);
    }
}
