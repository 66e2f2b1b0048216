namespace AsrDataTools.Acoustics;

/// <summary>What a 10 ms frame holds.</summary>
internal enum FrameClass : byte
{
    /// <summary>Not speech, but too close to it or too loud to be sure of a pause.</summary>
    Border,
    Speech,
    Pause,

    /// <summary>Digital zeros: no room, no line, no recorder.</summary>
    Silence,
}
