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
        ".SARIF" => ReportFormat.Sarif,
        ".XML" => ReportFormat.JUnit,
        _ => null,
    };

    /// <summary>Writes beside the target and renames; an earlier file of that name is replaced only then.</summary>
    /// <param name="content">What there is to tell.</param>
    /// <exception cref="IOException">The storage failed; nothing was changed.</exception>
    /// <exception cref="SpeechDataException"><c>ReportWithoutResults</c>: a page and JSON are of an audit's results, not of findings alone.</exception>
    public static void Write(ReportContent content, string path, ReportFormat format)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.Write)) Write(content, stream, path, format);
            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static void Write(ReportContent content, Stream stream, string path, ReportFormat format)
    {
        switch (format)
        {
            case ReportFormat.Sarif:
                SarifReport.Write(content.AllFindings, content.Results, stream);
                break;
            case ReportFormat.JUnit:
                JUnitReport.Write(content.AllFindings, content.Results, stream);
                break;
            case ReportFormat.Json:
                ReadinessReportJson.Write(content.Report, stream);
                break;
            default:
                using (StreamWriter writer = new(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
                    ReadinessReportHtml.Write(content.Report, writer, Path.GetDirectoryName(path));
                break;
        }
    }
}
