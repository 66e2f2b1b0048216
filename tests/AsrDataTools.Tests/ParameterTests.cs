using System.Management.Automation;
using System.Text.RegularExpressions;

namespace AsrDataTools.Tests;

/// <summary>What is called alike is alike, and the table of all parameters says so.</summary>
public sealed partial class ParameterTests : IDisposable
{
    private static readonly string Table = Path.Combine(RepositoryRoot.Path, "docs", "parameters.md");

    // One name, several types: why.
    private static readonly Dictionary<string, string> SeveralTypes = new(StringComparer.Ordinal)
    {
        ["Annotation"] = "paths where a plan names them or files are packed; documents too where rows are scored by them",
        ["ClusterBy"] = "each measure may be drawn by what its rows have: recordings and files of audio, or speakers and utterances of text",
        ["Engine"] = "a recogniser, whose kinds are open, or what runs a job, Local or Slurm",
        ["Evaluation"] = "paths where a plan names them; rows too where they come from a pipeline",
        ["Existing"] = "paths where a plan names them; rows too where they come from a pipeline",
        ["Finding"] = "each takes the findings that it can use",
        ["Format"] = "formats of manifests and annotation are open lists, those of reports are not",
        ["GroupBy"] = "columns of rows; annotation has no columns and is grouped by speaker or not",
        ["Hypothesis"] = "a table of transcripts, or annotation, also as documents",
        ["Information"] = "a card's is a table or a file with fixed keys; labels of bag-info.txt are anybody's",
        ["InputObject"] = "each takes what the command before it emits",
        ["Manifest"] = "paths; rows too where -InputObject is not there for them",
        ["Production"] = "paths where a plan names them; rows too where they come from a pipeline",
        ["Profile"] = "profiles of the run where they are counted; saved tables too where rows are joined with them",
        ["Reference"] = "a table of transcripts, or annotation, profiles and rows, also as objects",
        ["Traffic"] = "a path where a plan names it; rows too where they come from a pipeline",
        ["Training"] = "paths where a plan names them; rows too where they come from a pipeline",
        ["Unit"] = "shares of seconds or utterances, or edges of segments or words",
    };

    // A band is in the unit of its column.
    private static readonly string[] UnitUnderstood = ["BinWidth"];

    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    private IReadOnlyList<ParameterTable.Entry> Entries =>
        ParameterTable.Read(_session.Run("Get-Command -Module AsrDataTools").Clean().As<CmdletInfo>(), Path.Combine(RepositoryRoot.Path, "docs", "en-US"));

    /// <summary>After a change of a parameter: set ASRDATA_WRITE_PARAMETERS=1, run this, and commit the file.</summary>
    [Fact]
    public void TheTableIsThatOfTheCommands()
    {
        string table = ParameterTable.Write(Entries, SeveralTypes);
        if (Environment.GetEnvironmentVariable("ASRDATA_WRITE_PARAMETERS") == "1") File.WriteAllText(Table, table);
        Assert.Equal(table, File.ReadAllText(Table));
    }

    /// <summary>An array of it, or none of it, is still the same thing.</summary>
    [Fact]
    public void OneNameHasOneTypeOrAReason()
    {
        string[] several = [.. Entries.GroupBy(entry => entry.Name).Where(group => group.Select(entry => entry.Type).Distinct().Count() > 1).Select(group => group.Key)];
        None(several.Except(SeveralTypes.Keys).Select(name => $"{name} has several types and no reason: {string.Join(", ", Entries.Where(entry => entry.Name == name).Select(entry => entry.Shown).Distinct())}"));
        None(SeveralTypes.Keys.Except(several).Select(name => $"{name} has a reason and one type"));
    }

    [Fact]
    public void NumbersWithAUnitSaySoInTheirName() =>
        None(
            from entry in Entries
            where ParameterTable.IsNumber(entry.Type) && !UnitUnderstood.Contains(entry.Name)
            let unit = UnitWord().Match(entry.Meaning)
            where unit.Success && ParameterTable.Unit(entry).Length == 0
            select $"{entry.Command} -{entry.Name}: {entry.Meaning}");

    [Fact]
    public void EveryParameterHasAMeaning() =>
        None(Entries.Where(entry => entry.Meaning.Length < 8).Select(entry => $"{entry.Command} -{entry.Name}"));

    // All of them at once, so that they can be mended at once.
    private static void None(IEnumerable<string> faults) => Assert.Equal("", string.Join('\n', faults));

    [GeneratedRegex(@"\b(seconds|minutes|hours|days|dB|Hz|kHz)\b")]
    private static partial Regex UnitWord();
}
