namespace AsrDataTools.Acoustics;

/// <summary>What a 10 ms frame holds.</summary>
internal enum FrameClass : byte
{
    /// <summary>Next to speech: not speech, but too close to be sure of a pause.</summary>
    Border,
    Speech,
    Pause,

    /// <summary>Digital zeros: no room, no line, no recorder.</summary>
    Silence,
}
