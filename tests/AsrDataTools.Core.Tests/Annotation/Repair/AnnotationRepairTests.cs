using AsrDataTools.Annotation;
using AsrDataTools.Annotation.Repair;
using static AsrDataTools.Core.Tests.Annotation.RuleCase;

namespace AsrDataTools.Core.Tests.Annotation;

/// <summary>Each fix does what it says, leaves the rest, and is done when it is done.</summary>
public sealed class AnnotationRepairTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void DropEmpty()
    {
        AnnotationDocument document = Document(
            Segment("a", 1, 2, " "), Segment("a", 2, 2, null), Segment("b", 2, 3, null), Segment("c", 3, 4, "", "p"), Segment("c", 3, 4, "child") with { Parent = "p" }, Segment("d", 5, 5),
            Segment("e", 6, 7) with { Words = [Word("yes", 6, 6.5), Word("", 6.5, 7)] });

        AnnotationDocument repaired = Apply(document, "DropEmpty", out IReadOnlyList<AnnotationEdit> edits);

        Assert.Equal(["b", "c", "c", "d", "e"], repaired.Segments.Select(segment => segment.Speaker));
        Assert.Equal("yes", Assert.Single(repaired.Segments[^1].Words).Text);
        Assert.Equal([(1.0, ""), (2.0, ""), (6.5, "")], edits.Select(edit => (edit.StartSeconds!.Value, edit.After)));
    }

    [Fact]
    public void ClampToAudio()
    {
        AnnotationDocument document = Document(Segment("a", -0.5, 1), Segment("a", 9, 11) with { Words = [Word("x", 9, 10.5)] }, Segment("a", 12, 13), Segment("a", 2, 10.0005)) with { DurationSeconds = 10 };

        AnnotationDocument repaired = Apply(document, "ClampToAudio", out IReadOnlyList<AnnotationEdit> edits);

        Assert.Equal([(0, 1), (9, 10), (12, 13), (2, 10.0005)], repaired.Segments.Select(segment => (segment.StartSeconds!.Value, segment.EndSeconds!.Value)));
        Assert.Equal(10, repaired.Segments[1].Words[0].EndSeconds);
        Assert.Equal(("a: -0.5 to 1 s", "0 to 1 s", 7L), (edits[0].Before, edits[0].After, edits[0].Line));
        Assert.Equal(3, edits.Count);
        Apply(document with { DurationSeconds = null }, "ClampToAudio", out edits);
        Assert.Single(edits); // What is beyond the end is not known.
    }

    [Fact]
    public void SplitOverlap()
    {
        AnnotationDocument repaired = Apply(
            Document(Segment("a", 0, 3), Segment("b", 2, 4), Segment("a", 2.5, 5), Segment("c", 0, 3), Segment("c", 1, 2), Segment("d", 0, 2) with { Words = [Word("x", 1.5, 2)] }, Segment("d", 1, 3)),
            "SplitOverlap", out IReadOnlyList<AnnotationEdit> edits);

        Assert.Equal(("a: 0 to 3 s", "0 to 2.5 s"), (Assert.Single(edits).Before, edits[0].After));
        Assert.Equal(2.5, repaired.Segments[0].EndSeconds);
    }

    [Fact]
    public void SnapWords()
    {
        AnnotationDocument repaired = Apply(
            Document(Segment("a", 1, 2) with { Words = [Word("x", 0.9, 1.5), Word("y", 1.5, 2.4), Word("z", 3, 4)] }) with { Words = [Word("w", 1.8, 2.1, "a")] },
            "SnapWords", out IReadOnlyList<AnnotationEdit> edits);

        Assert.Equal([(1, 1.5), (1.5, 2.4), (3, 4)], repaired.Segments[0].Words.Select(word => (word.StartSeconds!.Value, word.EndSeconds!.Value)));
        Assert.Equal(2, repaired.Words[0].EndSeconds);
        Assert.Equal(2, edits.Count);
    }

    [Fact]
    public void NormalizeTags()
    {
        AnnotationSegment Event(string label) => Segment(null, 1, 2, label, kind: AnnotationKind.Event);
        AnnotationDocument document = Document(Event("laugh"), Event("Laugh"), Event("laugh "), Segment("a", 1, 2) with { Tags = [new(AnnotationKind.Event, "LAUGHS"), new(AnnotationKind.Comment, "Laugh")] });

        AnnotationDocument repaired = Apply(document, "NormalizeTags", out IReadOnlyList<AnnotationEdit> edits);

        Assert.Equal(["laugh", "laugh", "laugh"], repaired.Segments.Take(3).Select(segment => segment.Text));
        Assert.Equal("Event=laugh; Comment=Laugh", repaired.Segments[3].Tags.ToString());
        Assert.Equal(3, edits.Count);
        AnnotationDocument named = new AnnotationRepair(["NormalizeTags"], null, ["[laughs]", "Laughs"]).Apply(document, out edits);
        Assert.Equal((4, "Laughs"), (edits.Count, named.Segments[0].Text));
    }

    [Fact]
    public void TagOverlap()
    {
        AnnotationDocument document = Document(Segment("a", 0, 2), Segment("b", 1.5, 4), Segment("a", 3.95, 5));

        AnnotationDocument repaired = Apply(document, "TagOverlap", out IReadOnlyList<AnnotationEdit> edits);

        AnnotationTag tag = Assert.Single(repaired.Segments[1].Tags);
        Assert.Equal((AnnotationKind.Overlap, 1.5, 2.0), (tag.Kind, tag.StartSeconds!.Value, tag.EndSeconds!.Value));
        Assert.Single(edits);
        Assert.Empty(Judge("OverlapUntagged", repaired));
        Apply(document with { Format = "RTTM" }, "TagOverlap", out edits);
        Assert.Empty(edits); // There it has no place.
    }

    [Fact]
    public void Sort()
    {
        AnnotationDocument document = Document(Segment("a", 3, 4), Segment("b", null, null), Segment("a", 1, 2) with { Words = [Word("y", 1.5, 2), Word("x", 1, 1.5)] }, Segment("c", 0, 1) with { Channel = "2" });

        AnnotationDocument repaired = Apply(document, "Sort", out IReadOnlyList<AnnotationEdit> edits);

        Assert.Equal([1, null, 3, 0], repaired.Segments.Select(segment => segment.StartSeconds));
        Assert.Equal(["x", "y"], repaired.Segments[0].Words.Select(word => word.Text));
        Assert.Equal(2, edits.Count);
        Apply(Words(Word("<ALT_BEGIN>", null, null), Word("x", 1, 2), Word("<ALT>", null, null), Word("y", 0.5, 2)), "Sort", out edits);
        Assert.Empty(edits);
    }

    /// <summary>Over random documents: what is repaired has nothing more to repair, and a document without edits is what it was.</summary>
    [Fact]
    public void TwiceIsOnce()
    {
        int edited = 0;
        for (int seed = 0; seed < 500; seed++)
        {
            AnnotationDocument document = DamagedAnnotation.Of(seed);
            AnnotationDocument once = new AnnotationRepair().Apply(document, out IReadOnlyList<AnnotationEdit> edits);
            AnnotationDocument twice = new AnnotationRepair().Apply(once, out IReadOnlyList<AnnotationEdit> more);

            Assert.Empty(more);
            Assert.Equal(once, twice);
            if (edits.Count == 0) Assert.Equal(document, once);
            edited += edits.Count > 0 ? 1 : 0;
            foreach (AnnotationFix fix in AnnotationFixes.All)
            {
                AnnotationDocument alone = Apply(document, fix.Id, out IReadOnlyList<AnnotationEdit> first);
                Assert.Equal(first.Count == 0, alone.Equals(document));
                Apply(alone, fix.Id, out IReadOnlyList<AnnotationEdit> second);
                Assert.Empty(second);
            }
        }

        Assert.True(edited > 450);
    }

    /// <summary>The same through files: the second run leaves every byte as it is.</summary>
    [Fact]
    public void TwiceIsOnceInFiles()
    {
        Dictionary<string, int> repaired = [];
        foreach (string format in AnnotationFormats.Names.Where(name => name != "Kaldi"))
        {
            for (int seed = 0; seed < 12; seed++)
            {
                string path = _folder[$"{format}/{seed}/" + AnnotationFile.NameOf(format, "call-1")];
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                AnnotationFile.Write(path, format, DamagedAnnotation.Of(seed));
                byte[] before = File.ReadAllBytes(path);
                FileRepair plan = FileRepair.Plan(path, new AnnotationRepair(), new() { Format = format });
                if (plan.Edits.Count == 0) continue;
                string backup = plan.CommitInPlace();
                repaired[format] = repaired.GetValueOrDefault(format) + 1;

                Assert.Equal(before, File.ReadAllBytes(backup));
                Assert.Empty(FileRepair.Plan(path, new AnnotationRepair(), new() { Format = format }).Edits);
                Assert.Equal([Path.GetFileName(path), Path.GetFileName(backup)], Directory.GetFiles(Path.GetDirectoryName(path)!).Select(Path.GetFileName).Order(StringComparer.Ordinal));
            }
        }

        Assert.True(repaired.Count >= 12, string.Join(", ", repaired.Keys));
        Assert.True(repaired["RTTM"] >= 10 && repaired["TextGrid"] >= 10);
    }

    [Fact]
    public void OnlyWhatIsWrongChanges()
    {
        string path = _folder.Write("call.rttm", ";; by hand\nSPEAKER call 1 3.0 1.50 <NA> <NA> b <NA> <NA>\n;; early\nSPEAKER  call 1 1.0 1.00 <NA> <NA> a <NA> <NA>\n");

        string backup = FileRepair.Plan(path, new AnnotationRepair()).CommitInPlace();

        Assert.Equal(path + ".bak", backup);
        Assert.Equal(";; early\nSPEAKER  call 1 1.0 1.00 <NA> <NA> a <NA> <NA>\n;; by hand\nSPEAKER call 1 3.0 1.50 <NA> <NA> b <NA> <NA>\n", File.ReadAllText(path));

        // A backup is never overwritten.
        _folder.Write("call.rttm", File.ReadAllText(backup));
        Assert.Equal(path + ".bak2", FileRepair.Plan(path, new AnnotationRepair()).CommitInPlace());
    }

    [Fact]
    public void ADataDirectoryGoesElsewhere()
    {
        _folder.Write("d/segments", "u1 call 1.0 2.5\nu2 call 0.2 0.9\nu3 call 2.0 3.0\n");
        _folder.Write("d/text", "u1 yes\nu2 no\nu3 good\n");
        _folder.Write("d/utt2spk", "u1 a\nu2 b\nu3 a\n");
        _folder.Write("d/wav.scp", "call call.wav\n");
        FileRepair plan = FileRepair.Plan(_folder["d"], new AnnotationRepair());

        Assert.Equal("SplitOverlap", Assert.Single(plan.Edits).Fix);
        Assert.Equal("AnnotationRepairRefused", Assert.Throws<SpeechDataException>(plan.CommitInPlace).ErrorId);
        plan.CommitTo(_folder["out/d"]);
        Assert.Equal("2", File.ReadAllLines(_folder["out/d/segments"])[0].Split(' ')[^1].TrimEnd('0').TrimEnd('.'));
        Assert.Empty(FileRepair.Plan(_folder["out/d"], new AnnotationRepair()).Edits);
        Assert.Equal("AnnotationTargetExists", Assert.Throws<SpeechDataException>(() => plan.CommitTo(_folder["out/d"])).ErrorId);
        Assert.Equal(["d", "out"], Directory.GetDirectories(Path.GetDirectoryName(_folder["d"])!).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void WhatWouldBeLostIsRefused()
    {
        string path = _folder.Write("call.rttm", "SPEAKER call 1 3.0 1.5 <NA> <NA> b <NA> <NA>\nSPEAKER call 1 x 1.5 <NA> <NA> b <NA> <NA>\nSPEAKER call 1 1.0 1.0 <NA> <NA> a <NA> <NA>\n");

        SpeechDataException refused = Assert.Throws<SpeechDataException>(() => FileRepair.Plan(path, new AnnotationRepair()));

        Assert.Equal("AnnotationRepairRefused", refused.ErrorId);
        Assert.Contains("1 rows that cannot be read", refused.Message, StringComparison.Ordinal);
        Assert.Equal("FixUnknown", Assert.Throws<SpeechDataException>(() => new AnnotationRepair(["Sorted"])).ErrorId);
    }

    [Fact]
    public void EveryFixIsTestedAndDocumented()
    {
        string page = File.ReadAllText(Path.Combine(RepositoryRoot(), "docs", "methods", "annotation-rules.md"));
        Assert.All(AnnotationFixes.All, fix =>
        {
            Assert.Contains($"| {fix.Id} |", page, StringComparison.Ordinal);
            Assert.NotNull(typeof(AnnotationRepairTests).GetMethod(fix.Id));
            Assert.NotEmpty(fix.Description);
        });
    }

    private static AnnotationDocument Apply(AnnotationDocument document, string fix, out IReadOnlyList<AnnotationEdit> edits)
    {
        AnnotationDocument repaired = new AnnotationRepair([fix]).Apply(document, out edits);
        Assert.All(edits, edit => Assert.Equal((document.Path, fix), (edit.Path, edit.Fix)));
        return repaired;
    }

    private static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "AsrDataTools.psd1"))) folder = folder.Parent;
        return folder!.FullName;
    }
}
