using System.Collections;
using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace AsrDataTools.Shell.Hosting;

/// <summary>
/// Asks for missing parameters, choices, passwords and lines. Questions go to standard error, so that they never end up in
/// redirected results.
/// </summary>
/// <param name="console">Where questions are written.</param>
/// <param name="lines">Where answers come from.</param>
/// <param name="interactive">False makes every question an error (<c>-NonInteractive</c>).</param>
public sealed class Prompts(ShellConsole console, ILineSource lines, bool interactive)
{
    /// <summary>One line, for <c>Read-Host</c>.</summary>
    public string ReadLine() => Ask("", "A line of input");

    /// <summary>One line that is not shown.</summary>
    public SecureString ReadSecret() => AskSecret("");

    /// <summary>A value for each field, converted to its type; an answer that does not convert is asked for again.</summary>
    public Dictionary<string, PSObject?> Fields(string caption, string message, Collection<FieldDescription> descriptions)
    {
        RequireInteractive($"A value for {string.Join(", ", descriptions.Select(field => field.Name))}");
        Explain(caption, message);
        Dictionary<string, PSObject?> answers = [];
        foreach (FieldDescription field in descriptions)
        {
            Type type = Type.GetType(field.ParameterAssemblyFullName, throwOnError: false) ?? typeof(string);
            answers[field.Name] = PSObject.AsPSObject(AskFor(field, type));
        }

        return answers;
    }

    /// <summary>The number of the chosen answer.</summary>
    /// <param name="defaultChoice">What an empty line means; -1 for none.</param>
    public int Choice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        RequireInteractive("A choice");
        Explain(caption, message);
        string[] keys = [.. choices.Select(choice => Key(choice.Label))];
        string offer = string.Join("  ", choices.Select((choice, i) => $"[{keys[i]}] {choice.Label.Replace("&", "", StringComparison.Ordinal)}"));
        string fallback = defaultChoice >= 0 ? $" (default is \"{keys[defaultChoice]}\")" : "";
        while (true)
        {
            string answer = Ask($"{offer}  [?] Help{fallback}: ", "A choice").Trim();
            if (answer.Length == 0 && defaultChoice >= 0) return defaultChoice;
            if (answer == "?")
            {
                foreach ((ChoiceDescription choice, string key) in choices.Zip(keys)) console.WriteError($"{key} - {choice.HelpMessage}\n");
                continue;
            }

            for (int i = 0; i < choices.Count; i++)
            {
                string label = choices[i].Label.Replace("&", "", StringComparison.Ordinal);
                if (answer.Equals(keys[i], StringComparison.OrdinalIgnoreCase) || answer.Equals(label, StringComparison.OrdinalIgnoreCase)) return i;
            }
        }
    }

    /// <summary>A name, unless one is given, and its password.</summary>
    public PSCredential Credential(string caption, string message, string? userName)
    {
        RequireInteractive("A credential");
        Explain(caption, message);
        string name = string.IsNullOrEmpty(userName) ? Ask("User: ", "A user name") : userName;
        return new PSCredential(name, AskSecret($"Password for user {name}: "));
    }

    private object? AskFor(FieldDescription field, Type type)
    {
        if (type == typeof(SecureString)) return AskSecret($"{field.Name}: ");
        if (type == typeof(PSCredential)) return Credential("", "", null);
        Type? element = type.IsArray ? type.GetElementType() : typeof(IList).IsAssignableFrom(type) ? typeof(object) : null;
        if (element is null) return AskUntilConverted($"{field.Name}: ", type);

        // A list ends with an empty line.
        List<object?> values = [];
        while (true)
        {
            string answer = Ask(string.Create(CultureInfo.InvariantCulture, $"{field.Name}[{values.Count}]: "), field.Name);
            if (answer.Length == 0) return LanguagePrimitives.ConvertTo(values, type, CultureInfo.InvariantCulture);
            if (TryConvert(answer, element, out object? value)) values.Add(value);
        }
    }

    private object? AskUntilConverted(string question, Type type)
    {
        object? value;
        while (!TryConvert(Ask(question, question), type, out value))
        {
        }

        return value;
    }

    private bool TryConvert(string answer, Type type, out object? value)
    {
        try
        {
            value = LanguagePrimitives.ConvertTo(answer, type, CultureInfo.InvariantCulture);
            return true;
        }
        catch (PSInvalidCastException exception)
        {
            console.WriteError(exception.Message + "\n");
            value = null;
            return false;
        }
    }

    private string Ask(string question, string what)
    {
        RequireInteractive(what);
        return lines.ReadLine(question) ?? throw new HostException($"{what} is asked for, but the input has ended.");
    }

    private SecureString AskSecret(string question)
    {
        RequireInteractive("A password");
        string text = lines.ReadSecret(question) ?? throw new HostException("A password is asked for, but the input has ended.");
        SecureString secret = new();
        foreach (char letter in text) secret.AppendChar(letter);
        secret.MakeReadOnly();
        return secret;
    }

    // The engine turns a HostException into its own error naming the missing parameters.
    private void RequireInteractive(string what)
    {
        if (!interactive) throw new HostException($"{what} is asked for, but -NonInteractive forbids questions.");
    }

    private void Explain(string caption, string message)
    {
        if (!string.IsNullOrEmpty(caption)) console.WriteError(console.StyleError(PSStyle.Instance.Bold, caption) + "\n");
        if (!string.IsNullOrEmpty(message)) console.WriteError(message + "\n");
    }

    // "&Yes" is chosen by Y; a label without a mark by its whole text.
    private static string Key(string label)
    {
        int mark = label.IndexOf('&', StringComparison.Ordinal);
        return mark >= 0 && mark + 1 < label.Length ? label.Substring(mark + 1, 1).ToUpperInvariant() : label;
    }
}
