namespace AsrDataTools.Scoring.KeywordSearch;

/// <summary>What is searched for: a word or several in sequence.</summary>
/// <param name="Id">Name that detections refer to (<c>kwid</c>).</param>
/// <param name="Text">Its words, parted by blanks.</param>
public sealed record Keyword(string Id, string Text);
