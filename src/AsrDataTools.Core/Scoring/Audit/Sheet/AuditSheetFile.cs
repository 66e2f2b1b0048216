using System.Text;

namespace AsrDataTools.Scoring.Audit;

/// <summary>Writes a listening sheet as CSV (RFC 4180, UTF-8) that spreadsheets open as it is.</summary>
internal static class AuditSheetFile
{
    /// <summary>What the file is called.</summary>
    public const string Name = "sheet.csv";

    // What a spreadsheet would take for a formula, a number or a date is text after an apostrophe.
    private const string GuardedStarts = "=+-@\t\r'0123456789";

    public static void Write(AuditSample sample, string path)
    {
        // With a byte order mark: without it Excel takes UTF-8 for the code page of the machine.
        using StreamWriter writer = new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" };
        writer.WriteLine(string.Join(',', AuditSheetColumns.All));
        string plan = AuditPlanFile.ShortHash(sample);
        foreach (AuditItem item in sample.Items)
            writer.WriteLine(string.Join(',', item.Item.ToString(System.Globalization.CultureInfo.InvariantCulture), Cell(item.Id), Cell(item.Clip ?? ""), Cell(item.Transcript), "", "", "", "", Cell(plan)));
    }

    /// <summary>A cell's text as it was before it was guarded.</summary>
    public static string Unguarded(string cell) => cell.Length > 1 && cell[0] == '\'' && GuardedStarts.Contains(cell[1]) ? cell[1..] : cell;

    private static string Cell(string text)
    {
        if (text.Length > 0 && GuardedStarts.Contains(text[0])) text = "'" + text;
        return text.AsSpan().IndexOfAny(",;\"\r\n\t") < 0 && text.Trim() == text ? text : $"\"{text.Replace("\"", "\"\"")}\"";
    }
}
