using System.Globalization;
using System.Text;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting.Html;

/// <summary>The annotation gate: timelines of the worst recordings, the levels, and the recordings.</summary>
internal sealed class AnnotationExhibit : IGateExhibit
{
    public Gate Gate => Gate.Annotation;

    public GateCard? Card(ReadinessReport report, GateResult gate)
    {
        if (report.Annotation is not { } annotation || annotation.Levels.All(level => level.Share is null)) return null;
        StringBuilder shapes = new();
        double at = 0;
        foreach (AnnotationLevelRow level in annotation.Levels.Reverse())
        {
            double wide = (level.Share ?? 0) * GateCard.Width;
            bool isEnough = level.Level >= annotation.Overall.RequiredLevel;
            shapes.Append(CultureInfo.InvariantCulture, $"<rect class=\"{(isEnough ? "enough" : "short")}\" x=\"{at:0.##}\" y=\"14\" width=\"{wide:0.##}\" height=\"26\"/>");
            if (wide > 14) shapes.Append(CultureInfo.InvariantCulture, $"<text x=\"{at + (wide / 2):0.##}\" y=\"57\" text-anchor=\"middle\">{level.Level}</text>");
            at += wide;
        }

        double limit = (report.Run?.Plan.Annotation ?? new()).RequiredShare * GateCard.Width;
        shapes.Append(CultureInfo.InvariantCulture, $"<line class=\"limit\" x1=\"{limit:0.##}\" x2=\"{limit:0.##}\" y1=\"6\" y2=\"48\"/>");
        return new(GateCard.Draw(shapes.ToString()), string.Create(CultureInfo.InvariantCulture, $"{annotation.Overall.ShareAtRequired:0.# %} of speech at level {annotation.Overall.RequiredLevel} or above; the dashes are what is asked for"));
    }

    public void Figures(HtmlPage page, ReadinessReport report, GateResult gate)
    {
        if (report.Annotation is not { } annotation) return;
        AnnotationTables.Levels(page, annotation);
        AnnotationTables.Times(page, annotation);
        TimelineFigure.Write(page, annotation);
    }

    public void Tables(HtmlPage page, ReadinessReport report)
    {
        if (report.Annotation is { } annotation) AnnotationTables.Recordings(page, annotation);
    }

    public void Methods(HtmlPage page, ReadinessPlan plan)
    {
        AnnotationGateSettings settings = plan.Annotation;
        MethodsSection.Term(page, "Annotation depth", string.Create(CultureInfo.InvariantCulture, $"Each second of speech that is heard in training is at the level of what is said of it: 0 nothing, 1 text, 2 segment times, 3 speakers, 4 overlap, 5 word times, events, entities, intent and sentiment. {settings.RequiredShare:0.# %} must be at level {settings.RequiredLevel}. The delivery is judged as it is; the interval, over recordings, only turns a pass into a warning."));
        MethodsSection.Term(page, "Times", "Edges of annotated speech beside pauses, against where speech is heard to begin and end, less what the detector is known to add. Constant offset and drift by a robust line through a recording's edges. They warn at most.");
        MethodsSection.Term(page, "Overlap", "Settled by tags, by turns of two speakers that overlap, by a single speaker, or by one speaker a channel. Several speakers who never talk at once are not taken for settled: it warns where other recordings of training have overlap, and is unknown where none has, or where turns meet to the millisecond, as when overlap is cut away.");
    }
}
