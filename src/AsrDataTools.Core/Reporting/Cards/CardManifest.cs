namespace AsrDataTools.Reporting;

/// <summary>A manifest file of the dataset: what its records are read from.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
/// <param name="Length">Bytes.</param>
/// <param name="MediaType">Of its content; null where its rows are no table that Croissant can describe.</param>
/// <param name="Columns">Name and Croissant data type of each column, in their order.</param>
public sealed record CardManifest(string Path, string Sha256, long Length, string? MediaType, IReadOnlyList<(string Name, string DataType)> Columns);
