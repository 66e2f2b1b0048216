using System.Text;
using AsrDataTools.Packaging;

// Called by the projects while they pack; the errors have the form that MSBuild shows as errors of the build.
const string Usage = """
    Usage: AsrDataTools.Packaging module <manifest> <CHANGELOG.md> <manifest to write> <nuspec to write>
           AsrDataTools.Packaging inventory <name> <version> <LICENSE> <folder of NuGet packages> <list of parts>[;<list>]... <runtime or any> <folder to write> <project.assets.json>...
    """;
try
{
    switch (args)
    {
        case ["module", string manifest, string changelog, string staged, string nuspec]:
            Module(manifest, changelog, staged, nuspec);
            return 0;
        case ["inventory", string name, string version, string license, string packages, string parts, string runtime, string folder, .. string[] assets]:
            Inventory(name, version, license, packages, [.. parts.Split(';').SelectMany(list => Part.ReadList(list, runtime == "any" ? null : runtime))], folder, assets);
            return 0;
        default:
            Console.Error.WriteLine(Usage);
            return 2;
    }
}
catch (Exception exception) when (exception is PackagingException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"error PACK: {exception.Message}");
    return 1;
}

static void Module(string source, string changelog, string staged, string nuspec)
{
    ModuleManifest manifest = ModuleManifest.Read(source);
    string notes = ReleaseNotes.Of(File.ReadAllText(changelog), manifest.Version);
    Create(staged, stream => stream.Write(Encoding.UTF8.GetBytes(manifest.WithReleaseNotes(notes))));
    Create(nuspec, stream => ModuleNuspec.Write(manifest, Path.GetFileNameWithoutExtension(source), notes, stream));
}

static void Inventory(string name, string version, string license, string packages, IReadOnlyList<Part> parts, string folder, string[] assets)
{
    Product product = Product.Of(name, version, File.ReadAllText(license).ReplaceLineEndings("\n"), parts, packages);
    DependencyGraph graph = new(assets, [.. product.Packages.Select(package => $"{package.Id}/{package.Version}")]);
    Create(Path.Combine(folder, name + ".cdx.json"), stream => BillOfMaterials.Write(product, graph, stream));
    Create(Path.Combine(folder, "THIRD-PARTY-NOTICES.txt"), stream => stream.Write(Encoding.UTF8.GetBytes(Notices.Text(product))));
}

static void Create(string path, Action<Stream> write)
{
    Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
    using FileStream stream = File.Create(path);
    write(stream);
}
