namespace AsrDataTools.Readiness;

/// <summary>How closely a corpus is looked at; each takes more time than the one before.</summary>
public enum CorpusReading
{
    /// <summary>Not at all: nobody asks about it.</summary>
    None,

    /// <summary>The rows of its manifests; that their recordings are there is seen, but none is opened.</summary>
    Rows,

    /// <summary>The headers of its recordings too, for their lengths; no sample is decoded where a header tells.</summary>
    Lengths,

    /// <summary>Every sample: recordings are decoded and measured.</summary>
    Audio,
}
