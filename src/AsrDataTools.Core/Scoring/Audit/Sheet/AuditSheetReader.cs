using System.Globalization;
using System.Text;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Scoring.Audit;

/// <summary>
/// Reads a filled sheet against its plan, as spreadsheets save it: commas, semicolons or tabs, columns and rows in any order. A
/// row that does not belong to the plan or makes no sense is reported with its line and left out; a row without an answer is not.
/// </summary>
internal sealed class AuditSheetReader(AuditSample plan, Action<SpeechDataException> report)
{
    private static readonly HashSet<string> No = new(["", "no", "n", "false", "0", "-"], StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<int, AuditItem> _items = plan.Items.ToDictionary(item => item.Item);
    private readonly string _hash = AuditPlanFile.ShortHash(plan);

    /// <param name="path">Absolute path.</param>
    /// <exception cref="SpeechDataException">The file is no listening sheet (<c>AuditSheetUnreadable</c>), or of another plan (<c>AuditSheetOfOtherPlan</c>).</exception>
    public List<AuditAnswer> Read(string path)
    {
        byte[] opening = ManifestFile.ReadOpening(path);
        if (opening.AsSpan().StartsWith("PK"u8)) throw Unreadable(path, "is a workbook, not CSV. Save it as \"CSV UTF-8\"");
        string header = Encoding.UTF8.GetString(opening).Split('\n')[0];
        char separator = new[] { ',', ';', '\t' }.MaxBy(candidate => header.Count(c => c == candidate));
        using DelimitedReader reader = new(ManifestFile.OpenRead(path), opening, separator, literalQuotes: false);
        if (!reader.Read()) throw Unreadable(path, "is empty");
        Dictionary<string, int> columns = Columns(reader, path);
        List<AuditAnswer> answers = [];
        HashSet<int> seen = [];
        while (reader.Read())
        {
            string place = FormattableString.Invariant($"'{path}', line {reader.LineNumber}");
            try
            {
                if (ReadRow(reader, columns, path, place, seen) is { } answer) answers.Add(answer);
            }
            catch (RowFault fault)
            {
                report(new SpeechDataException(fault.Id, SpeechDataProblem.InvalidData, $"{place}: {fault.Message}", path) { Line = reader.LineNumber });
            }
        }

        return answers;
    }

    private AuditAnswer? ReadRow(DelimitedReader reader, Dictionary<string, int> columns, string path, string place, HashSet<int> seen)
    {
        if (reader.Problem is { } problem) throw new RowFault("AuditRowUnreadable", $"{problem}. The row does not count.");
        string Cell(string name) => columns.TryGetValue(name, out int column) && column < reader.Count ? Text(reader[column]) : "";
        string number = Cell(AuditSheetColumns.Item);
        if (Enumerable.Range(0, reader.Count).All(column => string.IsNullOrWhiteSpace(Text(reader[column])))) return null;
        string hash = AuditSheetFile.Unguarded(Cell(AuditSheetColumns.Plan));
        if (hash != _hash)
        {
            throw new SpeechDataException(
                "AuditSheetOfOtherPlan", SpeechDataProblem.InvalidData, $"{place}: the sheet is of plan '{hash}', and the plan beside it is '{_hash}'. Judge each sheet by the plan that it was written with.", path);
        }

        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int item) || !_items.TryGetValue(item, out AuditItem? planned))
            throw new RowFault("AuditItemUnknown", $"the plan has no item '{number}'. The row does not count; restore its number.");
        if (!seen.Add(item)) throw new RowFault("AuditItemDuplicate", $"item {item} comes a second time. The first counts; remove one.");
        if (AuditSheetFile.Unguarded(Cell(AuditSheetColumns.Id)) != planned.Id)
            throw new RowFault("AuditIdAltered", $"item {item} is '{planned.Id}' in the plan and '{Cell(AuditSheetColumns.Id)}' here. The row does not count; perhaps a column was sorted by itself.");
        if (Plain(AuditSheetFile.Unguarded(Cell(AuditSheetColumns.Transcript))) != Plain(planned.Transcript))
            throw new RowFault("AuditTranscriptAltered", $"the transcript of item {item} is not the delivered one. The row does not count; restore it, and write what was said into {AuditSheetColumns.CorrectedTranscript}.");
        return Answer(planned, Cell, place);
    }

    private static AuditAnswer? Answer(AuditItem item, Func<string, string> cell, string place)
    {
        string corrected = AuditSheetFile.Unguarded(cell(AuditSheetColumns.CorrectedTranscript)).Trim();
        bool cannot = !No.Contains(cell(AuditSheetColumns.CannotJudge).Trim());
        int? wrong = Wrong(cell(AuditSheetColumns.WordsWrong).Trim(), item);
        if (cannot && (wrong is not null || corrected.Length > 0))
            throw new RowFault("AuditAnswerContradicts", $"item {item.Item} could not be judged and is judged all the same. The row does not count; empty one of the cells.");
        if (!cannot && wrong is null && corrected.Length == 0) return null;
        return new AuditAnswer(item.Item, wrong, corrected.Length > 0 ? corrected : null, cannot, place);
    }

    private static int? Wrong(string text, AuditItem item)
    {
        if (text.Length == 0) return null;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int wrong))
            throw new RowFault("AuditCountInvalid", $"'{text}' is no count of words. The row does not count; give a whole number, 0 where all is right.");
        if (wrong < 0) throw new RowFault("AuditCountInvalid", $"{wrong} words cannot be wrong. The row does not count; give 0 where all is right.");
        // Missing words count as well, but hardly so many that the transcript has a tenth of what was said.
        if (wrong > 10 * (item.Words + 1))
            throw new RowFault("AuditCountInvalid", FormattableString.Invariant($"{wrong} words wrong in a transcript of {item.Words}. The row does not count; if so much is missing, write down what was said."));
        return wrong;
    }

    private static Dictionary<string, int> Columns(DelimitedReader reader, string path)
    {
        Dictionary<string, int> columns = new(StringComparer.OrdinalIgnoreCase);
        for (int i = 0; i < reader.Count; i++) columns.TryAdd(Encoding.UTF8.GetString(reader[i]).Trim('\uFEFF', ' '), i);
        string[] missing = [.. AuditSheetColumns.All.Where(name => name is not (AuditSheetColumns.Clip or AuditSheetColumns.Remarks) && !columns.ContainsKey(name))];
        return missing.Length == 0 ? columns : throw Unreadable(path, $"has no column {string.Join(", ", missing)}, so it is no listening sheet of Get-AuditSample");
    }

    private static string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new RowFault("AuditRowEncoding", "the row is not UTF-8. It does not count; save the sheet as \"CSV UTF-8\".");
        }
    }

    // Spreadsheets trim, and join lines.
    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static SpeechDataException Unreadable(string path, string what) => new("AuditSheetUnreadable", SpeechDataProblem.InvalidData, $"'{path}' {what}.", path);

    /// <summary>What is wrong with one row.</summary>
    private sealed class RowFault(string id, string message) : Exception(message)
    {
        public string Id => id;
    }
}
