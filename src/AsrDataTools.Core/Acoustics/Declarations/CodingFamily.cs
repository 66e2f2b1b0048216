namespace AsrDataTools.Acoustics;

/// <summary>Whether a coding keeps the samples.</summary>
internal enum CodingKind
{
    Lossless,
    Lossy,

    /// <summary>A file format, whatever the coding in it.</summary>
    Container,
}

/// <summary>A coding or file format, by whatever names manifests and decoders call it.</summary>
/// <param name="Name">As messages call it.</param>
/// <param name="Kind">What it does to samples.</param>
/// <param name="Names">What codecs (or containers) of the profile that belong to it begin with.</param>
internal sealed record CodingFamily(string Name, CodingKind Kind, params string[] Names)
{
    private static readonly string[] LosslessNames = ["pcm_", "flac", "alac", "wavpack", "ape", "tta", "shorten", "tak"];

    /// <summary>How names of both laws, and traces of them, begin.</summary>
    public const string G711 = "G.711";

    public bool IsG711 => Name.StartsWith(G711, StringComparison.Ordinal);

    /// <summary>Whether the recording is of it; null where the profile does not say.</summary>
    public bool? Has(AcousticProfile profile)
    {
        string? value = Kind == CodingKind.Container ? profile.Container : profile.Codec;
        if (string.IsNullOrEmpty(value) || value.StartsWith("sndfile_", StringComparison.Ordinal) || value.Equals("unknown", StringComparison.OrdinalIgnoreCase)) return null;
        return Array.Exists(Names, name => value.StartsWith(name, StringComparison.OrdinalIgnoreCase)) && (IsG711 || Kind != CodingKind.Lossless || !IsG711Coding(value));
    }

    /// <summary>Whether a codec of a profile gives back the samples it was given; G.711 does not.</summary>
    public static bool IsLossless(string codec) =>
        Array.Exists(LosslessNames, name => codec.StartsWith(name, StringComparison.OrdinalIgnoreCase)) && !IsG711Coding(codec);

    private static bool IsG711Coding(string codec) => codec.EndsWith("law", StringComparison.OrdinalIgnoreCase);
}
