using System.Text.RegularExpressions;

namespace AsrDataTools.Governance.Redaction;

/// <summary>Marks in text that claim something was redacted: [NAME], &lt;redacted&gt;, [PHONE 2], ***, XXXX, [** … **].</summary>
public sealed partial class RedactionTags
{
    private readonly Regex _pattern;

    /// <param name="more">Further names within brackets, or whole marks as they stand in the text ("~~~").</param>
    public RedactionTags(IEnumerable<string>? more = null)
    {
        string[] added = [.. more ?? []];
        string names = string.Join('|', [.. Names, .. added.Where(tag => Name().IsMatch(tag)).Select(Regex.Escape)]);
        string[] marks = [.. added.Where(tag => !Name().IsMatch(tag)).Select(Regex.Escape)];
        string label = $@"(?:{names})(?:[ _-]?(?:{names}))*(?:[ _:#-]?[0-9A-Za-z]{{1,8}})?";
        _pattern = new(
            $@"\[\*\*[^\]]*\*\*\]|[\[<({{]/?\s*{label}\s*/?[\]>)}}]|\*{{3,}}|(?<![A-Za-z])X{{3,}}(?![A-Za-z])|_{{3,}}|█+{string.Concat(marks.Select(mark => $"|{mark}"))}",
            RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1));
    }

    /// <summary>The names within brackets that are known.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "NAME", "PERSON", "PERSON[ _-]?NAME", "PII", "PHI", "PHONE", "PHONE[ _-]?NUMBER", "EMAIL", "E-MAIL", "ADDRESS", "STREET", "ZIP", "POSTCODE", "LOCATION", "CITY",
        "REDACTED", "REDACTION", "REMOVED", "ANON", "ANONYMI[SZ]ED", "MASKED", "DEIDENTIFIED", "DOB", "DATE[ _-]?OF[ _-]?BIRTH", "SSN", "US[ _-]?SSN", "NATIONAL[ _-]?ID", "ID[ _-]?NUMBER",
        "CARD", "CREDIT[ _-]?CARD", "PAYMENT[ _-]?CARD", "CARD[ _-]?NUMBER", "PAN", "CVV", "IBAN", "ACCOUNT", "ACCOUNT[ _-]?NUMBER", "RECORD[ _-]?NUMBER", "MRN", "IP", "IP[ _-]?ADDRESS", "URL", "PASSWORD", "PIN",
        "ORG", "ORGANI[SZ]ATION", "BEEP", "BLEEP", "SENSITIVE", "CONFIDENTIAL",
    ];

    /// <summary>The marks in a text, in their order.</summary>
    public IEnumerable<(int Start, int Length, string Mark)> Find(string text)
    {
        // Xs of a redaction are capitals; "xxx" is a word or a placeholder of its own.
        foreach (Match match in _pattern.Matches(text))
        {
            if (match.Value[0] == 'x') continue;
            yield return (match.Index, match.Length, match.Value);
        }
    }

    /// <summary>Whether nothing but marks and punctuation is in the text.</summary>
    public bool IsOnlyMarks(string text) => Find(text).Any() && !_pattern.Replace(text, " ").Any(char.IsLetterOrDigit);

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9 _-]*$")]
    private static partial Regex Name();
}
