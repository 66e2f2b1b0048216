using System.Globalization;
using System.Text;

namespace AsrDataTools.Corpus.Demo;

/// <summary>
/// Writes what annotators would have left. Production is annotated exactly, in one RTTM. The conversations of training are
/// annotated each to another depth, some of them wrongly.
/// </summary>
internal static class DemoAnnotations
{
    public const int TextLevel = 1;
    public const int SegmentLevel = 2;
    public const int SpeakerLevel = 3;
    public const int OverlapLevel = 4;

    private const int RoundsOfFaults = 3;

    // One for each annotation of levels 2 to 4 in the second and third of every three rounds of the levels; the last is right.
    private static readonly string[] Faults = ["SegmentBeyondAudio", "SpeakerOverlapsItself", "CoarseTimes", "MissingTurn", "NegativeLength", ""];

    /// <summary>The depth to which a conversation is annotated: 1 text, 2 times, 3 speakers, 4 overlap.</summary>
    public static int LevelOf(int dialogue) => dialogue % OverlapLevel + 1;

    /// <summary>Writes the annotation of one conversation; returns what is wrong or missing in it.</summary>
    public static IReadOnlyList<DemoDefect> WriteDialogue(string folder, int number, DemoRecording recording)
    {
        int level = LevelOf(number);
        string name = Path.GetFileNameWithoutExtension(recording.Path);
        string extension = level switch { TextLevel => "txt", SegmentLevel => "csv", _ => "rttm" };
        string relative = $"training/annotations/{name}.{extension}";
        List<DemoDefect> defects = [];
        if (level < OverlapLevel)
        {
            string[] missing = ["segment times", "speakers", "overlap"];
            defects.Add(new("Annotation", "AnnotationDepth", relative, "lacks " + string.Join(", ", missing[(level - 1)..])) { OtherPath = recording.Path, Value = level, Unit = "level" });
        }

        int round = number / OverlapLevel % RoundsOfFaults;
        string fault = level == TextLevel || round == 0 ? "" : Faults[(round - 1) * (OverlapLevel - 1) + level - SegmentLevel];
        IReadOnlyList<DemoTurn> turns = level == SpeakerLevel ? WithoutOverlap(recording.Turns) : recording.Turns;
        turns = Spoil(turns, fault, recording.DurationSeconds);
        if (fault.Length > 0) defects.Add(new("Annotation", fault, relative, Describe(fault)) { OtherPath = recording.Path });

        string path = Path.Combine(folder, relative);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, level switch
        {
            TextLevel => string.Concat(turns.Select(turn => turn.Text + "\n")),
            SegmentLevel => SegmentCsv(turns),
            _ => Rttm(name, turns),
        });
        return defects;
    }

    /// <summary>Writes the exact turns of all recordings into one RTTM.</summary>
    public static void WriteRttm(string path, IEnumerable<DemoRecording> recordings) =>
        File.WriteAllText(path, string.Concat(recordings.Select(recording => Rttm(Path.GetFileNameWithoutExtension(recording.Path), recording.Turns))));

    private static IReadOnlyList<DemoTurn> WithoutOverlap(IReadOnlyList<DemoTurn> turns) =>
        [.. turns.Select((turn, i) => i + 1 < turns.Count ? turn with { EndSeconds = Math.Min(turn.EndSeconds, turns[i + 1].StartSeconds) } : turn)];

    private static IReadOnlyList<DemoTurn> Spoil(IReadOnlyList<DemoTurn> turns, string fault, double duration)
    {
        List<DemoTurn> spoiled = [.. turns];
        int middle = spoiled.Count / 2;
        switch (fault)
        {
            case "SegmentBeyondAudio":
                spoiled[^1] = spoiled[^1] with { EndSeconds = duration + 1.5 };
                break;
            case "SpeakerOverlapsItself":
                DemoTurn before = spoiled[middle];
                double later = Math.Min(0.4, (before.EndSeconds - before.StartSeconds) / 2); // A short turn would not overlap itself.
                spoiled.Insert(middle + 1, before with { StartSeconds = before.StartSeconds + later, EndSeconds = before.EndSeconds + later });
                break;
            case "CoarseTimes":
                return [.. spoiled.Select(turn => turn with { StartSeconds = Math.Floor(2 * turn.StartSeconds) / 2, EndSeconds = Math.Ceiling(2 * turn.EndSeconds) / 2 })];
            case "MissingTurn":
                spoiled.RemoveAt(middle);
                break;
            case "NegativeLength":
                spoiled[middle] = spoiled[middle] with { EndSeconds = spoiled[middle].StartSeconds - 0.25 };
                break;
        }

        return spoiled;
    }

    private static string Describe(string fault) => fault switch
    {
        "SegmentBeyondAudio" => "the last segment ends 1.5 s after the recording",
        "SpeakerOverlapsItself" => "one speaker talks twice at once",
        "CoarseTimes" => "all times are multiples of 0.5 s",
        "MissingTurn" => "a turn is not annotated",
        "NegativeLength" => "a segment ends before it begins",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, null),
    };

    private static string SegmentCsv(IReadOnlyList<DemoTurn> turns)
    {
        StringBuilder text = new("start,end,text\n");
        foreach (DemoTurn turn in turns)
        {
            text.Append(CultureInfo.InvariantCulture, $"{turn.StartSeconds:f3},{turn.EndSeconds:f3},{DemoManifests.Quote(turn.Text)}\n");
        }

        return text.ToString();
    }

    // SPEAKER <file> <channel> <onset> <duration> <NA> <NA> <speaker> <NA> <NA>, as in NIST's RT-09 evaluation plan.
    private static string Rttm(string file, IReadOnlyList<DemoTurn> turns)
    {
        StringBuilder text = new();
        foreach (DemoTurn turn in turns)
        {
            text.Append(CultureInfo.InvariantCulture, $"SPEAKER {file} 1 {turn.StartSeconds:f3} {turn.EndSeconds - turn.StartSeconds:f3} <NA> <NA> {turn.Speaker.Id} <NA> <NA>\n");
        }

        return text.ToString();
    }
}
