using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace AsrDataTools.Pipeline;

/// <summary>Settings given as a hashtable or in a PowerShell data file, as plain tables that the engine understands; those of a file know their places.</summary>
internal static class SettingsReader
{
    /// <summary>Reads a <c>.psd1</c>; nothing in it is executed.</summary>
    /// <param name="kind">What the settings are, as error ids begin: Plan, Policy, Contract.</param>
    /// <exception cref="SpeechDataException">The file cannot be read, or holds more than one table of constants (<c>…Unreadable</c>).</exception>
    public static IDictionary ReadDataFile(string path, string kind)
    {
        string text = File.ReadAllText(path);
        ScriptBlockAst script = Parser.ParseInput(text, path, out _, out ParseError[] errors);
        if (errors.Length > 0) throw Unreadable(kind, path, errors[0].Extent, errors[0].Message.TrimEnd('.'), null);
        if (script.Find(ast => ast is HashtableAst, searchNestedScriptBlocks: false) is not HashtableAst table)
        {
            throw Unreadable(kind, path, script.Extent, "it must hold one table, @{ … }", null);
        }

        try
        {
            return Placed(table, (IDictionary)Plain(table.SafeGetValue())!);
        }
        catch (InvalidOperationException exception)
        {
            throw Unreadable(kind, path, FirstUnsafe(table).Extent, $"a {kind.ToLowerInvariant()} holds constants only, no commands or variables", exception);
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

    // The values are those that the engine makes of the table; the syntax tree beside them tells the places.
    private static SettingsTable Placed(HashtableAst syntax, IDictionary values)
    {
        SettingsTable table = new() { Place = Place(syntax.Extent) };
        foreach ((ExpressionAst name, StatementAst value) in syntax.KeyValuePairs)
        {
            object key = Plain(name.SafeGetValue())!;
            string text = Convert.ToString(key, CultureInfo.InvariantCulture) ?? "";
            Ast expression = Expression(value);
            table.Mark(text, Place(name.Extent), Place(expression.Extent));
            table[text] = Placed(expression, values[key], (index, place) => table.MarkItem(text, index, place));
        }

        return table;
    }

    private static object? Placed(Ast syntax, object? value, Action<int, SettingsPlace> mark)
    {
        if (syntax is HashtableAst table && value is IDictionary entries) return Placed(table, entries);
        if (value is not object?[] items || Items(syntax) is not { } parts || parts.Count != items.Length) return value;
        for (int index = 0; index < items.Length; index++) mark(index, Place(parts[index].Extent));
        return items.Select((item, index) => Placed(parts[index], item, (_, _) => { })).ToArray();
    }

    private static IReadOnlyList<Ast>? Items(Ast syntax) => syntax switch
    {
        ArrayLiteralAst list => list.Elements,
        ArrayExpressionAst { SubExpression.Statements: [StatementAst only] } when Expression(only) is ArrayLiteralAst list => list.Elements,
        ArrayExpressionAst { SubExpression.Statements: { } statements } => [.. statements.Select(Expression)],
        _ => null,
    };

    private static Ast Expression(StatementAst statement) => statement is PipelineAst { PipelineElements: [CommandExpressionAst only] } ? only.Expression : statement;

    private static Ast FirstUnsafe(HashtableAst table) =>
        table.Find(ast => ast is CommandAst or ScriptBlockExpressionAst or InvokeMemberExpressionAst || (ast is VariableExpressionAst variable && !IsConstant(variable)), searchNestedScriptBlocks: false) ?? table;

    private static bool IsConstant(VariableExpressionAst variable) => variable.VariablePath.UserPath.ToUpperInvariant() is "TRUE" or "FALSE" or "NULL";

    private static SettingsPlace Place(IScriptExtent extent) => new(extent.StartLineNumber, extent.StartColumnNumber);

    private static SpeechDataException Unreadable(string kind, string path, IScriptExtent at, string problem, Exception? inner) => new(
        $"{kind}Unreadable", SpeechDataProblem.InvalidData, $"{Path.GetFileName(path)} is not a readable {kind.ToLowerInvariant()}: {Place(at)}: {problem}.", path, inner);
}
