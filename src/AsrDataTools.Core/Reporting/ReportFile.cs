using System.Text;

namespace AsrDataTools.Reporting;

/// <summary>Writes a report so that it appears whole or not at all.</summary>
public static class ReportFile
{
    /// <summary>The format that a file's extension asks for; null when it asks for none that is known.</summary>
    public static ReportFormat? FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".HTML" or ".HTM" => ReportFormat.Html,
        ".JSON" => ReportFormat.Json,
        _ => null,
    };

    /// <summary>Writes beside the target and renames; an earlier file of that name is replaced only then.</summary>
    /// <exception cref="IOException">The storage failed; nothing was changed.</exception>
    public static void Write(ReadinessReport report, string path, ReportFormat format)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                if (format == ReportFormat.Json)
                {
                    ReadinessReportJson.Write(report, stream);
                }
                else
                {
                    using StreamWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
                    ReadinessReportHtml.Write(report, writer, Path.GetDirectoryName(path));
                }
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
