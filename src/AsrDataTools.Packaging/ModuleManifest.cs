using System.Collections;
using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace AsrDataTools.Packaging;

/// <summary>The module's manifest, read as PowerShell reads it: data alone, nothing is run.</summary>
public sealed partial class ModuleManifest
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

    /// <exception cref="PackagingException">It is no hashtable, or one of more than data.</exception>
    public static ModuleManifest Read(string path)
    {
        ScriptBlockAst script = Parser.ParseFile(Path.GetFullPath(path), out _, out ParseError[] errors);
        if (errors.Length > 0) throw new PackagingException($"'{path}', line {errors[0].Extent.StartLineNumber}: {errors[0].Message}");
        if (Table(script) is not { } table) throw new PackagingException($"'{path}' is no hashtable.");
        try
        {
            return new ModuleManifest(path, table);
        }
        catch (InvalidOperationException)
        {
            throw new PackagingException($"'{path}' holds more than data: a variable, a command or an expression.");
        }
    }

    public string Text(string key) => _values[key] as string ?? throw new PackagingException($"'{_path}' lacks {key}.");

    public IEnumerable<string> List(string key) => Strings(_values[key]);

    public IEnumerable<string> Tags => Strings(Gallery?["Tags"]);

    /// <summary>The version as a gallery has it: that of the module and, where it is not released yet, what comes before the release, such as <c>1.2.0-beta3</c>.</summary>
    /// <exception cref="PackagingException">It lacks the version, or <c>Prerelease</c> is no such text.</exception>
    public string Version => Gallery?["Prerelease"] switch
    {
        null or "" => Text("ModuleVersion"),
        string label when Label().IsMatch(label) => $"{Text("ModuleVersion")}-{label.TrimStart('-')}",
        object other => throw new PackagingException($"'{_path}' has the Prerelease '{other}'; galleries take ASCII letters and digits alone, with a dash in front or none, such as beta3."),
    };

    private Hashtable? Gallery => (_values["PrivateData"] as Hashtable)?["PSData"] as Hashtable;

    /// <summary>The text of the manifest with the value of its key ReleaseNotes replaced.</summary>
    /// <exception cref="PackagingException">It has no such key.</exception>
    public string WithReleaseNotes(string notes)
    {
        IScriptExtent place = Value(Table(Value(Table(Value(_ast, "PrivateData")), "PSData")), "ReleaseNotes")?.Extent
            ?? throw new PackagingException($"'{_path}' lacks PrivateData.PSData.ReleaseNotes.");
        string text = place.StartScriptPosition.GetFullScript()!; // What was parsed has a text.
        return $"{text[..place.StartOffset]}'{CodeGeneration.EscapeSingleQuotedStringContent(notes)}'{text[place.EndOffset..]}".ReplaceLineEndings("\n");
    }

    // One that stands alone: what else a file holds would be passed over here, and run or refused by PowerShell.
    private static HashtableAst? Table(ScriptBlockAst script) =>
        script is { ParamBlock: null, DynamicParamBlock: null, BeginBlock: null, ProcessBlock: null, EndBlock.Statements: [StatementAst only] } ? Table(only) : null;

    private static HashtableAst? Table(StatementAst? value) => value is PipelineAst { PipelineElements: [CommandExpressionAst { Expression: HashtableAst table }] } ? table : null;

    private static StatementAst? Value(HashtableAst? table, string key) =>
        table?.KeyValuePairs.FirstOrDefault(pair => pair.Item1 is StringConstantExpressionAst name && name.Value.Equals(key, StringComparison.OrdinalIgnoreCase))?.Item2;

    [GeneratedRegex("^-?[A-Za-z0-9]+\\z")]
    private static partial Regex Label();

    private static IEnumerable<string> Strings(object? value) => value switch
    {
        null => [],
        string one => [one],
        IEnumerable many => many.Cast<string>(),
        _ => [],
    };
}
