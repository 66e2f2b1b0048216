namespace AsrDataTools.Reporting;

/// <summary>In which form a report is written.</summary>
public enum ReportFormat
{
    /// <summary>One self-contained page for people.</summary>
    Html,

    /// <summary>The same data for programs.</summary>
    Json,

    /// <summary>Findings and the answers of gates for code scanning: SARIF 2.1.0 (OASIS).</summary>
    Sarif,

    /// <summary>Findings and the answers of gates for continuous integration: JUnit XML.</summary>
    JUnit,

    /// <summary>A short summary for the comment of a merge request.</summary>
    Markdown,

    /// <summary>A folder with one file for each table.</summary>
    Csv,
}
