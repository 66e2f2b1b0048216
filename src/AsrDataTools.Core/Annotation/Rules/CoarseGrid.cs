using AsrDataTools.Annotation.Timing;

namespace AsrDataTools.Annotation.Rules;

/// <summary>Times that are multiples of tenths, halves or whole seconds: they were typed, not measured.</summary>
internal sealed class CoarseGrid : AnnotationRule
{
    private const double LeastMs = 100;

    /// <summary>Finer steps are told, coarser ones are warned of: half a step is what each time may be off by.</summary>
    private const double WarnedMs = 250;

    public override string Id => "CoarseGrid";

    public override Severity Severity => Severity.Warning;

    public override string Description => "Nearly all times of the segments (6 or more different ones), or of the words, are multiples of 0.25 s or more; Information from 0.1 s on";

    public override string Remedy => "measure the times: align the text with the recording";

    internal override void Judge(RecordingEvidence recording, FindingSheet sheet)
    {
        Look(recording.Document, () => recording.Document.Segments.Where(segment => segment.Kind is AnnotationKind.Speech).Select(segment => (segment.StartSeconds, segment.EndSeconds)), "segments", sheet);
        Look(recording.Document, () => recording.Words.Select(entry => (entry.Word.StartSeconds, entry.Word.EndSeconds)), "words", sheet);
    }

    private static void Look(AnnotationDocument document, Func<IEnumerable<(double? Start, double? End)>> spans, string what, FindingSheet sheet)
    {
        if (TimeGrid.Of(spans().SelectMany(span => (double?[])[span.Start, span.End]).OfType<double>(), LeastMs) is not { } grid) return;
        double seconds = 0, step = grid.StepMs / 1000;
        long count = 0;
        foreach ((double? start, double? end) in spans())
        {
            count++;
            seconds += Math.Max(0, end - start ?? 0);
        }

        sheet.Add(
            what, null, null,
            FindingSheet.Say($"{(grid.Share == 1 ? "all" : FindingSheet.Say($"{grid.Share:0 %} of"))} {grid.Times:N0} times of the {what} of '{document.Recording}' are multiples of {step} s, so that each may be off by {step / 2} s"),
            FindingSheet.Say($"align {count:N0} {what} ({seconds:0.0} s) with the recording, to 0.02 s"), seconds,
            severity: grid.StepMs < WarnedMs ? Severity.Information : null);
    }
}
