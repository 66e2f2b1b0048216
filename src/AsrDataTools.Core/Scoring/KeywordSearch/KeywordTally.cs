namespace AsrDataTools.Scoring.KeywordSearch;

/// <summary>Counts of one keyword.</summary>
internal struct KeywordTally
{
    /// <summary>Occurrences in the reference.</summary>
    public int Targets;

    /// <summary>Detections, decided for or not.</summary>
    public int Detections;

    /// <summary>Occurrences with a detection, decided for or not.</summary>
    public int Found;

    /// <summary>Occurrences with a detection that was decided for.</summary>
    public int Hits;

    /// <summary>Detections that were decided for and have no occurrence.</summary>
    public int FalseAlarms;
}
