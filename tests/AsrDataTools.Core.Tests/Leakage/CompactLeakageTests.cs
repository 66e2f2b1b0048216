using AsrDataTools.Corpus;
using AsrDataTools.Leakage;
using AsrDataTools.Leakage.Splitting;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Leakage;

/// <summary>Rows that are held as bytes are searched and split as the same rows are as objects.</summary>
public sealed class CompactLeakageTests
{
    private static readonly LeakageOptions Options = new() { Kinds = new HashSet<LeakageKind> { LeakageKind.SameText, LeakageKind.NearText, LeakageKind.SameRecording, LeakageKind.SameSpeaker } };

    [Fact]
    public void FindingsAreTheSame()
    {
        SpeechUtterance[] training = [.. Made(1, 600)], evaluation = [.. Made(2, 200)];
        Assert.NotEmpty(Found(AsObjects(training), AsObjects(evaluation)));
        Assert.Equal(Found(AsObjects(training), AsObjects(evaluation)), Found(AsBytes(training), AsBytes(evaluation)));
    }

    [Fact]
    public void CopiesAreTheSame()
    {
        SpeechUtterance[] delivery = [.. Made(3, 500)];
        Assert.Equal(Copies(AsObjects(delivery)), Copies(AsBytes(delivery)));
        Assert.NotEmpty(Copies(AsBytes(delivery)));
    }

    [Fact]
    public void SplitIsTheSame()
    {
        SpeechUtterance[] corpus = [.. Made(4, 400)];
        SplitResult objects = Split(AsObjects(corpus)), bytes = Split(AsBytes(corpus));
        Assert.True(objects.Report.IsPossible);
        Assert.Equal(400, objects.Utterances.Count + objects.Report.Dropped);
        Assert.Equal(objects.Utterances.Select(row => (row.Id, row.Split, row.Text)), bytes.Utterances.Select(row => (row.Id, row.Split, row.Text)));
        Assert.Equal(objects.Utterances.Count, objects.Utterances.Select((row, i) => objects.Utterances[i].Id == row.Id).Count(same => same));
    }

    private static LeakageFinding[] Found(LeakageItem[] training, LeakageItem[] evaluation) =>
        [.. new LeakageSearch(new(training, evaluation, Options, isSelf: false, trouble => throw trouble, CancellationToken.None)).FindChains().Select(entry => LeakageSearch.ToFinding(entry.Match, entry.Chain))];

    private static SpeechDuplicate[] Copies(LeakageItem[] delivery) => [.. new DuplicateSearch([], delivery, Options, trouble => throw trouble, CancellationToken.None).FindChains()];

    private static SplitResult Split(LeakageItem[] items) => new CorpusSplitter(
        items,
        new() { Splits = [("train", 0.8), ("test", 0.2)], Disjoint = Options, Tolerance = 0.5, CutBridges = true },
        trouble => throw trouble,
        CancellationToken.None).Split();

    private static LeakageItem[] AsObjects(SpeechUtterance[] utterances) => [.. utterances.Select((utterance, number) => new LeakageItem(utterance, number))];

    private static LeakageItem[] AsBytes(SpeechUtterance[] utterances)
    {
        CompactUtterances rows = [];
        return
        [
            .. utterances.Select((utterance, number) =>
            {
                rows.Add(utterance);
                return new LeakageItem(rows, number);
            }),
        ];
    }

    private static IEnumerable<SpeechUtterance> Made(int seed, int count)
    {
        SeededRandom words = new(9), random = new(seed);
        string[] sentences = [.. Enumerable.Range(0, 60).Select(_ => string.Join(' ', Enumerable.Range(0, 8).Select(_ => $"w{words.Next(90)}")))];
        for (int row = 0; row < count; row++)
        {
            string said = sentences[random.Next(sentences.Length)];
            yield return new()
            {
                Id = $"{seed}-{row}",
                Text = random.Next(3) switch { 0 => said, 1 => said + " extra", _ => string.Join(' ', Enumerable.Range(0, 7).Select(_ => $"x{random.Next(5000)}")) },
                Speaker = random.Next(8) == 0 ? null : $"{(random.Next(4) == 0 ? "both" : seed)}-{random.Next(80)}",
                Recording = random.Next(3) == 0 ? null : $"session-{seed}-{row / 4}",
                DurationSeconds = 1 + random.NextDouble(),
                SourcePath = $"/data/{seed}.csv",
            };
        }
    }
}
