using System.Management.Automation.Language;
using System.Text;
using System.Text.RegularExpressions;

namespace AsrDataTools.Shell.CommandLine;

/// <summary>
/// The script text that runs a file with the arguments of a command line, bound as <c>pwsh -File</c> binds them: what looks
/// like a parameter is one, everything else is a literal text.
/// </summary>
public static partial class ScriptInvocation
{
    /// <param name="path">The absolute path of the script.</param>
    /// <param name="arguments">As given on the command line: <c>-Name value</c>, <c>-Name:value</c>, <c>-Switch</c>, <c>-Switch:$false</c>, values.</param>
    /// <param name="takesInput">Whether the script gets the session's <c>$input</c>.</param>
    public static string Build(string path, IEnumerable<string> arguments, bool takesInput)
    {
        StringBuilder text = new(takesInput ? "$input | & " : "& ");
        text.Append(Quote(path));
        foreach (string argument in arguments) text.Append(' ').Append(Token(argument));

        // 'exit n' inside a file that is called ends only that file; this hands the number on to the host. A file that could not
        // be called at all (a mandatory parameter is missing) leaves no number.
        return text.Append("; if (-not $?) { exit $($LASTEXITCODE ? $LASTEXITCODE : 1) }").ToString();
    }

    private static string Token(string argument)
    {
        Match parameter = Parameter().Match(argument);
        if (!parameter.Success) return Quote(argument);
        string name = parameter.Groups["name"].Value;
        Group value = parameter.Groups["value"];
        if (!value.Success) return name;
        return value.Value.ToLowerInvariant() switch
        {
            "" => name + ":",
            "$true" or "$false" or "$null" => $"{name}:{value.Value}",
            _ => $"{name}:{Quote(value.Value)}",
        };
    }

    private static string Quote(string text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";

    [GeneratedRegex(@"^(?<name>-[\p{L}_?][\p{L}\p{Nd}_?-]*)(?::(?<value>.*))?$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Parameter();
}
