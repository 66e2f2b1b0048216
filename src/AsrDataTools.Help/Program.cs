using System.Text;
using AsrDataTools.Help;

// Makes <target>/AsrDataTools.dll-Help.xml and the about topics from the pages in <source>.
if (args is not [string source, string target])
{
    Console.Error.WriteLine("Usage: AsrDataTools.Help <folder of pages> <folder for the help>");
    return 2;
}

try
{
    HelpPage[] pages = [.. Directory.GetFiles(source, "*-*.md").Order(StringComparer.Ordinal).Select(HelpPageReader.Read)];
    Directory.CreateDirectory(target);
    Replace("AsrDataTools.dll-Help.xml", stream => MamlWriter.Write(pages, stream));
    foreach (string about in Directory.GetFiles(source, "about_*.md"))
    {
        Replace(Path.GetFileNameWithoutExtension(about) + ".help.txt", stream => stream.Write(Encoding.UTF8.GetBytes(AboutTopic.Text(File.ReadLines(about)))));
    }

    return 0;
}
catch (Exception exception) when (exception is HelpPageException or IOException or UnauthorizedAccessException)
{
    // The form that MSBuild shows as an error of the build.
    Console.Error.WriteLine($"error HELP: {exception.Message}");
    return 1;
}

// Whole or not at all: another build may be reading it.
void Replace(string name, Action<Stream> write)
{
    string temporary = Path.Combine(target, $".{name}.{Environment.ProcessId}");
    using (FileStream stream = File.Create(temporary)) write(stream);
    File.Move(temporary, Path.Combine(target, name), overwrite: true);
}
