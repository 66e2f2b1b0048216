namespace AsrDataTools.Audio;

/// <summary>A text that a recording's file carries beside its samples.</summary>
/// <param name="Name">What it is, in small letters: artist, title, comment …; the source's own name where it has no such.</param>
/// <param name="Text">The text.</param>
public readonly record struct AudioTag(string Name, string Text);
