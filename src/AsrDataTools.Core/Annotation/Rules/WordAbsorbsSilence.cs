using AsrDataTools.Annotation.Timing;

namespace AsrDataTools.Annotation.Rules;

/// <summary>Words whose times hold a pause.</summary>
internal sealed class WordAbsorbsSilence : AnnotationRule
{
    public override string Id => "WordAbsorbsSilence";

    public override Severity Severity => Severity.Warning;

    public override string Description => "In a word, 0.2 s and more of silence are heard beside speech";

    public override string Remedy => "end the word where it ends: align anew, with silence in the model";

    public override bool NeedsAudio => true;

    internal override void Judge(RecordingEvidence recording, FindingSheet sheet)
    {
        foreach ((TimedSpan span, double seconds) in recording.Timing.SelectMany(measure => measure.Absorbed?.Words ?? []))
        {
            sheet.Add(
                (AnnotationWord)span.Source!, null,
                FindingSheet.Say($"lasts {span.End - span.Start:0.00} s, of which {seconds:0.00} s are silence"),
                FindingSheet.Say($"cut {seconds:0.00} s of silence off it"), seconds);
        }
    }
}
