using System.Globalization;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting.Html;

/// <summary>The evaluation gate: what training holds of the set, how it mirrors production, word errors by slice, the worst utterances word by word, and what is taken for what.</summary>
internal sealed class EvaluationExhibit : IGateExhibit
{
    public Gate Gate => Gate.Evaluation;

    public GateCard? Card(ReadinessReport report, GateResult gate) => EvaluationCard.Of(report);

    public void Figures(HtmlPage page, ReadinessReport report, GateResult gate)
    {
        if (report.Evaluation?.Independence is { } independence) LeakTable.Write(page, independence);
        EvaluationGateSettings settings = report.Run?.Plan.Evaluation ?? new();
        if (report.Evaluation?.Alignment is { } alignment) AlignmentFigure.Write(page, alignment, settings);
        if (report.Evaluation?.Recognition is not { } recognition) return;
        SliceFigure.Write(page, recognition, settings);
        DifferenceFigure.Write(page, recognition);
    }

    public void Tables(HtmlPage page, ReadinessReport report)
    {
        if (report.Evaluation?.Recognition is { } recognition) ConfusionTable.Write(page, recognition);
    }

    public void Methods(HtmlPage page, ReadinessPlan plan)
    {
        EvaluationGateSettings settings = plan.Evaluation;
        string limit = settings.MaximumWordErrorRate is { } most ? string.Create(CultureInfo.InvariantCulture, $" At most {most:0.# %} of words may be wrong: an interval wholly above fails, one wholly below passes where it is over speakers.") : "";
        MethodsSection.Term(page, "Independence", string.Create(CultureInfo.InvariantCulture, $"The evaluation set is held against training by files, samples, times, fingerprints of the sound, sentences, sessions and speakers, whichever were looked for. More than {settings.LeakageFailThreshold:0.# %} of its seconds, or {settings.SpeakerFailThreshold:0.# %} of its speakers, in training fail, any warn; what cannot be judged leaves the answer unknown."));
        MethodsSection.Term(page, "Likeness", string.Create(CultureInfo.InvariantCulture, $"The set is held against production as gate 1 holds training; accents, channels, domains, overlap and style by the total variation distance of seconds of speech, with intervals over speakers: below {settings.MarginWarnThreshold:0.##} passes, from {settings.MarginFailThreshold:0.##} fails."));
        MethodsSection.Term(page, "Margin of word errors", string.Create(CultureInfo.InvariantCulture, $"Half of the interval that the error rate of a slice would have over the set's speakers and words, by how speakers and words differ in what was scored, or by an assumption that is named. ±{settings.MarginPoints:0.##} points are asked for; a slice of production that the set lacks altogether fails from a tenth of production on."));
        MethodsSection.Term(page, "Word errors", $"Substitutions, deletions and insertions over the words of the reference, {settings.Scoring.Convention} alignment, normaliser {settings.Scoring.NormalizerName}; intervals by a bootstrap over speakers, or over utterances where fewer than ten speakers are named, which says nothing of new speakers.{limit}");
        MethodsSection.Term(page, "Slices", "Accents as the accent gate understands the labels; channel class and signal-to-noise ratio as measured on the audio of each utterance.");
        MethodsSection.Term(page, "Invented text", "At least five words inserted between two that are right; or a phrase of up to twelve words four times and more in a row which the reference does not repeat so.");
    }
}
