namespace AsrDataTools.Reporting.Explorer;

/// <summary>How a column is searched, filtered and sorted.</summary>
internal enum ColumnKind
{
    /// <summary>Searched.</summary>
    Text,

    /// <summary>One of a set of values, each with its count.</summary>
    Facet,

    /// <summary>Any number of a set of values.</summary>
    Flags,

    /// <summary>Filtered by range.</summary>
    Number,
}
