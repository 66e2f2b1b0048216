using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;

namespace AsrDataTools.Shell.Hosting;

/// <summary>
/// An error as text: who says so, in which file and line, the line with the place underlined, and the message. The look is that of
/// PowerShell's concise view (about_Error view: ConciseView). What was typed as a single line is not repeated.
/// </summary>
/// <param name="accent">Styles the frame.</param>
/// <param name="alarm">Styles the message and the underline.</param>
/// <param name="better">A message that helps more than an error's own, or null.</param>
public sealed class ErrorText(Func<string, string> accent, Func<string, string> alarm, Func<ErrorRecord, string?>? better = null)
{
    /// <summary>The text for an error, with line feeds at the line ends.</summary>
    public string Render(ErrorRecord record)
    {
        if (record.Exception is ParseException { Errors.Length: > 0 } parse)
        {
            return string.Concat(parse.Errors.Select(error => Framed("ParserError", Place.Of(error.Extent), error.Message)));
        }

        string message = Message(record);
        if (record.FullyQualifiedErrorId is "NativeCommandErrorMessage" or "NativeCommandError") return message + "\n";
        Place? place = Place.Of(record.InvocationInfo);
        return place is { } known && (known.File.Length > 0 || known.LineNumber > 1)
            ? Framed(Source(record), known, message)
            : $"{alarm($"{Source(record)}: {message}")}\n";
    }

    private string Framed(string source, Place place, string message)
    {
        StringBuilder text = new();
        text.Append(alarm($"{source}:"));
        if (place.File.Length > 0) text.Append(' ').Append(accent(string.Create(CultureInfo.InvariantCulture, $"{place.File}:{place.LineNumber}")));
        text.Append('\n');
        text.Append(accent("Line |")).Append('\n');
        text.Append(accent($"{place.LineNumber,4} |")).Append("  ").Append(place.Line).Append('\n');
        text.Append(accent("     |")).Append("  ").Append(new string(' ', place.Offset)).Append(alarm(new string('~', place.Length))).Append('\n');
        foreach (string line in message.Split('\n')) text.Append(accent("     |")).Append(' ').Append(alarm(line.TrimEnd('\r'))).Append('\n');
        return text.ToString();
    }

    private string Message(ErrorRecord record)
    {
        if (better?.Invoke(record) is { } told) return told;
        string message = record.ErrorDetails?.Message is { Length: > 0 } details ? details : record.Exception.Message;
        return record.ErrorDetails?.RecommendedAction is { Length: > 0 } action ? $"{message}\n  Recommendation: {action}" : message;
    }

    private static string Source(ErrorRecord record)
    {
        if (record.Exception is RuntimeException { WasThrownFromThrowStatement: true }) return "Exception";
        if (record.CategoryInfo.Activity is { Length: > 0 } activity) return activity;
        if (record.Exception is CommandNotFoundException { CommandName.Length: > 0 } notFound) return notFound.CommandName;
        if (record.InvocationInfo?.MyCommand is { CommandType: CommandTypes.Cmdlet or CommandTypes.Function } command) return command.Name;
        return record.CategoryInfo.Reason is { Length: > 0 } reason ? reason : "Error";
    }

    /// <summary>A stretch of one line of a script.</summary>
    /// <param name="File">Empty for what was typed.</param>
    /// <param name="LineNumber">From 1.</param>
    /// <param name="Line">The line's text, leading blanks removed, tabs made blanks.</param>
    /// <param name="Offset">Where the stretch begins in <paramref name="Line"/>, from 0.</param>
    /// <param name="Length">Characters of the stretch, at least 1.</param>
    private readonly record struct Place(string File, int LineNumber, string Line, int Offset, int Length)
    {
        public static Place Of(IScriptExtent extent) => Of(extent.File, extent, extent.StartScriptPosition.Line ?? "");

        public static Place? Of(InvocationInfo? invocation)
        {
            if (invocation is null || invocation.ScriptLineNumber <= 0) return null;
            string line = invocation.Line ?? "";
            int offset = Math.Max(0, invocation.OffsetInLine - 1);
            return Of(invocation.ScriptName, invocation.ScriptLineNumber, line, offset, StatementLength(line, offset));
        }

        private static Place Of(string? file, IScriptExtent extent, string line)
        {
            int length = extent.EndLineNumber == extent.StartLineNumber ? extent.EndColumnNumber - extent.StartColumnNumber : line.Length;
            return Of(file, extent.StartLineNumber, line, extent.StartColumnNumber - 1, length);
        }

        private static Place Of(string? file, int lineNumber, string line, int offset, int length)
        {
            string text = line.TrimEnd().Replace('\t', ' ');
            int indent = text.Length - text.TrimStart().Length;
            text = text[indent..];
            offset = Math.Clamp(offset - indent, 0, text.Length);
            return new Place(file ?? "", lineNumber, text, offset, Math.Clamp(length, 1, Math.Max(1, text.Length - offset)));
        }

        // The invocation keeps only where it begins. Parsing the rest of its line tells how far the first statement reaches.
        private static int StatementLength(string line, int offset)
        {
            if (offset >= line.Length) return 1;
            ScriptBlockAst ast = Parser.ParseInput(line[offset..], out _, out _);
            Ast? statement = ast.EndBlock?.Statements.FirstOrDefault();
            if (statement is PipelineAst { PipelineElements: [{ } first, ..] }) statement = first;
            return statement?.Extent.Text.TrimEnd().Length ?? line.Length - offset;
        }
    }
}
