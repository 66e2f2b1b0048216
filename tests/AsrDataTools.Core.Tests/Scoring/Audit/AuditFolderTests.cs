using AsrDataTools.Scoring.Audit;

namespace AsrDataTools.Core.Tests.Scoring.Audit;

public sealed class AuditFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void AnAuditWithoutAnswersMayBeReplacedAndNothingElse()
    {
        AuditSample sample = AuditSamples.Written(_folder);

        Assert.Equal("AuditFolderExists", Refused(replace: false));
        _ = new AuditFolder(_folder["audit"], replace: true);
        File.Move(AuditSamples.Filled(_folder, item => item.Item == 1 ? ("0", "", "") : null, sample), _folder["audit/sheet.csv"], overwrite: true);
        Assert.Equal("AuditFolderAnswered", Refused(replace: true));
        _folder.Write("audit/thesis.txt", "mine");
        Assert.Equal("AuditFolderForeign", Refused(replace: true));

        string Refused(bool replace) => Assert.Throws<SpeechDataException>(() => new AuditFolder(_folder["audit"], replace)).ErrorId;
    }

    [Fact]
    public void AFolderThatIsNoAuditIsNotReplaced()
    {
        Directory.CreateDirectory(_folder["other/clips"]);
        _folder.Write("file", "");

        Assert.Equal("AuditFolderForeign", Refused("other"));
        Assert.Equal("AuditFolderExists", Refused("file"));
        Assert.Equal("PathNotFound", Refused("none/audit"));

        string Refused(string name) => Assert.Throws<SpeechDataException>(() => new AuditFolder(_folder[name], replace: true)).ErrorId;
    }

    [Fact]
    public void ReplacingLeavesNoOldClips()
    {
        AuditSamples.Written(_folder);
        AuditFrame frame = new(new AuditOptions { Terms = AuditSamples.Terms });
        frame.Add(AuditSamples.Utterance(1, audio: _folder["recording.wav"]) with { DurationSeconds = 0.5 });

        new AuditFolder(_folder["audit"], replace: true).Write(frame.Draw(), 0, (_, _) => { }, _ => { }, exception => throw exception, TestContext.Current.CancellationToken);

        Assert.Single(Directory.GetFiles(_folder["audit/clips"]));
        Assert.Equal(["audit"], Directory.GetDirectories(_folder.Path).Select(Path.GetFileName));
    }

    [Fact]
    public void StoppedNothingIsLeft()
    {
        AuditFrame frame = new(new AuditOptions { Terms = AuditSamples.Terms });
        for (int i = 0; i < 30; i++) frame.Add(AuditSamples.Utterance(i));
        using CancellationTokenSource stop = new();

        Assert.Throws<OperationCanceledException>(() => new AuditFolder(_folder["audit"], replace: false).Write(frame.Draw(), 0, (_, _) => { }, _ => stop.Cancel(), _ => { }, stop.Token));

        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public void WhatHasNoAudioIsReportedAndStaysOnTheSheet()
    {
        AuditFrame frame = new(new AuditOptions { Terms = AuditSamples.Terms });
        frame.Add(AuditSamples.Utterance(1));
        frame.Add(AuditSamples.Utterance(2, audio: _folder["gone.wav"]));
        frame.Add(AuditSamples.Utterance(3, audio: _folder.Write("text.wav", "no audio")));
        List<string> errors = [];

        AuditSample sample = new AuditFolder(_folder["audit"], replace: false).Write(frame.Draw(), 0, (_, _) => { }, _ => { }, exception => errors.Add(exception.ErrorId), TestContext.Current.CancellationToken);

        Assert.Equal(["AudioNotRecognised", "AudioUnreadable", "AuditAudioMissing"], errors.Order());
        Assert.All(sample.Items, item => Assert.Null(item.Clip));
        Assert.Equal(4, File.ReadAllLines(_folder["audit/sheet.csv"]).Length);
    }
}
