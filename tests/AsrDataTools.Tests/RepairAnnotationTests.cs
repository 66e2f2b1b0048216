using System.Management.Automation;
using AsrDataTools.Annotation.Repair;

namespace AsrDataTools.Tests;

public sealed class RepairAnnotationTests : IDisposable
{
    private const string Unsorted = "SPEAKER call 1 1.0 1.0 <NA> <NA> a <NA> <NA>\nSPEAKER call 1 0.5 0.2 <NA> <NA> b <NA> <NA>\nSPEAKER call 1 1.5 1.0 <NA> <NA> a <NA> <NA>\n";
    private const string Repaired = "SPEAKER call 1 0.5 0.2 <NA> <NA> b <NA> <NA>\nSPEAKER call 1 1.000 0.500 <NA> <NA> a <NA> <NA>\nSPEAKER call 1 1.5 1.0 <NA> <NA> a <NA> <NA>\n";

    private readonly ModuleSession _session = new();
    private readonly TemporaryCorpus _corpus = new();

    public RepairAnnotationTests()
    {
        _session.SetLocation(_corpus.Path);
        _corpus.WriteText("in/call[1].rttm", Unsorted);
        _corpus.WriteText("in/deep/sound.rttm", Repaired);
    }

    public void Dispose()
    {
        _session.Dispose();
        _corpus.Dispose();
    }

    [Fact]
    public void InPlaceWithABackup()
    {
        ScriptResult result = _session.Run("Repair-Annotation in").Clean();

        AnnotationEdit[] edits = [.. result.As<AnnotationEdit>()];
        Assert.Equal(["SplitOverlap", "Sort"], edits.Select(edit => edit.Fix));
        Assert.Equal((_corpus.PathOf("in/call[1].rttm"), 1.0, 1L, "a: 1 to 2 s", "1 to 1.5 s", _corpus.PathOf("in/call[1].rttm.bak")), (edits[0].Path!, edits[0].StartSeconds!.Value, edits[0].Line!.Value, edits[0].Before, edits[0].After, edits[0].Backup!));
        Assert.Equal(edits[0].Path, result.Output[0].Properties["PSPath"].Value);
        Assert.Equal("Repaired 1 of 2 files with 2 edits (Sort 1, SplitOverlap 1); 0 inputs failed and stay as they are.", result.Summary);
        Assert.Equal(Repaired, File.ReadAllText(_corpus.PathOf("in/call[1].rttm")));
        Assert.Equal(Unsorted, File.ReadAllText(_corpus.PathOf("in/call[1].rttm.bak")));
        Assert.Equal(3, Directory.GetFiles(_corpus.PathOf("in"), "*", SearchOption.AllDirectories).Length);

        // Twice is once; the backup is no annotation to be repaired.
        Assert.Empty(_session.Run("Repair-Annotation in").Clean().Output);
        Assert.Empty(_session.Run("Repair-Annotation -LiteralPath 'in/call[1].rttm'").Clean().Output);
        _corpus.WriteText("in/call[1].rttm", Unsorted);
        Assert.Equal(2, _session.Run("Import-Annotation -LiteralPath 'in/call[1].rttm' | Repair-Annotation").Clean().Output.Count);
        Assert.Equal(Unsorted, File.ReadAllText(_corpus.PathOf("in/call[1].rttm.bak2")));
    }

    [Fact]
    public void WhatIfShowsAndLeavesAlone()
    {
        ScriptResult result = _session.Run("Repair-Annotation in -WhatIf").Clean();

        Assert.Equal(2, result.Output.Count);
        Assert.All(result.As<AnnotationEdit>(), edit => Assert.Null(edit.Backup));
        Assert.Equal(Unsorted, File.ReadAllText(_corpus.PathOf("in/call[1].rttm")));
        Assert.Equal(2, Directory.GetFiles(_corpus.PathOf("in"), "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public void SomewhereElse()
    {
        Assert.Equal(2, _session.Run("Repair-Annotation in -OutputDirectory out").Clean().Output.Count);

        Assert.Equal(Repaired, File.ReadAllText(_corpus.PathOf("out/call[1].rttm")));
        Assert.Equal(Repaired, File.ReadAllText(_corpus.PathOf("out/deep/sound.rttm")));
        Assert.Equal(Unsorted, File.ReadAllText(_corpus.PathOf("in/call[1].rttm")));
        Assert.Equal(2, Directory.GetFiles(_corpus.PathOf("out"), "*", SearchOption.AllDirectories).Length);
        Assert.Equal(["AnnotationTargetExists", "AnnotationTargetExists"], _session.Run("Repair-Annotation in -OutputDirectory out").Errors.Select(error => error.FullyQualifiedErrorId.Split(',')[0]));
    }

    [Fact]
    public void FixesAreChosen()
    {
        Assert.Equal("Sort", Assert.Single(_session.Run("Repair-Annotation in -Fix So*").Clean().As<AnnotationEdit>()).Fix);
        Assert.Equal("FixUnknown", Error("Repair-Annotation in -Fix Sorted"));
        Assert.Equal("Sort", Assert.Single(_session.Complete("Repair-Annotation in -Fix So").CompletionMatches).CompletionText);

        _corpus.WriteSpeech("wav/call.wav", 2);
        Assert.Equal(["1.5 to 2 s", "1.5 to 2 s"], _session.Run("Repair-Annotation in -Fix ClampToAudio -Audio wav").Clean().As<AnnotationEdit>().Select(edit => edit.After));

        _corpus.WriteText("tags.csv", "start,end,speaker,text,tags\n1,2,a,yes,Event=Laughs\n3,4,a,no,Event=laugh\n");
        Assert.Equal("Event=laugh", Assert.Single(_session.Run("Repair-Annotation tags.csv -TagVocabulary laugh -Format CSV -Encoding utf-8").Clean().As<AnnotationEdit>()).After);
        Assert.Contains("Event=laugh", File.ReadAllText(_corpus.PathOf("tags.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatWouldBeLostStaysAsItIs()
    {
        string broken = Unsorted + "SPEAKER call 1 x 0.5 <NA> <NA> a <NA> <NA>\n";
        _corpus.WriteText("in/broken.rttm", broken);

        ScriptResult result = _session.Run("Repair-Annotation in");

        Assert.Equal("AnnotationRepairRefused", Assert.Single(result.Errors).FullyQualifiedErrorId.Split(',')[0]);
        Assert.Equal(broken, File.ReadAllText(_corpus.PathOf("in/broken.rttm")));
        Assert.Equal(2, result.Output.Count);
        Assert.Equal("PathNotFound", Error("Repair-Annotation gone"));
        Assert.Equal("PathNotFound", Error("Repair-Annotation in/deep -Audio gone"));
        Assert.Equal("AnnotationNotRecognised", Error($"Repair-Annotation {System.IO.Path.GetFileName(_corpus.WriteText("x.bin", "\0"))}"));
    }

    private string Error(string script)
    {
        ScriptResult result = _session.Run(script);
        ErrorRecord record = result.Terminating?.ErrorRecord ?? Assert.Single(result.Errors);
        return record.FullyQualifiedErrorId.Split(',')[0];
    }
}
