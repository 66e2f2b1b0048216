using System.Globalization;
using System.Management.Automation;
using System.Text;
using System.Text.RegularExpressions;
using AsrDataTools.Help;

namespace AsrDataTools.Tests;

/// <summary>Every parameter of every command in one table, so that what is called alike can be seen to be alike.</summary>
internal static partial class ParameterTable
{
    private static readonly HashSet<string> Common = [.. Cmdlet.CommonParameters, .. Cmdlet.OptionalCommonParameters];

    // What a name ends with, and what its number is in.
    private static readonly (string Ending, string Unit)[] Units =
    [
        ("RetryIntervalSeconds", "s"), ("Seconds", "s"), ("Hours", "h"), ("CostPerHour", "per h"), ("MinutesPerCall", "min"), ("MinutesPerSpeaker", "min"), ("WithinDays", "days"), ("Db", "dB"), ("SampleRate", "Hz"),
        ("Points", "points of WER"), ("ConfidenceLevel", "0 to 1"), ("Share", "0 to 1"), ("Score", "0 to 1"), ("Similarity", "0 to 1"), ("Accuracy", "0 to 1"), ("Risk", "0 to 1"), ("ErrorRate", "errors per word"), ("Gap", "errors per word"),
    ];

    /// <summary>A parameter of one command.</summary>
    /// <param name="Type">Without array and nullable.</param>
    /// <param name="Shown">As it is written in a signature.</param>
    /// <param name="Meaning">The first sentence of its page.</param>
    public sealed record Entry(string Name, Type Type, string Shown, string Default, string Aliases, string Meaning, string Command);

    public static IReadOnlyList<Entry> Read(IEnumerable<CmdletInfo> commands, string pages) =>
    [
        .. from command in commands
           let page = HelpPageReader.Read(Path.Combine(pages, command.Name + ".md"))
           from described in page.Parameters
           where !Common.Contains(described.Name)
           let parameter = command.Parameters[described.Name]
           select new Entry(described.Name, Bare(parameter.ParameterType), Shown(parameter.ParameterType), described.DefaultValue.Trim('\''), string.Join(", ", parameter.Aliases.Order(StringComparer.Ordinal)), FirstSentence(described), command.Name),
    ];

    public static Type Bare(Type type)
    {
        Type element = type.IsArray ? type.GetElementType()! : type;
        return Nullable.GetUnderlyingType(element) ?? element;
    }

    /// <summary>What a number of this name is in; empty for none.</summary>
    public static string Unit(Entry entry) => IsNumber(entry.Type) || entry.Type == typeof(object) ? Units.FirstOrDefault(unit => entry.Name.EndsWith(unit.Ending, StringComparison.Ordinal)).Unit ?? "" : "";

    public static bool IsNumber(Type type) => Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal && !type.IsEnum;

    public static string Write(IReadOnlyList<Entry> entries, IReadOnlyDictionary<string, string> severalTypes)
    {
        StringBuilder text = new();
        text.Append("# Every parameter\n\n");
        text.Append("Made from the commands and their pages by `ParameterTests`: after a change set `ASRDATA_WRITE_PARAMETERS=1` and run that. Each row is a name and a type; the\nmeaning is the first sentence of the page of the first command, the pages of the others say what is particular to them. `T[]` takes several, `T?` may be\nleft unset. Common parameters are left out.\n\n");
        text.Append("| parameter | type | unit | default | aliases | meaning | commands |\n|---|---|---|---|---|---|---|\n");
        foreach (IGrouping<(string Name, string Shown), Entry> row in entries.GroupBy(entry => (entry.Name, entry.Shown)).OrderBy(group => group.Key.Name, StringComparer.Ordinal).ThenBy(group => group.Key.Shown, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"| -{row.Key.Name} | {Cell(row.Key.Shown)} | {Unit(row.First())} | {Cell(Distinct(row.Select(entry => entry.Default)))} | {Distinct(row.Select(entry => entry.Aliases))} | {Cell(row.First().Meaning)} | {string.Join(", ", row.Select(entry => $"[{entry.Command}](en-US/{entry.Command}.md)"))} |\n");
        }

        text.Append("\n## One name, several types\n\n| parameter | why |\n|---|---|\n");
        foreach ((string name, string reason) in severalTypes.OrderBy(pair => pair.Key, StringComparer.Ordinal)) text.Append(CultureInfo.InvariantCulture, $"| -{name} | {Cell(reason)} |\n");
        return text.ToString();
    }

    private static string Distinct(IEnumerable<string> values) => string.Join("; ", values.Where(value => value.Length > 0).Distinct());

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);

    private static string Shown(Type type) =>
        type.IsArray ? Shown(type.GetElementType()!) + "[]"
        : Nullable.GetUnderlyingType(type) is { } value ? Shown(value) + "?"
        : Type.GetTypeCode(type) switch
        {
            TypeCode.Boolean => "bool",
            TypeCode.Int32 when !type.IsEnum => "int",
            TypeCode.Int64 when !type.IsEnum => "long",
            TypeCode.Double => "double",
            TypeCode.String => "string",
            _ => type == typeof(object) ? "object" : type == typeof(SwitchParameter) ? "switch" : type.Name,
        };

    private static string FirstSentence(HelpParameter parameter) =>
        parameter.Description.Count == 0 ? "" : SentenceEnd().Split(parameter.Description[0].Text.Replace('\n', ' '), 2)[0];

    // Not at "e.g." and not within 0.5.
    [GeneratedRegex(@"(?<=[^.][a-z\d`)\]'""%]\.) +(?=[A-Z\-`])")]
    private static partial Regex SentenceEnd();
}
