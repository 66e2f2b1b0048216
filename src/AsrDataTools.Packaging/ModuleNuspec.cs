using System.Xml;

namespace AsrDataTools.Packaging;

/// <summary>The module as a gallery knows it, made from its manifest: what a gallery would write itself on publishing.</summary>
public static class ModuleNuspec
{
    private const string Namespace = "http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd";

    public static void Write(ModuleManifest manifest, string id, string releaseNotes, Stream target)
    {
        using XmlWriter xml = XmlWriter.Create(target, new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new System.Text.UTF8Encoding(false) });
        void Element(string name, string value) => xml.WriteElementString(name, Namespace, value);
        xml.WriteStartElement("package", Namespace);
        xml.WriteStartElement("metadata", Namespace);
        Element("id", id);
        Element("version", manifest.Version);
        Element("authors", manifest.Text("Author"));
        Element("copyright", manifest.Text("Copyright"));
        xml.WriteStartElement("license", Namespace);
        xml.WriteAttributeString("type", "expression");
        xml.WriteString("MIT");
        xml.WriteEndElement();
        Element("description", manifest.Text("Description"));
        Element("releaseNotes", releaseNotes);
        Element("tags", string.Join(' ', Tags(manifest)));
        xml.WriteEndElement();
        xml.WriteStartElement("files", Namespace);
        xml.WriteStartElement("file", Namespace);
        xml.WriteAttributeString("src", "**/*");
        xml.WriteAttributeString("target", "");
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>The tags by which Find-PSResource finds a module, its editions and its commands, then the manifest's own.</summary>
    private static IEnumerable<string> Tags(ModuleManifest manifest)
    {
        yield return "PSModule";
        foreach (string edition in manifest.List("CompatiblePSEditions")) yield return "PSEdition_" + edition;
        yield return "PSIncludes_Cmdlet";
        foreach (string cmdlet in manifest.List("CmdletsToExport"))
        {
            yield return "PSCmdlet_" + cmdlet;
            yield return "PSCommand_" + cmdlet;
        }

        foreach (string tag in manifest.Tags) yield return tag;
    }
}
