using System.Text.RegularExpressions;

namespace AsrDataTools.Help;

/// <summary>Reads the page of a command: Markdown in the platyPS schema of 2024-05-01.</summary>
public sealed partial class HelpPageReader
{
    private static readonly string[] Sections =
        ["SYNOPSIS", "SYNTAX", "ALIASES", "DESCRIPTION", "EXAMPLES", "PARAMETERS", "INPUTS", "OUTPUTS", "NOTES", "RELATED LINKS"];

    private readonly string _path;
    private readonly string[] _lines;

    private HelpPageReader(string path)
    {
        _path = path;
        _lines = File.ReadAllLines(path);
    }

    /// <exception cref="HelpPageException">The page lacks a section, or one is not as the schema has it.</exception>
    public static HelpPage Read(string path) => new HelpPageReader(path).Page();

    private HelpPage Page()
    {
        string name = Path.GetFileNameWithoutExtension(_path);
        List<Part> parts = Split("## ", 0, _lines.Length);
        string[] found = [.. parts.Select(part => part.Title)];
        if (!found.SequenceEqual(Sections))
        {
            throw new HelpPageException(_path, 1, $"the sections are {string.Join(", ", found)}; they must be {string.Join(", ", Sections)}");
        }

        if (!_lines.Contains("# " + name)) throw new HelpPageException(_path, 1, $"the title '# {name}' is missing");
        return new HelpPage
        {
            Name = name,
            Synopsis = string.Join(' ', Text(parts[0]).Select(block => block.Text)),
            Syntax = [.. Items(parts[1]).Select(Syntax)],
            Description = Text(parts[3]),
            Examples = [.. Items(parts[4]).Select(item => new HelpExample(HelpText.Plain(item.Title), Text(item)))],
            Parameters = [.. Items(parts[5]).Where(item => item.Title != "CommonParameters").Select(Parameter)],
            Inputs = [.. Items(parts[6]).Select(item => new HelpType(item.Title, Text(item)))],
            Outputs = [.. Items(parts[7]).Select(item => new HelpType(item.Title, Text(item)))],
            Notes = Text(parts[8]),
            Links = [.. _lines[(parts[9].From)..parts[9].To].Where(line => line.Length > 0).Select(Link)],
        };
    }

    private HelpLink Link(string line) =>
        LinkLine().Match(line) is { Success: true } match
            ? new(match.Groups[1].Value, match.Groups[2].Value)
            : throw new HelpPageException(_path, Array.IndexOf(_lines, line) + 1, "a related link is written '- [text](target)'");

    private HelpSyntax Syntax(Part item)
    {
        IReadOnlyList<HelpBlock> blocks = Text(item);
        if (blocks is not [{ IsCode: true } call]) throw new HelpPageException(_path, item.From, "a syntax is one fenced block");
        const string Default = " (Default)";
        bool isDefault = item.Title.EndsWith(Default, StringComparison.Ordinal);
        return new(isDefault ? item.Title[..^Default.Length] : item.Title, isDefault, call.Text.Replace("\n ", " ", StringComparison.Ordinal));
    }

    private HelpParameter Parameter(Part item)
    {
        if (!item.Title.StartsWith('-')) throw new HelpPageException(_path, item.From, $"a parameter is headed '### -Name', not '### {item.Title}'");
        int yaml = Array.IndexOf(_lines, "```yaml", item.From, item.To - item.From);
        if (yaml < 0) throw new HelpPageException(_path, item.From, $"{item.Title} has no block of ```yaml");
        int end = Array.IndexOf(_lines, "```", yaml, item.To - yaml);
        if (end < 0) throw new HelpPageException(_path, yaml + 1, $"the block of {item.Title} does not end");
        HelpFacts facts = HelpFacts.Read(_path, _lines, yaml + 1, end);
        return new HelpParameter
        {
            Name = item.Title[1..],
            Description = HelpText.Blocks(_lines[item.From..yaml]),
            Type = facts.Text("Type"),
            DefaultValue = facts.Text("DefaultValue"),
            SupportsWildcards = facts.IsTrue("SupportsWildcards"),
            Aliases = facts.List("Aliases"),
            AcceptedValues = facts.List("AcceptedValues"),
            Sets = [.. facts.Items.Select(set => new HelpParameterSet(
                set.Text("Name"), set.Text("Position"), set.IsTrue("IsRequired"), set.IsTrue("ValueFromPipeline"), set.IsTrue("ValueFromPipelineByPropertyName")))],
        };
    }

    private IReadOnlyList<HelpBlock> Text(Part part) => HelpText.Blocks(_lines[part.From..part.To]);

    private List<Part> Items(Part section) => Split("### ", section.From, section.To);

    // Headings within a fence are none.
    private List<Part> Split(string heading, int from, int to)
    {
        List<Part> parts = [];
        bool fenced = false;
        for (int i = from; i < to; i++)
        {
            if (_lines[i].StartsWith("```", StringComparison.Ordinal)) fenced = !fenced;
            if (fenced || !_lines[i].StartsWith(heading, StringComparison.Ordinal)) continue;
            if (parts.Count > 0) parts[^1] = parts[^1] with { To = i };
            parts.Add(new(_lines[i][heading.Length..].Trim(), i + 1, to));
        }

        return parts;
    }

    /// <param name="From">The line after the heading, from 0.</param>
    /// <param name="To">The line after the last.</param>
    private sealed record Part(string Title, int From, int To);

    [GeneratedRegex(@"^- \[([^\]]+)\]\(([^)]+)\)$")]
    private static partial Regex LinkLine();
}
