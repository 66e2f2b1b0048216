using System.Globalization;

namespace AsrDataTools.Readiness;

/// <summary>One thing that a plan needs: what was found for it, or that nothing was.</summary>
public sealed record PlanItem
{
    /// <summary>The gate that asks for it; null for the corpora, which all gates ask for.</summary>
    public Gate? Gate { get; init; }

    public required PlanKey Key { get; init; }

    /// <summary>Absolute; null where nothing was found.</summary>
    public string? Path { get; init; }

    /// <summary>The file or folder with the folder that it lies in, "aster/manifest.jsonl"; empty where nothing was found.</summary>
    public string ShortName => Path is null ? "" : System.IO.Path.Combine(System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(Path)) ?? "", System.IO.Path.GetFileName(Path)).Replace('\\', '/');

    /// <summary>Format, or kind of folder; null where nothing was found.</summary>
    public string? Kind { get; init; }

    /// <summary>How many of <see cref="CountOf"/> are in it; null where that is not known yet.</summary>
    public long? Count { get; init; }

    /// <summary>What is counted: rows, recordings, files.</summary>
    public string CountOf { get; init; } = "rows";

    /// <summary>Hours of audio that the rows declare; null where they do not.</summary>
    public double? Hours { get; init; }

    /// <summary>What it lacks for which gate, or what to give where there is nothing; null where all is well.</summary>
    public string? Missing { get; init; }

    /// <summary>What was found, in a line: "NeMo manifest, 132 rows, 0.19 h".</summary>
    public string Description => Path is null ? "nothing" : string.Create(
        CultureInfo.InvariantCulture, $"{Kind}{(Count is { } count ? $", {count:N0} {CountOf}" : "")}{(Hours is { } hours ? $", {hours:0.00} h" : "")}");
}
