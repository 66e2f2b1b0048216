namespace AsrDataTools.Fuzz;

/// <summary>One parser, and what is known of the bytes that it reads.</summary>
/// <param name="Name">How the console calls it; also its folder of regressions.</param>
/// <param name="Read">
/// Reads the bytes, laid into the folder as the parser wants them. Returns where they are read or refused as documented;
/// whatever it lets out, other than a <see cref="SpeechDataException"/>, is a finding.
/// </param>
/// <param name="Seeds">Small inputs, most of them sound, that mutation starts from.</param>
public sealed record FuzzTarget(string Name, Action<byte[], FuzzFolder> Read, IReadOnlyList<byte[]> Seeds)
{
    /// <summary>Words of the format, for mutation to put in.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>
    /// Bytes on the managed heap that the parser may take for an input of any length, beside <see cref="BytesPerByte"/>. Buffers of files and of the
    /// libraries come first: a few hundred kilobytes.
    /// </summary>
    public long FixedBytes { get; init; } = 16L << 20;

    /// <summary>Bytes on the managed heap that it may take for each byte of input.</summary>
    public long BytesPerByte { get; init; } = 20_000;

    public FuzzTarget(string name, Action<byte[], FuzzFolder> read, params IEnumerable<string> seeds)
        : this(name, read, [.. seeds.Select(System.Text.Encoding.UTF8.GetBytes)])
    {
    }
}
