namespace AsrDataTools.Governance.Redaction;

/// <summary>One replacement, as a line of the map tells it. It never holds the value.</summary>
public sealed record ProtectionMapEntry
{
    /// <summary>The copy, relative to the output folder, with slashes.</summary>
    public required string File { get; init; }

    /// <summary>Line of the original, counted from 1.</summary>
    public long? Line { get; init; }

    /// <summary>Where it stood: Text, FileName, Speaker, the column.</summary>
    public required string Field { get; init; }

    /// <summary>Where it began in the field of the original, UTF-16 units from 0.</summary>
    public required int StartIndex { get; init; }

    public required int Length { get; init; }

    public required string Class { get; init; }

    public required ProtectionMode Mode { get; init; }

    /// <summary>What stands there now.</summary>
    public required string Replacement { get; init; }

    /// <summary>HMAC-SHA-256 of class and value under the key, hexadecimal.</summary>
    public required string ValueHash { get; init; }

    /// <summary>What of the recording is silenced or toned for it, seconds.</summary>
    public double? StartSeconds { get; init; }

    public double? EndSeconds { get; init; }
}
