using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using AsrDataTools.Shell.Essentials;

namespace AsrDataTools.Shell.Tests.Essentials;

public sealed class EssentialCmdletsTests
{
    [Fact]
    public void ListHoldsEveryCmdletUnderItsName()
    {
        IEnumerable<string> declared = typeof(EssentialCmdlets).Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith(typeof(EssentialCmdlets).Namespace!, StringComparison.Ordinal) == true)
            .Select(type => (type, attribute: type.GetCustomAttribute<CmdletAttribute>()))
            .Where(pair => pair.attribute is not null)
            .Select(pair => $"{pair.attribute!.VerbName}-{pair.attribute.NounName} {pair.type.FullName}");

        Assert.Equal(declared.Order(), EssentialCmdlets.All.Select(entry => $"{entry.Name} {entry.Type.FullName}").Order());
    }

    [Fact]
    public void EveryCmdletBindsItsParameters()
    {
        using var session = new EssentialSession();
        foreach ((_, string name, _) in EssentialCmdlets.All)
            Assert.NotEmpty(session.Run($"(Get-Command {name}).Parameters.Keys"));
    }

    [Fact]
    public void AnEntryThatIsThereIsKept()
    {
        using var session = new EssentialSession(state =>
            state.Commands.Add(new SessionStateFunctionEntry("Select-Object", "'mine'")));

        Assert.Equal("mine", session.Text("1, 2 | Select-Object -First 1"));
    }

    [Fact]
    public void AnImportedModuleWins()
    {
        using var session = new EssentialSession();
        session.Run("$module = New-Module -Name Real { function Sort-Object { 'real' }; Export-ModuleMember -Function Sort-Object }; Import-Module $module");

        Assert.Equal("real", session.Text("2, 1 | Sort-Object"));
    }

    [Fact]
    public void ATwiceExtendedStateHasEachCmdletOnce()
    {
        var state = InitialSessionState.CreateDefault2();
        EssentialCmdlets.AddTo(state);
        int count = state.Commands.Count;
        EssentialCmdlets.AddTo(state);

        Assert.Equal(count, state.Commands.Count);
    }

    [Fact]
    public void GuideListsEveryCmdletWithItsParameters()
    {
        string? root = AppContext.BaseDirectory;
        while (root is not null && !File.Exists(Path.Combine(root, "AsrDataTools.psd1")))
            root = Path.GetDirectoryName(root);
        string[] guide = File.ReadAllLines(Path.Combine(root!, "docs", "guides", "stand-in-cmdlets.md"));
        HashSet<string> common = [.. Cmdlet.CommonParameters, .. Cmdlet.OptionalCommonParameters];
        using var session = new EssentialSession();

        foreach ((_, string name, _) in EssentialCmdlets.All)
        {
            var command = (CommandInfo)session.Run($"Get-Command {name}")[0]!.BaseObject;
            ParameterMetadata[] parameters = [.. command.Parameters.Values.Where(parameter => !common.Contains(parameter.Name))];
            string row = Assert.Single(guide, line => line.StartsWith($"| `{name}` |", StringComparison.Ordinal));
            string[] listed = [.. row.Split('|')[2].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(cell => cell.Trim('`', '-'))];

            // Those that the file system adds differ by platform: the guide may list more of them than there are here.
            Assert.Superset(parameters.Where(parameter => !parameter.IsDynamic).Select(parameter => parameter.Name).ToHashSet(), listed.ToHashSet());
            if (!OperatingSystem.IsWindows())
                Assert.Subset(parameters.Select(parameter => parameter.Name).ToHashSet(), listed.ToHashSet());
        }
    }
}
