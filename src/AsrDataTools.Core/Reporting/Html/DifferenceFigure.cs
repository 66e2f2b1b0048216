using System.Globalization;
using AsrDataTools.Readiness;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Reporting.Html;

/// <summary>
/// The worst utterances word by word. What was said and missed is struck through, what was recognised and not said is underlined, each with
/// a sign and a colour of its own, so that print and eyes that see no colours tell them apart.
/// </summary>
internal static class DifferenceFigure
{
    /// <summary>Utterances that stand open; the others are unfolded.</summary>
    private const int Open = 8;

    public static void Write(HtmlPage page, RecognitionEvidence evidence)
    {
        if (evidence.Worst.Count == 0) return;
        page.Add($"<h3>The worst utterances</h3>");
        page.Add($"<ul class=\"key\"><li>{Missed("said")} said and missed</li><li>{Put("heard")} recognised and not said</li><li>{Swap("said", "heard")} one taken for the other</li></ul>");
        Utterances(page, evidence.Worst.Take(Open));
        if (evidence.Worst.Count <= Open) return;
        page.Add($"<details><summary>{evidence.Worst.Count - Open} more</summary>");
        Utterances(page, evidence.Worst.Skip(Open));
        page.Add($"</details>");
    }

    private static void Utterances(HtmlPage page, IEnumerable<RecognisedUtterance> utterances)
    {
        page.Add($"<ol class=\"said\">");
        foreach (RecognisedUtterance utterance in utterances)
        {
            page.Add($"<li><p class=\"of\"><strong>{HtmlPage.Name(utterance.Id)}</strong> {HtmlPage.Prose(Facts(utterance))}</p>");
            page.Add($"<p class=\"diff\" dir=\"auto\">");
            foreach (DifferencePart part in utterance.Difference) page.Add($"{Stretch(part)}");
            page.Add($"</p></li>");
        }

        page.Add($"</ol>");
    }

    private static string Facts(RecognisedUtterance utterance)
    {
        List<string> facts = [string.Create(CultureInfo.InvariantCulture, $"{utterance.Substitutions + utterance.Deletions + utterance.Insertions:N0} errors in {utterance.Words:N0} words")];
        if (utterance.WordErrorRate is { } rate) facts[0] += string.Create(CultureInfo.InvariantCulture, $", {rate:0.# %}");
        if (utterance.IsHypothesisMissing) facts.Add("no hypothesis");
        if (utterance.IsHallucinated) facts.Add("text that nobody said");
        if (utterance.IsRepetitive) facts.Add("a phrase over and over");
        if (utterance.Speaker is { } speaker) facts.Add($"speaker {speaker}");
        facts.AddRange(utterance.Slices);
        return string.Join(" · ", facts);
    }

    private static HtmlMarkup Stretch(DifferencePart part) => part.Kind switch
    {
        null => new(string.Create(CultureInfo.InvariantCulture, $"<span class=\"gap\">… {part.Count:N0} more words …</span>")),
        EditKind.Correct => new(Encoded(part.Reference ?? part.Hypothesis)),
        EditKind.Deletion => Missed(part.Reference),
        EditKind.Insertion => Put(part.Hypothesis),
        _ => Swap(part.Reference, part.Hypothesis),
    };

    private static HtmlMarkup Missed(string? said) => new($"<del>{Signed(said)}</del>");

    private static HtmlMarkup Put(string? heard) => new($"<ins>{Signed(heard)}</ins>");

    private static HtmlMarkup Swap(string? said, string? heard) => new($"<span class=\"swap\">{Missed(said).Text} {Put(heard).Text}</span>");

    // The sign stands before the first word and goes to the next line with it.
    private static string Signed(string? text)
    {
        string words = text ?? "";
        int space = words.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? $"<span class=\"signed\">{Encoded(words)}</span>" : $"<span class=\"signed\">{Encoded(words[..space])}</span>{Encoded(words[space..])}";
    }

    private static string Encoded(string? text) => HtmlPage.Encode(text ?? "");
}
