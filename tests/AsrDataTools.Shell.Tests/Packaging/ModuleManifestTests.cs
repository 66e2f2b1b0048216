using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using AsrDataTools.Packaging;

namespace AsrDataTools.Shell.Tests.Packaging;

public sealed class ModuleManifestTests
{
    private static readonly string Manifest = ModuleLocator.Find(AppContext.BaseDirectory);
    private static readonly string Root = Path.GetDirectoryName(Manifest)!;

    [Fact]
    public void ExportsTheCommandsOfTheBuildAndNothingElse() =>
        Assert.Equal(Commands(Path.Combine(Root, "bin", "AsrDataTools.dll")).Order(StringComparer.Ordinal), ModuleManifest.Read(Manifest).List("CmdletsToExport"));

    [Fact]
    public void ListsEveryFormatView() =>
        Assert.Equal(
            Directory.GetFiles(Path.Combine(Root, "src", "AsrDataTools", "Formats"), "*.format.ps1xml").Select(file => "bin/Formats/" + Path.GetFileName(file)).Order(StringComparer.Ordinal),
            ModuleManifest.Read(Manifest).List("FormatsToProcess"));

    [Fact]
    public void TakesReleaseNotesAndChangesNothingElse()
    {
        using TemporaryManifest changed = new(ModuleManifest.Read(Manifest).WithReleaseNotes("It's new.\n- ‘Quoted’ and $notRun"));
        ModuleManifest before = ModuleManifest.Read(Manifest), after = ModuleManifest.Read(changed.Path);
        Assert.Contains("'It''s new.\n- ‘‘Quoted’’ and $notRun'", File.ReadAllText(changed.Path), StringComparison.Ordinal);
        Assert.Equal(before.List("CmdletsToExport"), after.List("CmdletsToExport"));
        Assert.Equal(before.Tags, after.Tags);
        Assert.Equal(before.Text("GUID"), after.Text("GUID"));
    }

    [Theory]
    [InlineData("@{ Version = '1.0' }", "ReleaseNotes")]
    [InlineData("'text'", "no hashtable")]
    [InlineData("@{ Version = ", "line 1")]
    [InlineData("@{ ReleaseNotes = ''; PrivateData = @{ PSData = @{} } }", "PrivateData.PSData.ReleaseNotes")]
    [InlineData("Get-Date @{ PrivateData = @{ PSData = @{ ReleaseNotes = '' } } }", "no hashtable")]
    [InlineData("$x = 1; @{ PrivateData = @{ PSData = @{ ReleaseNotes = '' } } }", "no hashtable")]
    [InlineData("@{ ModuleVersion = (Get-Date); PrivateData = @{ PSData = @{ ReleaseNotes = '' } } }", "more than data")]
    [InlineData("@{ ModuleVersion = \"$home\"; PrivateData = @{ PSData = @{ ReleaseNotes = '' } } }", "more than data")]
    public void AManifestWithoutAPlaceForNotesIsRefused(string text, string expected)
    {
        using TemporaryManifest manifest = new(text);
        string message = Assert.Throws<PackagingException>(() => ModuleManifest.Read(manifest.Path).WithReleaseNotes("x")).Message;
        Assert.Contains(expected, message, StringComparison.Ordinal);
        Assert.Contains(manifest.Path, message, StringComparison.Ordinal);
    }

    /// <summary>Comments, here-strings and line ends of Windows, which take two characters, move nothing.</summary>
    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public void OnlyTheNotesOfTheGalleryChange(string lineEnd)
    {
        string text = string.Join(lineEnd, "# @{ ReleaseNotes = 'no' }", "@{", "  Description = @'", "ReleaseNotes = 'no'", "'@", "  ReleaseNotes = 'no'", "  PrivateData = @{ PSData = @{", "    'ReleaseNotes' = @'", "old", "'@ # End", "  } }", "}");
        using TemporaryManifest manifest = new(text);

        string expected = string.Join('\n', "# @{ ReleaseNotes = 'no' }", "@{", "  Description = @'", "ReleaseNotes = 'no'", "'@", "  ReleaseNotes = 'no'", "  PrivateData = @{ PSData = @{", "    'ReleaseNotes' = 'new' # End", "  } }", "}");
        Assert.Equal(expected, ModuleManifest.Read(manifest.Path).WithReleaseNotes("new"));
    }

