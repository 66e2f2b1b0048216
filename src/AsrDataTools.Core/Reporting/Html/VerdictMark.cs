namespace AsrDataTools.Reporting.Html;

/// <summary>How a verdict looks and reads: a sign of its own shape, a tone and a word, never a colour alone.</summary>
internal static class VerdictMark
{
    /// <summary>The class that sets the tone.</summary>
    public static string Tone(Verdict verdict) => $"is-{verdict.ToString().ToLowerInvariant()}";

    /// <summary>"Do not ship".</summary>
    public static string Headline(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "Ready to ship",
        Verdict.Warn => "Ship with reservations",
        Verdict.Fail => "Do not ship",
        _ => "Not decided",
    };

    /// <summary>The headline as a sentence.</summary>
    public static string Sentence(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "Every required gate passes: the corpus is like the production it was compared with.",
        Verdict.Warn => "No gate fails, but there are differences that may cost accuracy in production.",
        Verdict.Fail => "A model trained on this corpus is likely to fail in the production it was compared with.",
        _ => "There is too little evidence to say that this corpus is ready; unknown is never a pass.",
    };

    /// <summary>Tick, triangle, cross or question mark; drawn, so that no font is needed.</summary>
    public static HtmlMarkup Sign(Verdict verdict) => new(
        "<svg class=\"mark\" viewBox=\"0 0 20 20\" aria-hidden=\"true\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2.2\" stroke-linecap=\"round\" stroke-linejoin=\"round\">"
        + verdict switch
        {
            Verdict.Pass => "<circle cx=\"10\" cy=\"10\" r=\"8.6\"/><path d=\"M6 10.4l2.8 2.8L14.2 7.4\"/>",
            Verdict.Warn => "<path d=\"M10 1.9L18.8 17.6H1.2Z\"/><path d=\"M10 7.6v4.2M10 14.7v.1\"/>",
            Verdict.Fail => "<rect x=\"1.6\" y=\"1.6\" width=\"16.8\" height=\"16.8\" rx=\"3\"/><path d=\"M6.6 6.6l6.8 6.8M13.4 6.6l-6.8 6.8\"/>",
            _ => "<circle cx=\"10\" cy=\"10\" r=\"8.6\" stroke-dasharray=\"3.2 3.55\"/><path d=\"M7.6 7.8a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.2.9-1.2 1.7M10 14.5v.1\"/>",
        }
        + "</svg>");

    /// <summary>"Fail" with its sign.</summary>
    public static HtmlMarkup Answer(Verdict verdict) => Labelled(verdict, verdict.ToString());

    /// <summary>Another word with the sign of a verdict.</summary>
    public static HtmlMarkup Labelled(Verdict verdict, string word) =>
        new($"<span class=\"answer {Tone(verdict)}\">{Sign(verdict).Text} {word}</span>");
}
