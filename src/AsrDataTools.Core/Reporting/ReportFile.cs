using System.Text;
using AsrDataTools.Reporting.Csv;
using AsrDataTools.Reporting.Markdown;

namespace AsrDataTools.Reporting;

/// <summary>Writes a report so that it appears whole or not at all.</summary>
public static class ReportFile
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>The format that a file's extension asks for; null when it asks for none that is known.</summary>
    public static ReportFormat? FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".HTML" or ".HTM" => ReportFormat.Html,
        ".JSON" => ReportFormat.Json,
        ".SARIF" => ReportFormat.Sarif,
        ".XML" => ReportFormat.JUnit,
        ".MD" => ReportFormat.Markdown,
        _ => null,
    };

    /// <summary>Whether a format shows an audit's results, which findings alone are none of.</summary>
    public static bool NeedsResults(ReportFormat format) => format is not (ReportFormat.Sarif or ReportFormat.JUnit);

    /// <summary>Writes beside the target and renames; an earlier report of that name is replaced only then.</summary>
    /// <param name="content">What there is to tell.</param>
    /// <param name="path">A file, for <see cref="ReportFormat.Csv"/> a folder; absolute.</param>
    /// <exception cref="IOException">The storage failed; nothing was changed.</exception>
    /// <exception cref="SpeechDataException"><c>ReportWithoutResults</c>: a page and JSON are of an audit's results, not of findings alone; <c>ReportFolderForeign</c>.</exception>
    public static void Write(ReportContent content, string path, ReportFormat format)
    {
        if (format == ReportFormat.Csv) CsvReport.Write(content.Report, path);
        else WholeFile.Write(path, stream => Write(content, stream, path, format));
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
                using (StreamWriter writer = new(stream, Utf8, leaveOpen: true))
                {
                    if (format == ReportFormat.Markdown) MarkdownReport.Write(content.Report, writer);
                    else ReadinessReportHtml.Write(content.Report, writer, Path.GetDirectoryName(path));
                }

                break;
        }
    }
}
