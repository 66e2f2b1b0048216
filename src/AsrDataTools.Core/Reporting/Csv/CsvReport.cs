using System.Text;

namespace AsrDataTools.Reporting.Csv;

/// <summary>A report as a folder of tables, one file each; the folder appears whole or not at all.</summary>
public static class CsvReport
{
    /// <summary>The names of the files, always the same.</summary>
    public static IReadOnlyList<string> FileNames(ReadinessReport report) => [.. CsvReportTable.Of(report).Select(FileName)];

    /// <summary>Writes a folder beside the target and renames; an earlier report in the target is replaced only then.</summary>
    /// <param name="folder">Absolute; may be absent, empty, or hold an earlier report.</param>
    /// <exception cref="SpeechDataException"><c>ReportFolderForeign</c>: the folder holds something that is no table of a report.</exception>
    /// <exception cref="IOException">The storage failed; nothing was changed.</exception>
    public static void Write(ReadinessReport report, string folder)
    {
        IReadOnlyList<CsvReportTable> tables = CsvReportTable.Of(report);
        folder = Path.TrimEndingDirectorySeparator(folder);
        RefuseForeign(folder, [.. tables.Select(FileName)]);
        string made = $"{folder}.{Guid.NewGuid():N}.tmp", old = $"{folder}.{Guid.NewGuid():N}.old";
        try
        {
            Directory.CreateDirectory(made);
            foreach (CsvReportTable table in tables)
            {
                using StreamWriter writer = new(Path.Combine(made, FileName(table)), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                CsvTable.Write(writer, table.Type, table.Rows);
            }

            Replace(folder, made, old);
        }
        finally
        {
            if (Directory.Exists(made)) Directory.Delete(made, recursive: true);
        }
    }

    private static void Replace(string folder, string made, string old)
    {
        bool wasThere = Directory.Exists(folder);
        if (wasThere) Directory.Move(folder, old);
        try
        {
            Directory.Move(made, folder);
        }
        catch when (wasThere)
        {
            Directory.Move(old, folder);
            throw;
        }

        if (wasThere) Directory.Delete(old, recursive: true);
    }

    // What replaces a folder must not take along what others put there.
    private static void RefuseForeign(string folder, HashSet<string> known)
    {
        if (File.Exists(folder)) throw new SpeechDataException("ReportPathInvalid", SpeechDataProblem.InvalidArgument, $"'{folder}' is a file; CSV is written as a folder of tables.", folder);
        if (!Directory.Exists(folder)) return;
        string? foreign = Directory.EnumerateFileSystemEntries(folder).FirstOrDefault(entry => !known.Contains(Path.GetFileName(entry)));
        if (foreign is null) return;
        throw new SpeechDataException(
            "ReportFolderForeign", SpeechDataProblem.InvalidArgument, $"'{folder}' holds '{Path.GetFileName(foreign)}', which is no table of a report: name a folder that is absent, empty, or holds an earlier report alone.", folder);
    }

    private static string FileName(CsvReportTable table) => $"{table.Name}.csv";
}
