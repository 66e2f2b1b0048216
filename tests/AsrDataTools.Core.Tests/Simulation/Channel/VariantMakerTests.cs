using AsrDataTools.Audio;
using AsrDataTools.Core.Tests.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Simulation;
using static AsrDataTools.Core.Tests.Simulation.SentSpeech;

namespace AsrDataTools.Core.Tests.Simulation;

public sealed class VariantMakerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void LabelsFollowTheParentAndDeclarationsDoNot()
    {
        SpeechUtterance parent = Parent() with
        {
            Speaker = "anna",
            Accent = "en-US",
            License = "CC0",
            Purpose = "asr",
            Text = "hello",
            Environment = "studio",
            SampleRate = 48000,
            Codec = "flac",
            Extra = new Dictionary<string, string> { ["consent"] = "c-7" },
        };

        ChannelVariant variant = Assert.Single(Make(parent, Chain(("SnrDb", "5..15"))));

        Assert.Equal(("u-v1", "u", parent.AudioPath), (variant.Id, variant.ParentId, variant.ParentPath));
        SpeechUtterance row = variant.Utterance;
        Assert.Equal(("anna", "en-US", "CC0", "asr", "hello"), (row.Speaker, row.Accent, row.License, row.Purpose, row.Text));
        Assert.Equal(("c-7", "u", "studio"), (row.Extra["consent"], row.Extra["parent_id"], row.Extra["parent_environment"]));
        Assert.Equal((8000, null, null, 16), (row.SampleRate, row.Codec, row.Environment, row.BitDepth));
        Assert.InRange(double.Parse(row.Extra["noise_snr_db"], System.Globalization.CultureInfo.InvariantCulture), 5, 15);
        Assert.Equal(variant.DurationSeconds, Decoded.Read(variant.Path).Frames / 8000.0, 6);
    }

    [Fact]
    public void WhatIsThereFromTheSameIsKeptAndAnythingElseIsRefused()
    {
        ChannelVariant first = Make(Parent(), Chain(("SnrDb", 10)))[0];
        DateTime made = File.GetLastWriteTimeUtc(first.Path);

        ChannelVariant again = Make(Parent(), Chain(("SnrDb", 10)))[0];
        Assert.True(again.IsKept);
        Assert.Equal(first.Parameters, again.Parameters);
        Assert.Equal(made, File.GetLastWriteTimeUtc(first.Path));

        Assert.Equal("VariantTargetExists", Assert.Throws<SpeechDataException>(() => Make(Parent(), Chain(("SnrDb", 11)))).ErrorId);
        Assert.False(Make(Parent(), Chain(("SnrDb", 11)), force: true)[0].IsKept);
    }

    [Fact]
    public void AnotherFileOfThatNameStaysAsItIs()
    {
        _folder.Write("out/u-v1.wav", "mine");
        Assert.Equal("VariantTargetExists", Assert.Throws<SpeechDataException>(() => Make(Parent(), Chain())).ErrorId);
        Assert.Equal("mine", File.ReadAllText(_folder["out/u-v1.wav"]));
    }

    [Fact]
    public void AnUnfinishedLineOfTheJournalIsNoTrouble()
    {
        ChannelVariant first = Make(Parent(), Chain())[0];
        File.AppendAllText(_folder["out/variants.journal.jsonl"], "{\"Id\":\"half");
        Assert.True(Make(Parent(), Chain())[0].IsKept);
        Assert.False(Make(Parent() with { Id = "w" }, Chain())[0].IsKept);
        Assert.True(Make(Parent() with { Id = "w" }, Chain())[0].IsKept);
        Assert.Equal("u-v1", first.Id);
    }

    [Fact]
    public void FailureLeavesNothing()
    {
        Assert.Equal("NoisePathMissing", Assert.Throws<SpeechDataException>(() => Make(Parent(), Chain(("Type", "File")))).ErrorId);
        Assert.Empty(Directory.GetFiles(_folder["out"]));
    }

    [Fact]
    public void TimesOfAnnotationAreCutShiftedAndStretched()
    {
        SpeechUtterance parent = Parent() with { StartSeconds = 1, DurationSeconds = 2 };
        _folder.Write("u.rttm", "SPEAKER u 1 0.500 0.400 <NA> <NA> early <NA> <NA>\nSPEAKER u 1 1.500 0.500 <NA> <NA> anna <NA> <NA>\nSPEAKER u 1 2.800 0.900 <NA> <NA> bert <NA> <NA>\n");

        ChannelVariant variant = Make(parent, ChannelChain.Of([Stage("Speed", ("Factor", 0.5))]))[0];

        Assert.Equal(4, variant.DurationSeconds, 3);
        string[] rows = File.ReadAllLines(Assert.Single(variant.Annotation));
        Assert.Equal(2, rows.Length);
        Assert.StartsWith("SPEAKER u-v1 1 1.000 1.000 <NA> <NA> anna", rows[0], StringComparison.Ordinal);
        Assert.StartsWith("SPEAKER u-v1 1 3.600 0.400 <NA> <NA> bert", rows[1], StringComparison.Ordinal);
    }

    [Fact]
    public void EachChannelOfARecordingBecomesAVariant()
    {
        using (WaveWriter writer = new(_folder["two.wav"], 8000, 2))
        {
            writer.Write([.. Tone(400, 8000, 2).SelectMany(sample => new[] { sample, sample / 2 })]);
            writer.Complete();
        }

        IReadOnlyList<ChannelVariant> variants = Make(new SpeechUtterance { Id = "two.wav", AudioPath = _folder["two.wav"] }, ChannelChain.Of([Stage("Telephony")]));
        Assert.Equal(["two-c1-v1", "two-c2-v1"], variants.Select(variant => variant.Id));
        Assert.Equal(["1", "2"], variants.Select(variant => variant.Utterance.Extra["parent_channel"]));
    }

    [Fact]
    public void NamesOfFilesAreKeptApart()
    {
        Assert.Equal("digits-1-v1", VariantName.FileStem("digits-1-v1"));
        Assert.StartsWith("digits_1-v1-", VariantName.FileStem("digits/1-v1"), StringComparison.Ordinal);
        Assert.NotEqual(VariantName.FileStem("digits/1-v1"), VariantName.FileStem("digits:1-v1"));
    }

    /// <summary>A variant of a variant is still of the first parent: leakage and consent hang on it.</summary>
    [Fact]
    public void TheFirstParentIsKept()
    {
        SpeechUtterance first = Make(Parent(), ChannelChain.Of([Stage("Telephony")]))[0].Utterance;
        ChannelVariant second = Make(first, ChannelChain.Of([Stage("Gain", ("GainDb", -3))]))[0];
        Assert.Equal(("u-v1-v1", "u", _folder["u.wav"]), (second.Id, second.ParentId, second.ParentPath));
    }

    private static ChannelChain Chain(params (string, object)[] noise) => ChannelChain.Of([Stage("Noise", noise)]);

    private SpeechUtterance Parent()
    {
        string path = _folder["u.wav"];
        if (!File.Exists(path)) File.Copy(Peer.Prompt("vm-intro.wav"), path);
        return new SpeechUtterance { Id = "u", AudioPath = path };
    }

    private IReadOnlyList<ChannelVariant> Make(SpeechUtterance parent, ChannelChain chain, bool force = false)
    {
        using VariantMaker maker = new(new VariantOptions { Folder = _folder["out"], Chains = [chain], Force = force }, [parent], CancellationToken.None);
        return maker.Make(parent, 1);
    }
}
