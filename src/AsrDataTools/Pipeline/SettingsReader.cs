using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace AsrDataTools.Pipeline;

/// <summary>Settings given as a hashtable or in a PowerShell data file, as plain tables that the engine understands.</summary>
internal static class SettingsReader
{
    /// <summary>Reads a <c>.psd1</c>; nothing in it is executed.</summary>
    /// <param name="kind">What the settings are, as error ids begin: Plan, Policy, Contract.</param>
    /// <exception cref="SpeechDataException">The file cannot be read, or holds more than one table of constants (<c>…Unreadable</c>).</exception>
    public static IDictionary ReadDataFile(string path, string kind)
    {
        string text = File.ReadAllText(path);
        ScriptBlockAst script = Parser.ParseInput(text, path, out _, out ParseError[] errors);
        if (errors.Length > 0) throw Unreadable(kind, path, errors[0].Extent.StartLineNumber, errors[0].Message, null);
        if (script.Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false) is not HashtableAst table)
        {
            throw Unreadable(kind, path, 1, "it must hold one table, @{ … }", null);
        }

        try
        {
            return (IDictionary)Plain(table.SafeGetValue())!;
        }
        catch (InvalidOperationException exception)
        {
            throw Unreadable(kind, path, table.Extent.StartLineNumber, $"a {kind.ToLowerInvariant()} holds constants only, no commands or variables", exception);
        }
    }

    /// <summary>The same tables, lists and values without the wrappers that scripts put around them.</summary>
    public static object? Plain(object? value) => value switch
    {
        PSObject wrapper => Plain(wrapper.BaseObject),
        IDictionary table => Table(table),
        string text => text,
        IEnumerable list => list.Cast<object?>().Select(Plain).ToArray(),
        _ => value,
    };

    private static Hashtable Table(IDictionary source)
    {
        Hashtable table = new(StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in source) table[Plain(entry.Key)!] = Plain(entry.Value);
        return table;
    }

    private static SpeechDataException Unreadable(string kind, string path, int line, string problem, Exception? inner) => new(
        $"{kind}Unreadable", SpeechDataProblem.InvalidData, $"{Path.GetFileName(path)} is not a readable {kind.ToLowerInvariant()}: line {line}: {problem}.", path, inner);
}
