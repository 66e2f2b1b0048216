using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AsrDataTools.Tests;

/// <summary>Every error id that the sources of the engine and the commands write, with its category and how its messages begin.</summary>
internal static partial class ErrorTable
{
    private const int MostMessages = 3;

    /// <param name="Id">What FullyQualifiedErrorId begins with.</param>
    /// <param name="Category">That of the error record; empty where the place decides.</param>
    /// <param name="Message">How a message begins, … for what is put in.</param>
    public sealed record Entry(string Id, string Category, string Message);

    public static IReadOnlyList<Entry> Read(params IEnumerable<string> folders) =>
    [
        .. from folder in folders
           from file in Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
           where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
           let source = File.ReadAllText(file)
           from match in Raised().Matches(source).Concat(RaisedByHelper().Matches(source))
           select new Entry(match.Groups["id"].Value, CategoryOf(match.Groups["problem"].Value), Shown(match.Groups["message"].Value)),
    ];

    public static string Write(IEnumerable<Entry> entries)
    {
        StringBuilder text = new();
        text.Append("# Every error\n\n");
        text.Append("Made from the sources by `ErrorTests`: after a change set `ASRDATA_WRITE_ERRORS=1` and run that. Scripts match on the id, which stays: `$_.FullyQualifiedErrorId -like 'AudioUnreadable,*'`.\nMessages may become better; … stands for what is put in, or for what follows. `UnexpectedFailure` is none of these: report it.\n\n");
        text.Append("| id | category | messages begin |\n|---|---|---|\n");
        foreach (IGrouping<string, Entry> id in entries.GroupBy(entry => entry.Id).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            string[] messages = [.. id.Select(entry => entry.Message).Where(message => message.Length > 1).Distinct().Order(StringComparer.Ordinal)];
            text.Append(CultureInfo.InvariantCulture, $"| {id.Key} | {string.Join(", ", id.Select(entry => entry.Category).Where(category => category.Length > 0).Distinct().Order(StringComparer.Ordinal))} | {string.Join("<br>", messages.Take(MostMessages))}{(messages.Length > MostMessages ? "<br>…" : "")} |\n");
        }

        return text.ToString();
    }

    private static string CategoryOf(string problem) => problem switch
    {
        "NotFound" => "ObjectNotFound",
        "AccessDenied" => "PermissionDenied",
        "Storage" => "ReadError",
        _ => problem,
    };

    // The first sentence, up to a hole that holds a string of its own.
    private static string Shown(string literal)
    {
        string text = Hole().Replace(literal.Replace("{{", "\u0001", StringComparison.Ordinal).Replace("}}", "\u0002", StringComparison.Ordinal), "…");
        int open = text.IndexOf('{', StringComparison.Ordinal);
        if (open >= 0) text = text[..open] + "…";
        text = text.Replace('\u0001', '{').Replace('\u0002', '}').Replace("\\\"", "\"", StringComparison.Ordinal);
        string first = SentenceEnd().Split(text, 2)[0];
        // Helpers put the file or the row before it.
        if (first.Length > 0 && char.IsLower(first[0]) && !first.StartsWith("http", StringComparison.Ordinal)) first = "… " + first;
        return first.Replace("|", "\\|", StringComparison.Ordinal).Trim();
    }

    [GeneratedRegex(@"new SpeechDataException\(\s*""(?<id>[A-Z]\w+)"",\s*(?:SpeechDataProblem\.(?<problem>\w+)|[^"",]+)(?:,\s*(?:FormattableString\.Invariant\(|string\.Create\(\s*CultureInfo\.InvariantCulture,)?\s*\$?""(?<message>(?:[^""\\]|\\.)*)"")?")]
    private static partial Regex Raised();

    // A settings key is named likewise, and what follows is no sentence then.
    [GeneratedRegex(@"\b(?:(?:File|InTheWay|RowFault)\(\s*""(?<id>[A-Z]\w+)"",\s*(?:[\w.]+,\s*)?(?:FormattableString\.Invariant\()?\$?""(?<message>(?:[^""\\]|\\.)*)""|Invalid\(\s*""(?<id>[A-Z]\w+)"",\s*\$?""(?<message>['A-Z](?:[^""\\]|\\.)*)"")")]
    private static partial Regex RaisedByHelper();

    [GeneratedRegex(@"\{[^{}""]*\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"(?<=[^.]\.) +(?=[A-Z\-])")]
    private static partial Regex SentenceEnd();
}
