namespace AsrDataTools.Reporting.Explorer;

/// <summary>An explorer that was made.</summary>
public sealed record ExplorerResult
{
    /// <summary>The folder, absolute.</summary>
    public required string Path { get; init; }

    /// <summary>The page to open in a browser, absolute.</summary>
    public required string IndexPath { get; init; }

    /// <summary>Rows of the page, those without audio included.</summary>
    public int Utterances { get; init; }

    /// <summary>Of the audio that was read, or declared where it was not.</summary>
    public double Hours { get; init; }

    /// <summary>Rows whose audio could not be read; they bear the reason.</summary>
    public int Failures { get; init; }

    /// <summary>Rows that name no audio.</summary>
    public int WithoutAudio { get; init; }

    /// <summary>Size of all files of the folder.</summary>
    public long Bytes { get; init; }
}
