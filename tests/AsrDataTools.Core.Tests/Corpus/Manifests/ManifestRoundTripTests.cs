using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Core.Tests.Corpus.Manifests;

/// <summary>What is written comes back as it was, or is counted as lost: field by field, to the number of rows.</summary>
public sealed class ManifestRoundTripTests : IDisposable
{
    private const int Utterances = 400;

    private readonly TemporaryFolder _folder = new();
    private readonly List<SpeechDataException> _reported = [];

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string?, int> Targets()
    {
        TheoryData<string, string?, int> targets = [];
        foreach (int seed in (int[])[1, 2, 3])
        {
            targets.Add("m.csv", null, seed);
            targets.Add("m.csv.gz", null, seed);
            targets.Add("m.tsv", null, seed);
            targets.Add("m.tsv.zst", null, seed);
            targets.Add("m.jsonl", null, seed);
            targets.Add("m.jsonl.gz", null, seed);
            targets.Add("m.parquet", null, seed);
            targets.Add("metadata.csv", null, seed);
            targets.Add("metadata.jsonl", null, seed);
            targets.Add("metadata.parquet", null, seed);
            targets.Add("brain.csv", "SpeechBrain", seed);
        }

        return targets;
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public void WhatIsNotLostComesBack(string name, string? format, int seed)
    {
        SpeechUtterance[] written = [.. new UtteranceGenerator(seed, _folder.Path).Many(Utterances)];
        List<SpeechUtterance> held = [];
        IReadOnlyDictionary<string, long> losses = Write(_folder[name], format, written, held);

        SpeechUtterance[] read = [.. SpeechManifest.Read(_folder[name], null, _reported.Add)];

        Assert.Empty(_reported);
        Assert.Equal(held.Count, read.Length);
        SortedDictionary<string, long> missing = new(StringComparer.Ordinal);
        for (int row = 0; row < read.Length; row++) Compare(held[row], read[row], missing);
        foreach ((string field, long rows) in missing) Assert.True(losses.GetValueOrDefault(field) == rows, $"{field}: {rows} rows differ, {losses.GetValueOrDefault(field)} are counted");
        Assert.Equal(
            losses.Where(loss => loss.Key != HuggingFaceSink.Outside).ToDictionary(),
            missing.ToDictionary());
    }

    [Fact]
    public void AReleaseOfCommonVoice()
    {
        string release = _folder["release"];
        SpeechUtterance[] written =
        [
            .. new UtteranceGenerator(5, Path.Combine(release, "clips")).Many(Utterances).Select((utterance, row) => new SpeechUtterance
            {
                Id = $"{row}.mp3",
                AudioPath = Path.Combine(release, "clips", $"{row}.mp3"),
                Text = utterance.Text,
                Speaker = utterance.Speaker,
                Gender = utterance.Gender,
                Accent = utterance.Accent,
                Language = utterance.Language,
                DurationSeconds = utterance.DurationSeconds is { } seconds ? Math.Round(seconds, 3) : null,
                Domain = utterance.Domain,
                Split = ((string[])["train", "dev", "test", "validated"])[row % 4],
                Extra = utterance.Extra.Where(pair => pair.Key is "age" or "up_votes").ToDictionary(),
            }),
        ];
        List<SpeechUtterance> held = [];
        IReadOnlyDictionary<string, long> losses = Write(release, "CommonVoice", written, held);

        Dictionary<string, SpeechUtterance> read = SpeechManifest.Read(release, null, _reported.Add).ToDictionary(row => row.Id);

        Assert.Empty(_reported);
        Assert.Equal(held.Count, read.Count);
        SortedDictionary<string, long> missing = new(StringComparer.Ordinal);
        foreach (SpeechUtterance utterance in held) Compare(utterance, read[utterance.Id], missing);
        Assert.Equal(losses.ToDictionary(), missing.ToDictionary());
        Assert.Equal(written.Count(row => !string.IsNullOrWhiteSpace(row.Domain)), losses["Domain"]);
    }

    [Fact]
    public void CommonVoiceRefusesWhatIsNoWholeRecording()
    {
        using SpeechManifestWriter writer = SpeechManifestWriter.Open(_folder["cv"], new() { Format = "CommonVoice" });

        Assert.Equal("UtteranceNotHeld", Assert.Throws<SpeechDataException>(() => writer.Write(new() { Id = "a", AudioPath = "/a.wav", StartSeconds = 1 })).ErrorId);
        Assert.Equal("UtteranceNotHeld", Assert.Throws<SpeechDataException>(() => writer.Write(new() { Id = "a", Text = "no audio" })).ErrorId);
        Assert.Equal("UtteranceNotHeld", Assert.Throws<SpeechDataException>(() => writer.Write(new() { Id = "a", AudioPath = "/a.wav", Split = "mine" })).ErrorId);
    }

    private static IReadOnlyDictionary<string, long> Write(string path, string? format, SpeechUtterance[] utterances, List<SpeechUtterance> held)
    {
        using SpeechManifestWriter writer = SpeechManifestWriter.Open(path, new() { Format = format });
        foreach (SpeechUtterance utterance in utterances)
        {
            try
            {
                writer.Write(utterance);
                held.Add(utterance);
            }
            catch (SpeechDataException exception) when (exception.ErrorId == "UtteranceNotHeld")
            {
                // SpeechBrain needs both ends of a span.
                Assert.True(utterance.StartSeconds is not null && utterance.DurationSeconds is null);
            }
        }

        writer.Complete();
        return writer.Losses.Rows;
    }

    private static void Compare(SpeechUtterance written, SpeechUtterance read, SortedDictionary<string, long> missing)
    {
        Assert.Equal(written.Id, read.Id);
        Assert.Equal(written.AudioPath, read.AudioPath);
        foreach (string name in UtteranceProperty.Names)
        {
            if (name is "SourcePath" or "SourceLine") continue;
            object? before = UtteranceProperty.Get(written, name), after = UtteranceProperty.Get(read, name);
            if (before is string text && string.IsNullOrWhiteSpace(text)) before = null;
            // SpeechBrain counts samples, Common Voice microseconds.
            bool same = before is double one && after is double other ? Math.Abs(one - other) <= 1.0 / 8000 : Equals(before, after);
            if (same) continue;
            Assert.Null(after);
            missing[name] = missing.GetValueOrDefault(name) + 1;
        }

        foreach ((string name, string value) in written.Extra)
        {
            if (value.Length == 0 || read.Extra.GetValueOrDefault(name) == value) continue;
            Assert.False(read.Extra.ContainsKey(name));
            missing[name] = missing.GetValueOrDefault(name) + 1;
        }

        Assert.Subset(written.Extra.Keys.ToHashSet(), read.Extra.Keys.ToHashSet());
    }
}
