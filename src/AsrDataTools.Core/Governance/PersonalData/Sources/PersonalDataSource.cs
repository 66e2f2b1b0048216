namespace AsrDataTools.Governance.PersonalData;

/// <summary>What a file is searched as.</summary>
internal enum PersonalDataSource
{
    /// <summary>A recording: its tags.</summary>
    Audio,

    /// <summary>Rows of a manifest.</summary>
    Manifest,

    /// <summary>Segments of annotation.</summary>
    Annotation,

    /// <summary>Lines.</summary>
    Text,

    /// <summary>No text: its tags, where it has any.</summary>
    Binary,
}
