using AsrDataTools.Acoustics;
using AsrDataTools.Core.Tests.Audio;
using AsrDataTools.Corpus;

namespace AsrDataTools.Core.Tests.Acoustics.Declarations;

/// <summary>From the columns of a manifest to findings, on real prompts that other programs changed.</summary>
public sealed class DeclaredRecordingTests : IDisposable
{
    private static readonly string[] Prompts = ["vm-options", "vm-msginstruct", "vm-review", "vm-instructions"];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void TheColumnsAreCarriedIntoProfilesAndTables()
    {
        string manifest = Write("m.csv", $"File Name;Sampling-Rate;Encoding;Env;Mic;Bits;Num Channels;Audio_Bandwidth;duration\n{Prompt("vm-options.wav")};8 kHz;PCM;call;handset;16-bit;mono;narrowband;16.37\n");

        AcousticProfile profile = Assert.Single(Profiles(manifest));

        Assert.Equal((8000, "PCM", 16, 1), (profile.DeclaredSampleRate!.Value, profile.DeclaredCodec, profile.DeclaredBitDepth!.Value, profile.DeclaredChannels!.Value));
        Assert.Equal(("call", "handset", "narrowband", 16.37), (profile.Environment, profile.Device, profile.DeclaredBandwidth, profile.DeclaredDurationSeconds!.Value));
        Assert.Equal(8000, profile.SampleRate);
        foreach (string name in new[] { "p.csv", "p.jsonl" })
        {
            string table = _folder[name];
            ProfileTable.Write(table, [profile]);
            Assert.Equal(profile, Assert.Single(ProfileTable.Read(table, error => Assert.Fail(error.Message))).Profile);
        }
    }

    [Theory]
    [InlineData("path,codec,sample_rate,bit_depth,channels,device,text\na.wav,pcm,8000,16,1,phone,x\n")]
    [InlineData("{\"audio_filepath\":\"a.wav\",\"codec\":\"pcm\",\"SampleRate\":8000,\"channels\":1}\n")]
    public void AManifestThatDeclaresIsNoTableOfProfiles(string text) => Assert.False(ProfileTable.Recognises(Write("m.txt", text)));

    [Fact]
    public void ANumberThatIsNoneCostsNoRow()
    {
        string manifest = Write("m.csv", $"path,sr,bits\n{Prompt("vm-options.wav")},lots,n/a\n");

        AcousticProfile profile = Assert.Single(Profiles(manifest));

        Assert.Null(profile.DeclaredSampleRate);
        Assert.Equal(["the declared sampling rate 'lots' is not understood"], profile.Remarks);
        DeclarationAudit audit = new();
        Assert.Empty(audit.Judge(profile));
        Assert.Equal("lots", Assert.Single(audit.WordsNotUnderstood).Key);
    }

    [Fact]
    public void PromptsBroughtTo16KilohertzDoNotPassForIt()
    {
        IEnumerable<string> rows = Prompts.Select(name =>
        {
            string made = _folder[name + ".wav"];
            Peer.Run("sox", Prompt(name + ".wav"), "-r", "16000", made);
            return $"{made},16000,PCM,{Prompt(name + ".wav")}";
        });
        string manifest = Write("m.csv", "path,sample_rate,codec,source\n" + string.Join('\n', rows));

        IReadOnlyList<Finding> findings = Judge(manifest);

        Assert.Equal(Prompts.Select(name => ("DeclaredContentRate", name + ".wav")), findings.Select(finding => (finding.Rule, Path.GetFileName(finding.Path)!)));
        Assert.All(findings, finding => Assert.StartsWith("sampling rate declared 16,000 Hz, and so is the file, but the content is of 8,000 Hz", finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void HonestPromptsAreNotContradicted()
    {
        string[] rows =
        [
            .. Prompts.Select(name => $"{Prompt(name + ".wav")},8000,PCM,telephony,telephone"),
            .. Prompts.Select(name => $"{Prompt(name + ".g722")},16000,G.722,VoIP,ip phone"),
            .. Prompts.Select(name => $"{Prompt(name + ".gsm")},8000,gsm,mobile,mobile phone"),
        ];

        Assert.Empty(Judge(Write("m.csv", "path,sample_rate,codec,environment,device\n" + string.Join('\n', rows))));
    }

    [Fact]
    public void ADecodedCallIsNoStudioRecording()
    {
        string coded = _folder["coded.wav"], decoded = _folder["decoded.wav"];
        Peer.Run("sox", Prompt("vm-options.wav"), "-e", "a-law", coded);
        Peer.Run("sox", coded, "-e", "signed", "-b", "16", decoded);

        IReadOnlyList<Finding> findings = Judge(Write("m.csv", $"path,codec,environment,duration\n{decoded},PCM,studio,20.5\n"));

        Assert.Equal(["DeclaredCodecTrace", "DeclaredDuration", "DeclaredEnvironment"], findings.Select(finding => finding.Rule).Order());
    }

    private static string Prompt(string name) => Peer.Prompt(name);

    private static IReadOnlyList<AcousticProfile> Profiles(string manifest) =>
    [
        .. SpeechManifest.Read(manifest, null, error => Assert.Fail(error.Message))
            .SelectMany(row => UtteranceProfiler.Profile(row, AcousticProfileOptions.Default, null, TestContext.Current.CancellationToken)),
    ];

    private static IReadOnlyList<Finding> Judge(string manifest)
    {
        DeclarationAudit audit = new();
        return [.. Profiles(manifest).SelectMany(audit.Judge)];
    }

    private string Write(string name, string text) => _folder.Write(name, text);
}
