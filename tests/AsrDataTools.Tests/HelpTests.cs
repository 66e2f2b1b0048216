using System.Management.Automation;
using System.Text.RegularExpressions;
using AsrDataTools.Help;

namespace AsrDataTools.Tests;

/// <summary>Commands, their pages, and what Get-Help shows of these say the same.</summary>
public sealed partial class HelpTests : IDisposable
{
    private static readonly string Pages = Path.Combine(RepositoryRoot.Path, "docs", "en-US");
    private static readonly HashSet<string> Common = [.. Cmdlet.CommonParameters, .. Cmdlet.OptionalCommonParameters];

    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    private IReadOnlyList<CmdletInfo> Commands => _session.Run("Get-Command -Module AsrDataTools").Clean().As<CmdletInfo>();

    [Fact]
    public void EveryCommandHasItsPageAndEveryPageItsCommand() =>
        Assert.Equal(Commands.Select(command => command.Name).Order(), Directory.GetFiles(Pages, "*-*.md").Select(Path.GetFileNameWithoutExtension).Order());

    [Fact]
    public void PagesSayWhatCommandsTake() =>
        None(Commands.SelectMany(command => Differences(command, HelpPageReader.Read(Path.Combine(Pages, command.Name + ".md")))));

    [Fact]
    public void EveryCommandHasThreeExamples() =>
        None(Directory.GetFiles(Pages, "*-*.md").Select(HelpPageReader.Read).Where(page => page.Examples.Count < 3).Select(page => page.Name));

    /// <summary>A link to a page that is not there is a promise broken.</summary>
    [Fact]
    public void LinksLeadSomewhere() =>
        None(
            from path in Directory.GetFiles(Pages, "*-*.md")
            let page = HelpPageReader.Read(path)
            from link in page.Links
            where !link.Target.StartsWith("https://", StringComparison.Ordinal) && !File.Exists(Path.Combine(Pages, link.Target.Split('#')[0]))
            select $"{page.Name}: {link.Target}");

    [Fact]
    public void EveryPageLinksToItsMethodsOrAGuide() =>
        None(Directory.GetFiles(Pages, "*-*.md").Select(HelpPageReader.Read)
            .Where(page => !page.Links.Any(link => link.Target.StartsWith("../", StringComparison.Ordinal))).Select(page => page.Name));

    [Fact]
    public void GetHelpShowsThePages()
    {
        foreach (CmdletInfo command in Commands)
        {
            HelpPage page = HelpPageReader.Read(Path.Combine(Pages, command.Name + ".md"));
            PSObject help = Assert.Single(_session.Run($"Get-Help {command.Name}").Clean().Output);

            Assert.Equal("MamlCommandHelpInfo", help.TypeNames[0].Split('#')[0]);
            Assert.Equal(page.Synopsis, help.Properties["Synopsis"].Value);
            Assert.Equal(page.Examples.Select(example => example.Title), Items(help, "examples", "example").Select(example => Text(example, "title")));
            Assert.Equal(page.Parameters.Select(parameter => parameter.Name), Items(help, "parameters", "parameter").Select(parameter => Text(parameter, "name")));
            Assert.All(Items(help, "parameters", "parameter"), parameter => Assert.Matches(@"^\w+(\[\])*$", Text((PSObject)parameter.Properties["type"].Value, "name")));
            Assert.Equal(page.Outputs.Select(output => output.Name), Items(help, "returnValues", "returnValue").Select(value => Text((PSObject)value.Properties["type"].Value, "name")));
        }
    }

    [Fact]
    public void TheAboutTopicIsThere() =>
        Assert.Contains("Test-ProductionReadiness", string.Concat(_session.Run("Get-Help about_AsrDataTools").Clean().Output), StringComparison.Ordinal);

    // All of them at once, so that they can be mended at once.
    private static void None(IEnumerable<string> faults) => Assert.Equal("", string.Join('\n', faults));

