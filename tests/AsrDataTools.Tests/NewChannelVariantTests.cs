using AsrDataTools.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Leakage;
using AsrDataTools.Simulation;

namespace AsrDataTools.Tests;

public sealed class NewChannelVariantTests : IDisposable
{
    private const string Prompts = "/usr/share/asterisk/sounds/en_US_f_Allison";

    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public NewChannelVariantTests()
    {
        _session.SetLocation(_corpus.Path);
        for (int i = 0; i < 6; i++) _corpus.WriteSpeech($"clean/s{i}.wav", seconds: 2 + (i % 3), sampleRate: 16000, seed: i);
        _corpus.WriteText("clean.csv", "id,audio_path,speaker,text\n" + string.Concat(Enumerable.Range(0, 6).Select(i => $"u{i},clean/s{i}.wav,spk{i % 3},words {i} of my own\n")));
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void StagesInOrderWithRangesGiveAVariedSet()
    {
        ScriptResult result = _session.Run(
            "New-ChannelVariant clean.csv out -Stage @{ Kind = 'Noise'; Type = 'Babble'; SnrDb = @(5, 15) }, @{ Kind = 'Telephony' } -VariantsPerUtterance 2").Clean();

        IReadOnlyList<ChannelVariant> variants = result.As<ChannelVariant>();
        Assert.Equal(12, variants.Count);
        Assert.Equal(12, variants.Select(variant => variant.SnrDb).Distinct().Count());
        Assert.All(variants, variant => Assert.InRange(variant.SnrDb!.Value, 5, 15));
        Assert.Contains("Made 12 of 12 variants, 0 failed", result.Summary, StringComparison.Ordinal);
        IReadOnlyList<SpeechUtterance> rows = _session.Run("Import-SpeechManifest out/variants.jsonl").Clean().As<SpeechUtterance>();
        Assert.Equal(variants.Select(variant => variant.Id), rows.Select(row => row.Id));
        Assert.Equal(("u0", "spk0", "words 0 of my own"), (rows[0].Extra["parent_id"], rows[0].Speaker, rows[0].Text));
    }

    [Fact]
    public void BytesDoNotDependOnTheThreads()
    {
        const string Chain = "-Stage @{ Kind = 'Overlap' }, @{ Kind = 'Noise'; Type = 'White', 'Pink', 'Babble' }, @{ Kind = 'Room'; DecaySeconds = 0.2 }, @{ Kind = 'Loss' }, @{ Kind = 'Telephony' }";
        _session.Run($"New-ChannelVariant clean.csv one {Chain} -ThrottleLimit 1").Clean();
        _session.Run($"New-ChannelVariant clean.csv four {Chain} -ThrottleLimit 4").Clean();
        _session.Run($"New-ChannelVariant clean.csv other {Chain} -Seed 2").Clean();

        for (int i = 0; i < 6; i++)
        {
            byte[] one = File.ReadAllBytes(_corpus.PathOf($"one/u{i}-v1.wav"));
            Assert.Equal(one, File.ReadAllBytes(_corpus.PathOf($"four/u{i}-v1.wav")));
            Assert.NotEqual(one, File.ReadAllBytes(_corpus.PathOf($"other/u{i}-v1.wav")));
        }

        Assert.Equal(
            File.ReadAllText(_corpus.PathOf("one/variants.jsonl")), File.ReadAllText(_corpus.PathOf("four/variants.jsonl")));
    }

    [Theory]
    [InlineData("Telephony")]
    [InlineData("FarField")]
    public void PresetsTakeACorpusOfOneSpeaker(string preset)
    {
        _corpus.WriteText("one.csv", "id,audio_path,speaker\n" + string.Concat(Enumerable.Range(0, 6).Select(i => $"u{i},clean/s{i}.wav,me\n")));
        Assert.Equal(6, _session.Run($"New-ChannelVariant one.csv out -Preset {preset}").Clean().Output.Count);
    }

    [Fact]
    public void AChannelOfOnesOwnHasAName()
    {
        const string Gain = "-Stage @{ Kind = 'Gain'; GainDb = -6 }";
        Assert.Equal("Quiet line", Assert.Single(_session.Run($"New-ChannelVariant clean/s0.wav out {Gain} -ChannelName 'Quiet line'").Clean().As<ChannelVariant>()).Channel);
        Assert.Equal("Quiet line", Assert.Single(_session.Run("Import-SpeechManifest out/variants.jsonl").Clean().As<SpeechUtterance>()).Extra["variant_channel"]);

        // Another name is another variant, of the same chance.
        ChannelVariant renamed = Assert.Single(_session.Run($"New-ChannelVariant clean/s0.wav out {Gain} -ChannelName Line").Clean().As<ChannelVariant>());
        Assert.Equal(("s0-Line-v1", "Line", false), (renamed.Id, renamed.Channel, renamed.IsKept));
        Assert.Equal(File.ReadAllBytes(_corpus.PathOf("out/s0-Quiet-line-v1.wav")), File.ReadAllBytes(renamed.Path));
        Assert.Equal("Custom", Assert.Single(_session.Run($"New-ChannelVariant clean/s0.wav other {Gain}").Clean().As<ChannelVariant>()).Channel);
        Assert.Single(_session.Run("New-ChannelVariant clean/s0.wav third -Preset Telephony -ChannelName x").Errors);
    }

    [Fact]
    public void StagesMayStandInAFile()
    {
        _corpus.WriteText("chain.psd1", "@{ Stage = @( @{ Kind = 'Resample'; SampleRate = 8000 }, @{ Kind = 'Gain'; GainDb = -6 } ) }");
        ChannelVariant variant = _session.Run("New-ChannelVariant clean/s0.wav out -Stage chain.psd1").Clean().As<ChannelVariant>().Single();
        Assert.Equal("Resample(SampleRate=8000) → Gain(GainDb=-6)", variant.Chain);
        Assert.Equal(8000, variant.SampleRate);
    }

    [Fact]
    public void PresetsGoOnIntoOtherCommands()
    {
        ScriptResult result = _session.Run(
            """
            $made = New-ChannelVariant clean.csv out -Preset Telephony -SampleRate 16000
            $made
            $made | Get-AcousticProfile
            """).Clean();

        Assert.Equal(12, result.Output.Count);
        Assert.All(result.Output.Take(6), item => Assert.Equal("telephony", ((ChannelVariant)item.BaseObject).Utterance.Environment));
        Assert.All(result.Output.Skip(6), item => Assert.Equal(16000, ((Acoustics.AcousticProfile)item.BaseObject).SampleRate));
    }

    [Fact]
    public void PresetsInFoldersOfTheirOwnHaveIdsOfTheirOwn()
    {
        const string Telephony = "New-ChannelVariant clean/s0.wav telephony -Preset telephony";
        IReadOnlyList<ChannelVariant> variants = _session.Run($"{Telephony}; New-ChannelVariant clean/s0.wav either -Preset Voip, FarField").Clean().As<ChannelVariant>();

        Assert.Equal(["s0-Telephony-v1", "s0-Voip-FarField-v1"], variants.Select(variant => variant.Id));
    }

    [Fact]
    public void AnInterruptedRunIsTakenUp()
    {
        _session.Run("New-ChannelVariant clean.csv out -Stage @{ Kind = 'Telephony' }").Clean();
        File.Delete(_corpus.PathOf("out/u2-v1.wav"));
        File.Delete(_corpus.PathOf("out/variants.jsonl"));

        ScriptResult again = _session.Run("New-ChannelVariant clean.csv out -Stage @{ Kind = 'Telephony' }").Clean();

        Assert.Equal(["u2-v1"], again.As<ChannelVariant>().Where(variant => !variant.IsKept).Select(variant => variant.Id));
        Assert.Contains("5 were there already and are kept", again.Summary, StringComparison.Ordinal);
        Assert.Equal(6, File.ReadAllLines(_corpus.PathOf("out/variants.jsonl")).Length);
    }

    /// <summary>The leak and the split follow the parent.</summary>
    [Fact]
    public void VariantsAndTheirParentsAreOneFamily()
    {
        _session.Run("New-ChannelVariant clean.csv out -Stage @{ Kind = 'Telephony' }").Clean();
        IReadOnlyList<LeakageFinding> leaks = _session.Run("Find-EvalLeakage out/variants.jsonl clean.csv -Kind SameRecording").Clean().As<LeakageFinding>();
        Assert.Equal(6, leaks.Count);
        Assert.All(leaks, leak => Assert.Contains("is a variant of it", leak.Evidence, StringComparison.Ordinal));

        IReadOnlyList<SpeechUtterance> split = _session.Run(
            "Split-SpeechManifest clean.csv, out/variants.jsonl @{ train = 0.5; test = 0.5 } -Tolerance 0.5 -Kind SameRecording").Clean().As<SpeechUtterance>();
        Assert.Equal(12, split.Count);
        Assert.Equal(2, split.Select(row => row.Split).Distinct().Count());
        Assert.All(split.GroupBy(row => row.Extra.GetValueOrDefault("parent_id") ?? row.Id), family => Assert.Single(family.Select(row => row.Split).Distinct()));
    }

    [Fact]
    public void AnnotationIsCarriedAlong()
    {
        _corpus.WriteText("turns.rttm", "SPEAKER s0 1 0.400 0.600 <NA> <NA> anna <NA> <NA>\n");
        ChannelVariant variant = _session.Run("New-ChannelVariant clean/s0.wav out -Stage @{ Kind = 'Speed'; Factor = 0.8 } -Annotation turns.rttm").Clean().As<ChannelVariant>().Single();
        Assert.StartsWith("SPEAKER s0-v1 1 0.500 0.750", File.ReadAllText(Assert.Single(variant.Annotation)), StringComparison.Ordinal);
    }

    [Fact]
    public void SuppliedNoisesAndResponsesAreUsed()
    {
        _corpus.WriteTones("noise/n.wav", 3, 8000, 7);
        using (WaveWriter writer = new(_corpus.PathOf("room.wav"), 16000))
        {
            writer.Write([0f, 0.5f, 0f, 0.25f]);
            writer.Complete();
        }

        ChannelVariant variant = _session.Run(
            "New-ChannelVariant clean/s0.wav out -Stage @{ Kind = 'ImpulseResponse' }, @{ Kind = 'Noise'; Type = 'File' } -NoisePath noise -ImpulseResponsePath room.wav").Clean().As<ChannelVariant>().Single();
        Assert.Contains($"noise_path={_corpus.PathOf("noise/n.wav")}", variant.Parameters);
        Assert.Contains($"impulseresponse_path={_corpus.PathOf("room.wav")}", variant.Parameters);
    }

    [Fact]
    public void MatchingBringsSpeechNearerToProduction()
    {
        string[] prompts = Directory.Exists(Prompts)
            ? [.. Directory.EnumerateFiles(Prompts, "*.wav").Where(file => new FileInfo(file).Length is > 40_000 and < 200_000).Order(StringComparer.Ordinal).Take(60)]
            : [];
        if (prompts.Length < 60) Assert.Skip("needs asterisk-core-sounds-en-wav");
        for (int i = 0; i < prompts.Length; i++)
        {
            Directory.CreateDirectory(_corpus.PathOf("studio"));
            Directory.CreateDirectory(_corpus.PathOf("callers"));
            File.Copy(prompts[i], _corpus.PathOf($"{(i % 2 == 0 ? "studio" : "callers")}/p{i}.wav"));
        }

        _session.Run("New-ChannelVariant callers calls -Stage @{ Kind = 'Noise'; Type = 'Pink'; SnrDb = @(8, 14) }, @{ Kind = 'Gain'; LevelDbov = @(-34, -30) }, @{ Kind = 'Telephony' } -Seed 9").Clean();

        ScriptResult result = _session.Run("New-ChannelVariant studio like -MatchProfile calls/variants.jsonl").Clean();

        Assert.Equal(30, result.Output.Count);
        ChannelMatch match = (ChannelMatch)result.Information.Single(record => record.Tags.Contains("ChannelMatch")).MessageData;
        Assert.Equal((30, 30), (match.ProductionProfiles, match.VariantProfiles));
        Assert.True(match.AucBefore > 0.95, match.ToString());
        Assert.True(match.AucAfter < match.AucBefore - 0.1, match.ToString());
        Assert.True(match.ChannelAucAfter < match.ChannelAucBefore - 0.1, match.ToString());
        Assert.All(result.As<ChannelVariant>(), variant => Assert.Equal((8000, "Match"), (variant.SampleRate, variant.Channel)));
    }

    [Fact]
    public void WhatIfMakesNothing()
    {
        Assert.Empty(_session.Run("New-ChannelVariant clean.csv out -Preset Voip -WhatIf").Clean().Output);
        Assert.False(Directory.Exists(_corpus.PathOf("out")));
    }

    [Theory]
    [InlineData("-Stage @{ Kind = 'Nois' }", "StageUnknown")]
    [InlineData("-Stage @{ Kind = 'Noise'; Snr = 3 }", "StageSettingInvalid")]
    [InlineData("-Stage 5", "StageInvalid")]
    [InlineData("-Stage @{ Stages = 5 }", "StageUnknown")]
    [InlineData("-Stage none.psd1", "PathNotFound")]
    [InlineData("-Preset Telefony", "PresetUnknown")]
    [InlineData("-Preset Voip -NoisePath nowhere", "PathNotFound")]
    [InlineData("-MatchProfile clean.csv -ColumnMap @{ Nonsense = 'x' }", "ColumnMapInvalid")]
    public void SlipsEndTheCommandBeforeAnythingIsMade(string arguments, string id)
    {
        ScriptResult result = _session.Run($"New-ChannelVariant clean.csv out {arguments}");
        string[] ids = [.. result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0])];
        if (result.Terminating is { } terminating) ids = [.. ids, terminating.ErrorRecord.FullyQualifiedErrorId.Split(',')[0]];
        Assert.Contains(id, ids);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void OneBadFileIsOneError()
    {
        _corpus.WriteText("clean/bad.wav", "this is no audio");
        _corpus.WriteSpeech("clean/silent.wav", seconds: 0.02);
        ScriptResult result = _session.Run("New-ChannelVariant clean out -Stage @{ Kind = 'Noise'; Type = 'White' }");

        Assert.Equal(6, result.Output.Count);
        Assert.Equal(
            ["AudioNotRecognised", "SpeechLevelUnknown"], result.Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]).Order(StringComparer.Ordinal));
        Assert.Contains("Made 6 of 8 variants, 2 failed", result.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void RepeatedIdsAreAnError()
    {
        _corpus.WriteText("twice.csv", "id,audio_path\nu,clean/s0.wav\nu,clean/s1.wav\n");
        ScriptResult result = _session.Run("New-ChannelVariant twice.csv out -Stage @{ Kind = 'Telephony' }");
        Assert.Equal("UtteranceRepeated", Assert.Single(result.Errors).FullyQualifiedErrorId.Split(',')[0]);
        Assert.Single(result.Output);
    }

    [Fact]
    public void StoppedItLeavesOnlyWholeRecordings()
    {
        for (int i = 0; i < 40; i++) _corpus.WriteSpeech($"long/s{i}.wav", seconds: 60, sampleRate: 16000, seed: i);
        TimeSpan stopping = _session.RunAndStop(
            "New-ChannelVariant long out -Stage @{ Kind = 'Noise'; Type = 'Pink' }, @{ Kind = 'Telephony' } -ThrottleLimit 2", _ => Directory.Exists(_corpus.PathOf("out")) && Directory.EnumerateFiles(_corpus.PathOf("out"), "*.wav").Any());

        Assert.True(stopping < TimeSpan.FromSeconds(10), $"stopping took {stopping}");
        Assert.All(Directory.GetFiles(_corpus.PathOf("out")), file => Assert.True(file.EndsWith(".wav", StringComparison.Ordinal) || file.EndsWith(".jsonl", StringComparison.Ordinal), file));
        Assert.All(Directory.GetFiles(_corpus.PathOf("out"), "*.wav"), file =>
        {
            using AudioReader reader = AudioFile.Open(file);
            Assert.Equal(60, reader.Format.DurationSeconds!.Value, 3);
        });
    }

    [Fact]
    public void AFullDiskLeavesNothingHalfWritten()
    {
        if (!OperatingSystem.IsLinux() || Environment.UserName != "root") Assert.Skip("needs root on Linux, to mount a small file system");
        Directory.CreateDirectory(_corpus.PathOf("small"));
        if (Mount("-t", "tmpfs", "-o", "size=64k", "tmpfs", _corpus.PathOf("small")) != 0) Assert.Skip("needs the right to mount");
        try
        {
            ScriptResult result = _session.Run("New-ChannelVariant clean.csv small -Stage @{ Kind = 'Telephony' } -ThrottleLimit 1");

            Assert.NotEmpty(result.Errors);
            Assert.All(result.Errors, error => Assert.Contains(error.FullyQualifiedErrorId.Split(',')[0], (string[])["AudioWriteFailed", "VariantWriteFailed"]));
            foreach (string file in Directory.GetFiles(_corpus.PathOf("small"), "*.wav"))
            {
                using AudioReader reader = AudioFile.Open(file);
                Assert.True(reader.Format.DurationSeconds >= 2);
            }

            Assert.DoesNotContain(Directory.GetFiles(_corpus.PathOf("small")), file => file.EndsWith(".partial", StringComparison.Ordinal) || file.EndsWith(".unfinished", StringComparison.Ordinal));
        }
        finally
        {
            using System.Diagnostics.Process unmount = System.Diagnostics.Process.Start("umount", _corpus.PathOf("small"));
            unmount.WaitForExit();
        }
    }

    private static int Mount(params string[] arguments)
    {
        using System.Diagnostics.Process process = System.Diagnostics.Process.Start("mount", arguments);
        process.WaitForExit();
        return process.ExitCode;
    }
}
