namespace AsrDataTools.Packaging;

/// <summary>A license file or a file of notices, as a package carries it.</summary>
public sealed record RightsText(string Name, string Text);
