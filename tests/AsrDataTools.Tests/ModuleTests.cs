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
}
