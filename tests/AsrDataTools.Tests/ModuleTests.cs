using System.Management.Automation;

namespace AsrDataTools.Tests;

/// <summary>What holds for the module as a whole.</summary>
public sealed class ModuleTests : IDisposable
{
    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    [Fact]
    public void ImportsItsCommands() =>
        Assert.NotEmpty(_session.Run("Get-Command -Module AsrDataTools").Clean().Output);

    [Fact]
    public void CommandsKeepTheConventions()
    {
        foreach (CmdletInfo command in _session.Run("Get-Command -Module AsrDataTools").Clean().As<CmdletInfo>())
        {
            Assert.True(command.ImplementingType.IsSealed, $"{command.Name} is not sealed");
            Assert.NotEmpty(command.OutputType);
            Assert.True(command.Parameters.Values.All(parameter => parameter.Name != "Path" || !command.Parameters.ContainsKey("LiteralPath")
                || command.Parameters["LiteralPath"].Aliases.Contains("PSPath")), $"{command.Name}: -LiteralPath lacks the alias PSPath");
        }
    }

    [Fact]
    public void VerbsAreApproved()
    {
        HashSet<string> approved = [.. typeof(VerbsCommon).Assembly.GetTypes()
            .Where(type => type.Name.StartsWith("Verbs", StringComparison.Ordinal) && type.IsPublic)
            .SelectMany(type => type.GetFields().Select(field => field.Name))];

        Assert.All(
            _session.Run("Get-Command -Module AsrDataTools").Clean().As<CmdletInfo>(),
            command => Assert.Contains(command.Verb, approved));
    }

    /// <summary>Both ways: no command or parameter without its page, no page or parameter without its command.</summary>
    [Fact]
    public void EveryCommandAndParameterHasItsPage()
    {
        string folder = Path.Combine(RepositoryRoot.Path, "docs", "en-US");
        IReadOnlyList<CmdletInfo> commands = _session.Run("Get-Command -Module AsrDataTools").Clean().As<CmdletInfo>();
        Assert.Equal(
            commands.Select(command => command.Name).Order(),
            Directory.GetFiles(folder, "*-*.md").Select(Path.GetFileNameWithoutExtension).Order());
        HashSet<string> common = [.. Cmdlet.CommonParameters, .. Cmdlet.OptionalCommonParameters];
        foreach (CmdletInfo command in commands)
        {
            IEnumerable<string> documented = File.ReadLines(Path.Combine(folder, command.Name + ".md"))
                .Where(line => line.StartsWith("### -", StringComparison.Ordinal)).Select(line => line[5..].Trim());
            Assert.Equal(
                command.Parameters.Keys.Where(name => !common.Contains(name)).Order(),
                documented.Where(name => !common.Contains(name)).Order());
        }
    }
}
