using System.Xml;

namespace AsrDataTools.Help;

/// <summary>Writes pages as MAML, the XML that Get-Help reads from <c>en-US/&lt;assembly&gt;-Help.xml</c>.</summary>
public static class MamlWriter
{
    private const string Root = "http://msh";
    private const string Maml = "http://schemas.microsoft.com/maml/2004/10";
    private const string Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private const string Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>Writes all pages, in their order.</summary>
    public static void Write(IReadOnlyList<HelpPage> pages, Stream to)
    {
        using XmlWriter xml = XmlWriter.Create(to, new XmlWriterSettings { Indent = true, NewLineChars = "\n", CloseOutput = false });
        xml.WriteStartElement("helpItems", Root);
        xml.WriteAttributeString("schema", "maml");
        foreach (HelpPage page in pages) WriteCommand(xml, page);
        xml.WriteEndElement();
    }

    private static void WriteCommand(XmlWriter xml, HelpPage page)
    {
        xml.WriteStartElement("command", "command", Command);
        xml.WriteAttributeString("xmlns", "maml", null, Maml);
        xml.WriteAttributeString("xmlns", "dev", null, Dev);
        string[] name = page.Name.Split('-', 2);
        xml.WriteStartElement("details", Command);
        xml.WriteElementString("name", Command, page.Name);
        xml.WriteElementString("verb", Command, name[0]);
        xml.WriteElementString("noun", Command, name[1]);
        WriteText(xml, "description", [new HelpBlock(page.Synopsis, false)]);
        xml.WriteEndElement();
        WriteText(xml, "description", page.Description);
        xml.WriteStartElement("syntax", Command);
        foreach (HelpSyntax syntax in page.Syntax) WriteSyntax(xml, page, syntax);
        xml.WriteEndElement();
        xml.WriteStartElement("parameters", Command);
        foreach (HelpParameter parameter in page.Parameters) WriteParameter(xml, parameter, parameter.Sets[0], describe: true);
        xml.WriteEndElement();
        WriteTypes(xml, "inputTypes", "inputType", page.Inputs);
        WriteTypes(xml, "returnValues", "returnValue", page.Outputs);
        xml.WriteStartElement("alertSet", Maml);
        WriteText(xml, "alert", page.Notes);
        xml.WriteEndElement();
        xml.WriteStartElement("examples", Command);
        foreach (HelpExample example in page.Examples) WriteExample(xml, example);
        xml.WriteEndElement();
        xml.WriteStartElement("relatedLinks", Command);
        foreach (HelpLink link in page.Links)
        {
            xml.WriteStartElement("navigationLink", Maml);
            xml.WriteElementString("linkText", Maml, link.Shown);
            xml.WriteElementString("uri", Maml, link.Target.StartsWith("http", StringComparison.Ordinal) ? link.Target : "");
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteSyntax(XmlWriter xml, HelpPage page, HelpSyntax syntax)
    {
        xml.WriteStartElement("syntaxItem", Command);
        xml.WriteElementString("name", Maml, page.Name);
        IEnumerable<(HelpParameter Parameter, HelpParameterSet Set)> parameters =
            from parameter in page.Parameters
            from set in parameter.Sets
            where set.Name == syntax.ParameterSet || set.Name == HelpParameterSet.All
            select (parameter, set);

        // As the syntax is typed: by position first, then what must be there.
        foreach ((HelpParameter parameter, HelpParameterSet set) in parameters
            .OrderBy(item => int.TryParse(item.Set.Position, out int position) ? position : int.MaxValue).ThenBy(item => !item.Set.IsRequired))
        {
            WriteParameter(xml, parameter, set, describe: false);
        }

        xml.WriteEndElement();
    }

    private static void WriteParameter(XmlWriter xml, HelpParameter parameter, HelpParameterSet set, bool describe)
    {
        xml.WriteStartElement("parameter", Command);
        xml.WriteAttributeString("required", set.IsRequired ? "true" : "false");
        xml.WriteAttributeString("variableLength", "true");
        xml.WriteAttributeString("globbing", parameter.SupportsWildcards ? "true" : "false");
        xml.WriteAttributeString("pipelineInput", Pipeline(set));
        xml.WriteAttributeString("position", set.Position == "Named" ? "named" : set.Position);
        xml.WriteAttributeString("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases));
        xml.WriteElementString("name", Maml, parameter.Name);
        if (describe) WriteText(xml, "description", parameter.Description);
        string type = ShortType(parameter.Type);
        if (type != "SwitchParameter")
        {
            xml.WriteStartElement("parameterValue", Command);
            xml.WriteAttributeString("required", "true");
            xml.WriteAttributeString("variableLength", "false");
            xml.WriteString(type);
            xml.WriteEndElement();
        }

        xml.WriteStartElement("type", Dev);
        xml.WriteElementString("name", Maml, type);
        xml.WriteElementString("uri", Maml, "");
        xml.WriteEndElement();
        xml.WriteElementString("defaultValue", Dev, parameter.DefaultValue.Length == 0 ? "None" : parameter.DefaultValue);
        xml.WriteEndElement();
    }

    // A value that may be absent is shown as the value: Int32 for System.Nullable`1[System.Int32].
    private static string ShortType(string type)
    {
        const string optional = "System.Nullable`1[";
        if (type.StartsWith(optional, StringComparison.Ordinal)) type = type[optional.Length..^1];
        return type[(type.LastIndexOf('.') + 1)..];
    }

    private static string Pipeline(HelpParameterSet set) => (set.FromPipeline, set.FromPipelineByPropertyName) switch
    {
        (true, true) => "True (ByValue, ByPropertyName)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };

    private static void WriteTypes(XmlWriter xml, string all, string one, IReadOnlyList<HelpType> types)
    {
        xml.WriteStartElement(all, Command);
        foreach (HelpType type in types)
        {
            xml.WriteStartElement(one, Command);
            xml.WriteStartElement("type", Dev);
            xml.WriteElementString("name", Maml, type.Name);
            xml.WriteEndElement();
            WriteText(xml, "description", type.Description);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // What is typed and what comes back is shown as it stands only within the code of an example.
    private static void WriteExample(XmlWriter xml, HelpExample example)
    {
        int last = example.Blocks.ToList().FindLastIndex(block => block.IsCode);
        xml.WriteStartElement("example", Command);
        xml.WriteElementString("title", Maml, example.Title);
        xml.WriteElementString("code", Dev, string.Join("\n\n", example.Blocks.Take(last + 1).Select(block => block.Text)));
        xml.WriteStartElement("remarks", Dev);
        foreach (HelpBlock block in example.Blocks.Skip(last + 1)) xml.WriteElementString("para", Maml, block.Text);

        // Get-Help puts no blank line before the next example by itself.
        xml.WriteElementString("para", Maml, "");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void WriteText(XmlWriter xml, string name, IReadOnlyList<HelpBlock> blocks)
    {
        xml.WriteStartElement(name, Maml);
        foreach (HelpBlock block in blocks) xml.WriteElementString("para", Maml, block.Text);
        xml.WriteEndElement();
    }
}
