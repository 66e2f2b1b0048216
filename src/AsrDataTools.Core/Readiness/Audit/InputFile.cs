namespace AsrDataTools.Readiness;

/// <summary>One of the files that an audit was told of, so that a later run can be held to the same inputs.</summary>
/// <param name="Role">What it was given as: plan, training, traffic, hypothesis, policy …</param>
/// <param name="Path">Absolute.</param>
/// <param name="Files">1, or how many files a folder holds; null where it could not be read.</param>
/// <param name="Bytes">Size of all of them; null where it could not be read.</param>
/// <param name="Sha256">Of a file's content, lower-case hexadecimal; null for a folder and where it could not be read.</param>
/// <param name="ListingSha256">Of a folder: of its files' relative names and sizes, one a line in ordinal order. Null for a file.</param>
public sealed record InputFile(string Role, string Path, long? Files, long? Bytes, string? Sha256, string? ListingSha256);
