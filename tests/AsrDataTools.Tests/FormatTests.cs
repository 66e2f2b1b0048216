using System.Management.Automation;
using System.Xml.Linq;

namespace AsrDataTools.Tests;

/// <summary>What commands emit is shown by a view made for it, on 120 columns, and in a list by its most telling properties.</summary>
public sealed class FormatTests : IDisposable
{
    private const int Columns = 120;
    private const int LeastFreeWidth = 15;

    private static readonly string Folder = Path.Combine(RepositoryRoot.Path, "src", "AsrDataTools", "Formats");
    private static readonly string[] FormatFiles = Directory.GetFiles(Folder, "*.format.ps1xml");
    private static readonly string[] TypeFiles = Directory.GetFiles(Folder, "*.types.ps1xml");

    private readonly ModuleSession _session = new();

    public void Dispose() => _session.Dispose();

    private IReadOnlyList<Type> Emitted => [.. _session.Run("Get-Command -Module AsrDataTools").Clean().As<CmdletInfo>()
        .SelectMany(command => command.OutputType).Select(output => output.Type)
        .Where(type => type?.Namespace?.StartsWith("AsrDataTools", StringComparison.Ordinal) == true).Distinct()];

    [Fact]
    public void TheManifestNamesEveryFile()
    {
        string manifest = File.ReadAllText(RepositoryRoot.ModuleManifest);
        None(FormatFiles.Concat(TypeFiles).Select(Path.GetFileName).Where(file => !manifest.Contains($"'bin/Formats/{file}'", StringComparison.Ordinal)));
    }

    [Fact]
    public void WhatIsEmittedHasAView()
    {
        HashSet<string> shown = [.. FormatFiles.SelectMany(file => XDocument.Load(file).Descendants("ViewSelectedBy")).Descendants("TypeName").Select(name => name.Value)];
        None(Emitted.Where(type => !shown.Contains(type.FullName!)).Select(type => type.FullName));
    }

    [Fact]
    public void ViewsAreOfTypesThatExist() =>
        None(
            from file in FormatFiles
            from name in XDocument.Load(file).Descendants("ViewSelectedBy").Descendants("TypeName")
            where !AppDomain.CurrentDomain.GetAssemblies().Any(assembly => assembly.GetType(name.Value) is not null)
            select $"{Path.GetFileName(file)}: {name.Value}");

    /// <summary>A column between each two, and what has no width takes what is left.</summary>
    [Fact]
    public void TablesFitTheScreen() =>
        None(
            from file in FormatFiles
            from table in XDocument.Load(file).Descendants("TableHeaders")
            let headers = table.Elements("TableColumnHeader").ToArray()
            let widths = headers.Elements("Width").Select(width => int.Parse(width.Value, System.Globalization.CultureInfo.InvariantCulture)).ToArray()
            let free = headers.Length - widths.Length
            let taken = widths.Sum() + headers.Length - 1 + (free * LeastFreeWidth)
            where taken > Columns || free > 1
            select $"{Path.GetFileName(file)}: {taken} columns, {free} without a width");

    [Fact]
    public void HeadsFitTheirColumns() =>
        None(
            from file in FormatFiles
            from header in XDocument.Load(file).Descendants("TableColumnHeader")
            let label = header.Element("Label")?.Value
            let width = header.Element("Width")?.Value
            where label is not null && width is not null && label.Length > int.Parse(width, System.Globalization.CultureInfo.InvariantCulture)
            select $"{Path.GetFileName(file)}: '{label}' in {width}");

    [Fact]
    public void WhatIsEmittedNamesItsMostTellingProperties()
    {
        ILookup<string, string> members = Members();
        Dictionary<string, string[]> telling = TypeFiles.SelectMany(file => XDocument.Load(file).Descendants("Type"))
            .Where(type => type.Descendants("ReferencedProperties").Any())
            .ToDictionary(type => type.Element("Name")!.Value, type => type.Descendants("ReferencedProperties").Elements("Name").Select(name => name.Value).ToArray());
        None(
        [
            .. Emitted.Where(type => !telling.ContainsKey(type.FullName!)).Select(type => $"{type.FullName} has none"),
            .. from type in Emitted
               from property in telling.GetValueOrDefault(type.FullName!, [])
               where type.GetProperty(property) is null && !members[type.FullName!].Contains(property)
               select $"{type.FullName} has no {property}",
        ]);
    }

    /// <summary>Nobody reads 5 million seconds: rows that stand for many recordings say it in hours, too.</summary>
    [Fact]
    public void TotalsAreInHours()
    {
        ILookup<string, string> members = Members();
        None(
            from type in Emitted
            where type.GetProperties().Any(property => property.Name is "Recordings" or "Items" or "Keywords" or "PopulationUtterances")
            where type.GetProperties().Any(property => property.Name.EndsWith("Seconds", StringComparison.Ordinal) && property.Name != "CollarSeconds")
            where !type.GetProperties().Select(property => property.Name).Concat(members[type.FullName!]).Any(name => name.EndsWith("Hours", StringComparison.Ordinal))
            select type.FullName);
    }

    // What the files of types add.
    private static ILookup<string, string> Members() =>
        (from file in TypeFiles
         from type in XDocument.Load(file).Descendants("Type")
         from member in type.Element("Members")!.Elements()
         where member.Name.LocalName is "ScriptProperty" or "AliasProperty"
         select (Type: type.Element("Name")!.Value, Member: member.Element("Name")!.Value)).ToLookup(pair => pair.Type, pair => pair.Member);

    // All of them at once, so that they can be mended at once.
    private static void None(IEnumerable<string?> faults) => Assert.Equal("", string.Join('\n', faults));
}