    private IEnumerable<string> Differences(CmdletInfo command, HelpPage page)
    {
        string[] syntax = [.. page.Syntax.Select(syntax => Settled(syntax.Line))];
        string[] actual = [.. command.ParameterSets.Select(set => Settled($"{command.Name} {set}"))];
        foreach (string line in actual.Except(syntax)) yield return $"{command.Name}: the page lacks '{line}'";
        foreach (string line in syntax.Except(actual)) yield return $"{command.Name}: there is no '{line}'";
        string? byDefault = page.Syntax.Count == 1 ? null : page.Syntax.SingleOrDefault(syntax => syntax.IsDefault)?.ParameterSet;
        if (page.Syntax.Count > 1 && byDefault != command.DefaultParameterSet) yield return $"{command.Name}: the default set is '{command.DefaultParameterSet}', not '{byDefault}'";

        ParameterMetadata[] parameters = [.. command.Parameters.Values.Where(parameter => !Common.Contains(parameter.Name))];
        HelpParameter[] described = [.. page.Parameters.Where(parameter => !Common.Contains(parameter.Name))];
        foreach (ParameterMetadata parameter in parameters.ExceptBy(described.Select(one => one.Name), one => one.Name)) yield return $"{command.Name}: the page lacks -{parameter.Name}";
        foreach (HelpParameter one in described)
        {
            if (command.Parameters.GetValueOrDefault(one.Name) is not { } parameter)
            {
                yield return $"{command.Name}: there is no -{one.Name}";
                continue;
            }

            string[] facts = [one.Type, $"wildcards {one.SupportsWildcards}", Join(one.Aliases), Join(one.AcceptedValues), Join(one.Sets.Select(set => $"{set}"))];
            string[] truth = [parameter.ParameterType.ToString(), $"wildcards {parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any()}", Join(parameter.Aliases), Join(Accepted(command, parameter, one.AcceptedValues.Count > 0)), Join(parameter.ParameterSets.Select(Set))];
            for (int i = 0; i < facts.Length; i++)
            {
                if (facts[i] != truth[i]) yield return $"{command.Name} -{one.Name}: '{facts[i]}' is '{truth[i]}'";
            }
        }
    }

    // What has no position may stand anywhere, and the engine says it in the order in which classes inherit.
    private static string Settled(string syntax)
    {
        string[] parts = ParameterStart().Split(syntax);
        bool[] positional = [.. parts.Select(part => part.StartsWith("[[-", StringComparison.Ordinal) || part.Contains("] <", StringComparison.Ordinal))];
        return string.Join(' ', [parts[0], .. parts.Skip(1).Where((_, i) => positional[i + 1]), .. parts.Skip(1).Where((_, i) => !positional[i + 1]).Order(StringComparer.Ordinal)]);
    }

    private static string Set(KeyValuePair<string, ParameterSetMetadata> set) => new HelpParameterSet(
        set.Key == ParameterAttribute.AllParameterSets ? HelpParameterSet.All : set.Key,
        set.Value.Position == int.MinValue ? "Named" : $"{set.Value.Position}",
        set.Value.IsMandatory,
        set.Value.ValueFromPipeline,
        set.Value.ValueFromPipelineByPropertyName).ToString();

    // Where any value is taken, but some are offered, the page may list those.
    private IEnumerable<string> Accepted(CmdletInfo command, ParameterMetadata parameter, bool offered)
    {
        Type type = parameter.ParameterType.GetElementType() ?? parameter.ParameterType;
        return parameter.Attributes.OfType<ValidateSetAttribute>().SingleOrDefault()?.ValidValues
            ?? (type.IsEnum ? Enum.GetNames(type) : offered ? _session.Complete($"{command.Name} -{parameter.Name} ").CompletionMatches.Select(match => match.ListItemText) : []);
    }

    private static string Join(IEnumerable<string> values) => string.Join(", ", values.Order(StringComparer.OrdinalIgnoreCase));

    // The engine makes one object of a list of one.
    private static IEnumerable<PSObject> Items(PSObject help, string list, string item) =>
        help.Properties[list]?.Value is not PSObject all ? []
        : all.Properties[item]?.Value is object[] several ? several.Cast<PSObject>()
        : all.Properties[item]?.Value is PSObject one ? [one] : [];

    private static string Text(PSObject item, string name) => $"{item.Properties[name].Value}";

    [GeneratedRegex(@" (?=\[{0,2}-[A-Za-z]|\[<)")]
    private static partial Regex ParameterStart();
}
