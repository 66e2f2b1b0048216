namespace AsrDataTools.Catalog;

/// <summary>What came of one reading of a file.</summary>
/// <param name="Data">What was asked for.</param>
public sealed record Measured(byte[] Data)
{
    /// <summary>What else was measured on the way, under keys of its own.</summary>
    public IReadOnlyList<(string Key, byte[] Data)> Aside { get; init; } = [];

    /// <summary>SHA-256 of the file, where all its bytes went by; else null.</summary>
    public byte[]? Hash { get; init; }

    internal long Bytes => Data.LongLength + Aside.Sum(item => item.Data.LongLength);
}
