using System.Collections;
using System.Management.Automation.Language;

namespace AsrDataTools.Packaging;

/// <summary>The module's manifest, read as PowerShell reads it: data alone, nothing is run.</summary>
public sealed class ModuleManifest
{
    private readonly string _path;
    private readonly HashtableAst _ast;
    private readonly Hashtable _values;

    private ModuleManifest(string path, HashtableAst ast)
    {
        _path = path;
        _ast = ast;
        _values = (Hashtable)ast.SafeGetValue();
    }

    /// <exception cref="PackagingException">It is no hashtable of data.</exception>
    public static ModuleManifest Read(string path)
    {
        ScriptBlockAst script = Parser.ParseFile(Path.GetFullPath(path), out _, out ParseError[] errors);
        if (errors.Length > 0) throw new PackagingException($"'{path}', line {errors[0].Extent.StartLineNumber}: {errors[0].Message}");
        return script.Find(node => node is HashtableAst, searchNestedScriptBlocks: false) is HashtableAst table
            ? new ModuleManifest(path, table)
            : throw new PackagingException($"'{path}' is no hashtable.");
    }

    public string Text(string key) => _values[key] as string ?? throw new PackagingException($"'{_path}' lacks {key}.");

    public IEnumerable<string> List(string key) => Strings(_values[key]);

    public IEnumerable<string> Tags => Strings(((_values["PrivateData"] as Hashtable)?["PSData"] as Hashtable)?["Tags"]);

    /// <summary>The text of the manifest with the value of its key ReleaseNotes replaced.</summary>
    /// <exception cref="PackagingException">It has no such key.</exception>
    public string WithReleaseNotes(string notes)
    {
        IScriptExtent place = _ast.FindAll(node => node is HashtableAst, searchNestedScriptBlocks: false).Cast<HashtableAst>()
            .SelectMany(table => table.KeyValuePairs)
            .FirstOrDefault(pair => pair.Item1.Extent.Text.Equals("ReleaseNotes", StringComparison.OrdinalIgnoreCase))?.Item2.Extent
            ?? throw new PackagingException($"'{_path}' lacks PrivateData.PSData.ReleaseNotes.");
        string text = File.ReadAllText(_path).ReplaceLineEndings("\n");
        // Offsets are those of the file as it was read; the repository keeps line feeds alone.
        return $"{text[..place.StartOffset]}'{CodeGeneration.EscapeSingleQuotedStringContent(notes)}'{text[place.EndOffset..]}";
    }

    private static IEnumerable<string> Strings(object? value) => value switch
    {
        null => [],
        string one => [one],
        IEnumerable many => many.Cast<string>(),
        _ => [],
    };
}
