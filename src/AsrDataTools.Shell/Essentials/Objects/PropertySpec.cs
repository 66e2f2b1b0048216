using System.Collections;
using System.Management.Automation;
using Microsoft.PowerShell.Commands;

namespace AsrDataTools.Shell.Essentials.Objects;

/// <summary>
/// One entry of a -Property parameter: a name with or without wildcards, a script block, or a hashtable
/// of an expression and its options (a calculated property).
/// </summary>
internal sealed class PropertySpec
{
    private PropertySpec(PSPropertyExpression expression, string? label, bool? descending)
    {
        Expression = expression;
        Label = label;
        Descending = descending;
    }

    public PSPropertyExpression Expression { get; }

    public string? Label { get; }

    /// <summary>The sort order asked for by this entry, null when it asks for none.</summary>
    public bool? Descending { get; }

    /// <summary>Reads the entries of a -Property parameter.</summary>
    /// <param name="cmdlet">The cmdlet that has the parameter: bad entries end it.</param>
    /// <param name="entries">The entries as given.</param>
    /// <param name="keys">The hashtable keys that this cmdlet knows; a key may be shortened.</param>
    public static IReadOnlyList<PropertySpec> Parse(PSCmdlet cmdlet, object?[]? entries, params string[] keys) =>
        [.. (entries ?? []).Select(entry => Parse(cmdlet, Unwrap(entry), keys))];

    /// <summary>The value on an object; null where the property is absent or throws.</summary>
    public object? ValueOf(PSObject input) => ResultOf(input)?.Result;

    /// <summary>The first result on an object; null where the property is absent or throws.</summary>
    public PSPropertyExpressionResult? ResultOf(PSObject input)
    {
        List<PSPropertyExpressionResult> results = Expression.GetValues(input);
        return results.Count > 0 && results[0].Exception is null ? results[0] : null;
    }

    private static PropertySpec Parse(PSCmdlet cmdlet, object? entry, string[] keys) => entry switch
    {
        ScriptBlock script => new PropertySpec(new PSPropertyExpression(script), null, null),
        IDictionary table => FromTable(cmdlet, table, keys),
        null or "" => throw Refuse(cmdlet, "ExpressionEmptyString", "A property name must not be empty."),
        string name => new PropertySpec(new PSPropertyExpression(name), null, null),
        _ => new PropertySpec(new PSPropertyExpression(LanguagePrimitives.ConvertTo<string>(entry)), null, null),
    };

    private static PropertySpec FromTable(PSCmdlet cmdlet, IDictionary table, string[] keys)
    {
        PSPropertyExpression? expression = null;
        string? label = null;
        bool? descending = null;
        foreach (DictionaryEntry pair in table)
        {
            string given = pair.Key as string ?? throw Refuse(cmdlet, "DictionaryKeyNonString", $"The key '{pair.Key}' of a calculated property must be a string.");
            object? value = Unwrap(pair.Value);
            switch (MatchKey(cmdlet, given, keys))
            {
                case "Expression":
                    expression = value is ScriptBlock script
                        ? new PSPropertyExpression(script)
                        : new PSPropertyExpression(LanguagePrimitives.ConvertTo<string>(value));
                    break;
                case "Name" or "Label":
                    label = value as string;
                    if (string.IsNullOrEmpty(label))
                        throw Refuse(cmdlet, "EmptyNameValue", $"The value of the key '{given}' of a calculated property must be a non-empty string.");
                    break;
                case "Ascending":
                    descending = !LanguagePrimitives.IsTrue(value);
                    break;
                case "Descending":
                    descending = LanguagePrimitives.IsTrue(value);
                    break;
            }
        }

        return expression is null
            ? throw Refuse(cmdlet, "DictionaryKeyMissing", "The key 'Expression' is missing from a calculated property.")
            : new PropertySpec(expression, label, descending);
    }

    /// <summary>Finds the key that a name starts; N and L are both the label.</summary>
    private static string MatchKey(PSCmdlet cmdlet, string given, string[] keys) =>
        keys.FirstOrDefault(key => given.Length > 0 && key.StartsWith(given, StringComparison.OrdinalIgnoreCase))
        ?? throw Refuse(cmdlet, "DictionaryKeyIllegal", $"The key '{given}' is not valid in a calculated property here. Valid keys: {string.Join(", ", keys)}.");

    private static object? Unwrap(object? value) => value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;

    private static Exception Refuse(PSCmdlet cmdlet, string errorId, string message)
    {
        cmdlet.ThrowTerminatingError(new ErrorRecord(new PSArgumentException(message), errorId, ErrorCategory.InvalidArgument, null));
        return new InvalidOperationException(message); // not reached: the line above throws
    }
}
