using System.Text;
using System.Text.RegularExpressions;

namespace AsrDataTools.Scoring.Words;

/// <summary>
/// The rules of a NIST global mapping file, applied as csrfilt and rfilter1 do: the text in upper case and between spaces, from
/// left to right, at each place the first rule that fits, contexts as they stand in the input. Words of a multi-word option,
/// <c>(a b)</c>, become options of their own. Source: SCTK, doc/GLMRules.txt.
/// </summary>
public sealed partial class GlmRules
{
    private readonly Dictionary<char, GlmRule[]> _byFirst;
    private readonly StringComparison _comparison;
    private readonly bool _copiesOthers;

    private GlmRules(string name, IReadOnlyList<GlmRule> rules, bool caseSensitive, bool copiesOthers)
    {
        Name = name;
        Count = rules.Count;
        _comparison = caseSensitive ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        _copiesOthers = copiesOthers;
        _byFirst = rules.GroupBy(rule => caseSensitive ? rule.From[0] : char.ToUpperInvariant(rule.From[0])).ToDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>The file's name.</summary>
    public string Name { get; }

    public int Count { get; }

    /// <exception cref="SpeechDataException">The file cannot be read, or a line of it is no rule.</exception>
    public static GlmRules Read(string path)
    {
        IReadOnlyList<string> lines = ScoringFile.ReadLines(path);
        string comment = lines.Count == 0 ? "" : lines[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "";
        List<GlmRule> rules = [];
        (bool caseSensitive, bool copiesOthers, bool onReference, bool onHypothesis) = (true, true, true, true);
        for (int number = 2; number <= lines.Count; number++)
        {
            string line = lines[number - 1];
            if (Application().Match(line) is { Success: true } application)
            {
                (onReference, onHypothesis) = (Applies(application, "ref", "stm", path, number), Applies(application, "hyp", "ctm", path, number));
            }

            if (line.StartsWith('*'))
            {
                if (Setting(line, "case_sensitive") is bool sensitive) caseSensitive = sensitive;
                if (Setting(line, "copy_no_hit") is bool copies) copiesOthers = copies;
                continue;
            }

            int end = comment.Length == 0 ? -1 : line.IndexOf(comment, StringComparison.Ordinal);
            string text = end < 0 ? line : line[..end];
            if (string.IsNullOrWhiteSpace(text)) continue;
            try
            {
                rules.Add(GlmRule.Parse(text, onReference, onHypothesis));
            }
            catch (FormatException exception)
            {
                throw Invalid(path, number, exception.Message, exception);
            }
        }

        return new(Path.GetFileName(path), rules, caseSensitive, copiesOthers);
    }

    /// <summary>The text after all rules for its side.</summary>
    public string Apply(string text, GlmSide side)
    {
        string input = Spaces().Replace($" {text.ToUpperInvariant().Replace("(", "( ", StringComparison.Ordinal).Replace(")", " )", StringComparison.Ordinal)} ", " ");
        StringBuilder output = new(input.Length);
        for (int at = 0; at < input.Length;)
        {
            if (Hit(input, at, side) is { } rule)
            {
                output.Append(rule.To);
                at += rule.From.Length;
                continue;
            }

            if (_copiesOthers) output.Append(input[at]);
            at++;
        }

        string result = output.ToString();
        for (string before = ""; before != result;)
        {
            before = result;
            result = MultiWordOption().Replace(result, "$1) ( $2");
        }

        return OptionStart().Replace(OptionEnd().Replace(result, ")"), "(").Trim();
    }

    private GlmRule? Hit(string input, int at, GlmSide side)
    {
        char first = _comparison == StringComparison.Ordinal ? input[at] : char.ToUpperInvariant(input[at]);
        if (!_byFirst.TryGetValue(first, out GlmRule[]? rules)) return null;
        foreach (GlmRule rule in rules)
        {
            if ((side == GlmSide.Reference ? rule.OnReference : rule.OnHypothesis)
                && Has(input, at, rule.From)
                && Has(input, at - rule.Left.Length, rule.Left)
                && Has(input, at + rule.From.Length, rule.Right)) return rule;
        }

        return null;
    }

    private bool Has(string input, int at, string part) =>
        at >= 0 && at + part.Length <= input.Length && string.Compare(input, at, part, 0, part.Length, _comparison) == 0;

    private static bool? Setting(string line, string name)
    {
        if (!line.Contains(name, StringComparison.OrdinalIgnoreCase) || Quoted().Match(line) is not { Success: true } value) return null;
        return value.Groups[1].Value.ToUpperInvariant() is "T" or "YES" or "TRUE";
    }

    private static bool Applies(Match application, string side, string kind, string path, int number)
    {
        try
        {
            Regex pattern = new(application.Groups[1].Value, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
            return pattern.IsMatch(side) || pattern.IsMatch(kind);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
            throw Invalid(path, number, $"the application is no regular expression: {exception.Message}", exception);
        }
    }

    private static SpeechDataException Invalid(string path, int line, string what, Exception inner) => new(
        "RulesInvalid", SpeechDataProblem.InvalidData, FormattableString.Invariant($"'{path}', line {line}: {what}."), path, inner);

    [GeneratedRegex("^;;\\s+INPUT_DEPENDENT_APPLICATION\\s*=\\s*\"([^\"]*)\"")]
    private static partial Regex Application();

    [GeneratedRegex("[\"']([^\"']*)[\"']")]
    private static partial Regex Quoted();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(\(\s+[^()\s]+\s+)([^()\s]+)")]
    private static partial Regex MultiWordOption();

    [GeneratedRegex(@"\(\s+")]
    private static partial Regex OptionStart();

    [GeneratedRegex(@"\s+\)")]
    private static partial Regex OptionEnd();
}
