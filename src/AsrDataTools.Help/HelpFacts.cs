using System.Text.RegularExpressions;

namespace AsrDataTools.Help;

/// <summary>The block of YAML below a parameter: keys with a text or a list, and under ParameterSets items with keys of their own.</summary>
internal sealed partial class HelpFacts
{
    private readonly string _path;
    private readonly int _line;
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.Ordinal);
    private readonly List<HelpFacts> _items = [];

    private HelpFacts(string path, int line)
    {
        _path = path;
        _line = line;
    }

    /// <summary>What stands under ParameterSets.</summary>
    public IReadOnlyList<HelpFacts> Items => _items;

    /// <param name="path">The page, for errors.</param>
    /// <param name="lines">All its lines.</param>
    /// <param name="from">The first line of the block, from 0.</param>
    /// <param name="to">The line after its last.</param>
    /// <exception cref="HelpPageException">A line is neither a key nor an item.</exception>
    public static HelpFacts Read(string path, string[] lines, int from, int to)
    {
        HelpFacts facts = new(path, from + 1);
        List<string> last = [];
        for (int i = from; i < to; i++)
        {
            Match match = FactLine().Match(lines[i]);
            if (match.Success)
            {
                if (match.Groups["item"].Success) facts._items.Add(new(path, i + 1));
                bool isOfItem = match.Groups["item"].Success || match.Groups["in"].Success;
                string value = match.Groups["value"].Value;
                if (NeedsQuotes().IsMatch(value)) throw new HelpPageException(path, i + 1, $"other readers of YAML do not take {value} for text; write '{value}'");
                last = Values(value);
                (isOfItem && facts._items.Count > 0 ? facts._items[^1] : facts)._values[match.Groups["key"].Value] = last;
            }
            else
            {
                if (!lines[i].StartsWith("- ", StringComparison.Ordinal)) throw new HelpPageException(path, i + 1, "a line of the block is 'Key: value' or '- value'");
                last.Add(lines[i][2..].Trim('\''));
            }
        }

        return facts;
    }

    /// <exception cref="HelpPageException">The key is missing.</exception>
    public IReadOnlyList<string> List(string key) =>
        _values.GetValueOrDefault(key) ?? throw new HelpPageException(_path, _line, $"the block lacks {key}");

    /// <summary>Empty where nothing stands after the key.</summary>
    /// <exception cref="HelpPageException">The key is missing.</exception>
    public string Text(string key) => string.Join(", ", List(key));

    /// <exception cref="HelpPageException">The key is missing, or has neither true nor false.</exception>
    public bool IsTrue(string key) => Text(key) switch
    {
        "true" => true,
        "false" => false,
        string other => throw new HelpPageException(_path, _line, $"{key} is '{other}'; it must be true or false"),
    };

    // Empty for nothing, '' and [].
    private static List<string> Values(string value)
    {
        if (value is "" or "''") return [];
        if (value is not ['[', .., ']']) return [value is ['\'', .., '\''] ? value[1..^1] : value];
        return [.. value[1..^1].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(item => item.Trim('\''))];
    }

    // What begins like another thing of YAML, or ends like one: readers of this schema other than ours refuse the block.
    [GeneratedRegex(@"^[@`%&*!|>{#?-]|: | #")]
    private static partial Regex NeedsQuotes();

    [GeneratedRegex(@"^(?<item>- )?(?<in>  )?(?<key>[A-Za-z]+):(?: (?<value>.*))?$")]
    private static partial Regex FactLine();
}
