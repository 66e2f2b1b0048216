namespace AsrDataTools.Annotation;

/// <summary>Names in Extra that more than one class knows.</summary>
internal static class ExtraNames
{
    /// <summary>The recording's file in the words of the source.</summary>
    public const string Audio = "audio_filepath";

    /// <summary>What an Other or Event label is in its source: SU, EDIT, NON-SPEECH …</summary>
    public const string Type = "Type";

    /// <summary>The label field of an STM row: <c>&lt;o,f0,male&gt;</c>.</summary>
    public const string Label = "Label";
}