    [Fact]
    public void AGalleryFindsEveryCommandByItsTag()
    {
        ModuleManifest manifest = ModuleManifest.Read(Manifest);
        using MemoryStream stream = new();
        ModuleNuspec.Write(manifest, "AsrDataTools", "<notes> & more", stream);
        XElement metadata = XDocument.Parse(System.Text.Encoding.UTF8.GetString(stream.ToArray())).Root!.Elements().First();
        string Value(string name) => metadata.Elements().Single(one => one.Name.LocalName == name).Value;
        Assert.Equal(manifest.Version, Value("version"));
        Assert.Equal("<notes> & more", Value("releaseNotes"));
        Assert.Equal("MIT", Value("license"));
        string[] tags = Value("tags").Split(' ');
        Assert.Contains("PSModule", tags);
        Assert.Contains("PSEdition_Core", tags);
        Assert.All(manifest.List("CmdletsToExport"), cmdlet => Assert.Contains("PSCommand_" + cmdlet, tags));
    }

    [Theory]
    [InlineData("", "1.2.0")]
    [InlineData("Prerelease = ''", "1.2.0")]
    [InlineData("Prerelease = 'beta3'", "1.2.0-beta3")]
    [InlineData("Prerelease = '-rc1'", "1.2.0-rc1")]
    public void AVersionThatIsNotReleasedYetSaysSo(string line, string expected)
    {
        using TemporaryManifest file = new($"@{{ ModuleVersion = '1.2.0'; Author = 'a'; Copyright = 'c'; Description = 'd'; PrivateData = @{{ PSData = @{{ {line} }} }} }}");
        using MemoryStream stream = new();
        ModuleNuspec.Write(ModuleManifest.Read(file.Path), "Module", "", stream);
        Assert.Equal(expected, XDocument.Parse(System.Text.Encoding.UTF8.GetString(stream.ToArray())).Descendants().Single(one => one.Name.LocalName == "version").Value);
    }

    [Theory]
    [InlineData("'beta.3'")]
    [InlineData("'beta-3'")]
    [InlineData("3")]
    public void APrereleaseThatGalleriesRefuseIsRefused(string label)
    {
        using TemporaryManifest file = new($"@{{ ModuleVersion = '1.2.0'; PrivateData = @{{ PSData = @{{ Prerelease = {label} }} }} }}");
        Assert.Contains("letters and digits", Assert.Throws<PackagingException>(() => ModuleManifest.Read(file.Path).Version).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Commands(string assembly)
    {
        using PEReader file = new(File.OpenRead(assembly));
        MetadataReader reader = file.GetMetadataReader();
        foreach (TypeDefinitionHandle handle in reader.TypeDefinitions)
        {
            foreach (CustomAttribute attribute in reader.GetTypeDefinition(handle).GetCustomAttributes().Select(reader.GetCustomAttribute))
            {
                if (attribute.Constructor.Kind != HandleKind.MemberReference) continue;
                EntityHandle type = reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
                if (type.Kind != HandleKind.TypeReference || reader.GetString(reader.GetTypeReference((TypeReferenceHandle)type).Name) != "CmdletAttribute") continue;
                BlobReader value = reader.GetBlobReader(attribute.Value);
                value.ReadUInt16();
                yield return $"{value.ReadSerializedString()}-{value.ReadSerializedString()}";
            }
        }
    }

    private sealed class TemporaryManifest : IDisposable
    {
        public TemporaryManifest(string text) => File.WriteAllText(Path, text);

        public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"{Guid.NewGuid():N}.psd1");

        public void Dispose() => File.Delete(Path);
    }
}
