namespace AsrDataTools.Governance.Packaging;

/// <summary>How a package is verified.</summary>
public sealed record PackageVerificationOptions
{
    public static PackageVerificationOptions Default { get; } = new();

    /// <summary>Compare names, sizes and <c>Payload-Oxum</c> only; no file of the payload is read.</summary>
    public bool Fast { get; init; }

    /// <summary>Check <c>fetch.txt</c> for its syntax instead of refusing it. Nothing is fetched either way.</summary>
    public bool AllowFetchList { get; init; }

    /// <summary>Most files read at once.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>Called from the workers with the bytes of each block that was read; null for not at all.</summary>
    public Action<long>? OnBytes { get; init; }

    /// <summary>Called once, before the files are read, with how many bytes there are to read; null for not at all.</summary>
    public Action<long>? OnStart { get; init; }
}
