namespace AsrDataTools.Reporting;

/// <summary>In which form a report is written.</summary>
public enum ReportFormat
{
    /// <summary>One self-contained page for people.</summary>
    Html,

    /// <summary>The same data for programs.</summary>
    Json,
}
