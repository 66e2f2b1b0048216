namespace AsrDataTools.Annotation.Rules;

/// <summary>Times that are all multiples of a second or half a second: they were typed, not measured.</summary>
internal sealed class CoarseGrid : AnnotationRule
{
    private static readonly double[] Grids = [1, 0.5];

    // By chance a time in tenths is on the grid of 0.5 s once in 5, one in hundredths once in 50: six hardly are.
    private const int LeastTimes = 6;
    private const double Dust = 1e-6;

    public override string Id => "CoarseGrid";

    public override Severity Severity => Severity.Warning;

    public override string Description => "All times of the segments (6 or more different ones), or of the words, are multiples of 0.5 s or 1 s";

    public override string Remedy => "measure the times: align the text with the recording";

    internal override void Judge(RecordingEvidence recording, FindingSheet sheet)
    {
        Look(recording.Document, recording.Document.Segments.Where(segment => segment.Kind is AnnotationKind.Speech).Select(segment => (segment.StartSeconds, segment.EndSeconds)), "segments", sheet);
        Look(recording.Document, recording.Words.Select(entry => (entry.Word.StartSeconds, entry.Word.EndSeconds)), "words", sheet);
    }

    private static void Look(AnnotationDocument document, IEnumerable<(double? Start, double? End)> spans, string what, FindingSheet sheet)
    {
        HashSet<double> times = [];
        double grid = Grids[0], seconds = 0;
        long count = 0;
        foreach ((double? start, double? end) in spans)
        {
            foreach (double? edge in (ReadOnlySpan<double?>)[start, end])
            {
                if (edge is not { } time || time == 0) continue;
                while (!IsOn(time, grid))
                {
                    if (grid == Grids[^1]) return;
                    grid = Grids[^1];
                }

                times.Add(time);
            }

            count++;
            seconds += Math.Max(0, end - start ?? 0);
        }

        if (times.Count < LeastTimes) return;
        sheet.Add(
            what, null, null,
            FindingSheet.Say($"all {times.Count:N0} times of the {what} of '{document.Recording}' are multiples of {grid} s, so that each may be off by {grid / 2} s"),
            FindingSheet.Say($"align {count:N0} {what} ({seconds:0.0} s) with the recording, to 0.02 s"), seconds);
    }

    private static bool IsOn(double time, double grid) => Math.Abs(time - Math.Round(time / grid) * grid) < Dust;
}
