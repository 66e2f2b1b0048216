using AsrDataTools.Annotation;
using AsrDataTools.Annotation.Depth;
using AsrDataTools.Core.Tests.Corpus;

namespace AsrDataTools.Core.Tests.Annotation.Depth;

/// <summary>The conversations of the demo corpus, each annotated to a known depth.</summary>
public sealed class DemoDepthTests(DemoCorpusFixture made) : IClassFixture<DemoCorpusFixture>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void PlantedDepthsAreFound(bool listen)
    {
        Dictionary<string, int> planted = made.DefectsOf("AnnotationDepth").ToDictionary(defect => Path.GetFileNameWithoutExtension(defect["path"]), defect => (int)double.Parse(defect["value"], System.Globalization.CultureInfo.InvariantCulture));
        HashSet<string> spoiled = [.. made.Defects.Where(defect => defect["kind"] is "SpeakerOverlapsItself" or "MissingTurn" or "NegativeLength").Select(defect => Path.GetFileNameWithoutExtension(defect["path"]))];

        AnnotationDepth[] rows = [.. Judged("training/annotations", "training/audio", listen)];

        Assert.Equal(12, rows.Length);
        Assert.All(rows.Where(row => !spoiled.Contains(row.Recording)), row => Assert.Equal(planted.GetValueOrDefault(row.Recording, 4), row.Level));
        Assert.All(rows.Where(row => planted.GetValueOrDefault(row.Recording, 4) < 3), row => Assert.Equal(Verdict.Fail, row.Verdict));
        Assert.DoesNotContain(rows, row => row.Verdict == Verdict.Pass && planted.GetValueOrDefault(row.Recording, 4) < 3);
    }

    // truth.json knows the turns; production is annotated exactly.
    [Fact]
    public void CallsWithoutOverlapAreNotPassedUnseen()
    {
        HashSet<string> overlapping = [.. made.Calls
            .Where(call => call["turns"]!.AsArray().Zip(call["turns"]!.AsArray().Skip(1)).Any(pair => pair.First!["end"]!.GetValue<double>() - pair.Second!["start"]!.GetValue<double>() > 0.06))
            .Select(call => Path.GetFileNameWithoutExtension(call["path"]!.GetValue<string>()))];

        AnnotationDepth[] rows = [.. Judged("production/annotations.rttm", "production/audio", listen: false)];

        Assert.NotEmpty(overlapping);
        Assert.All(rows, row => Assert.Equal(overlapping.Contains(row.Recording) ? Verdict.Pass : Verdict.Warn, row.Verdict));
        Assert.Contains(rows, row => row.Verdict == Verdict.Warn);
    }

    private IEnumerable<AnnotationDepth> Judged(string annotation, string audio, bool listen)
    {
        string path = Path.Combine(made.Corpus.Path, annotation);
        DepthAudit audit = new(new());
        foreach (string file in Directory.EnumerateFiles(Path.Combine(made.Corpus.Path, audio), "*.wav", SearchOption.AllDirectories)) audit.AddAudio(file);
        foreach (string file in Directory.Exists(path) ? AnnotationFiles.Enumerate(path, AnnotationReadOptions.Default, _ => { }) : [path])
        {
            foreach (AnnotationDocument document in AnnotationFormats.Read(file, null, exception => throw exception)) audit.Add(document);
        }

        audit.Gathered();
        for (int index = 0; index < audit.Recordings; index++) yield return audit.Judge(index, listen, CancellationToken.None).Row;
    }
}
