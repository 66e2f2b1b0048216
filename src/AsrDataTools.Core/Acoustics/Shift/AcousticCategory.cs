using System.Globalization;

namespace AsrDataTools.Acoustics;

/// <summary>A measure with named values that two corpora can be compared by.</summary>
/// <param name="Name">Property of <see cref="AcousticProfile"/>.</param>
/// <param name="ByDefault">Compared unless the user names measures.</param>
/// <param name="IsStorage">
/// Says how the recording is stored, not how it sounds, which the other measures tell: a difference is reported but its
/// verdict is at most Warn.
/// </param>
/// <param name="Absent">What null stands for.</param>
/// <param name="Value">Reads the value; null where there is none.</param>
/// <param name="LeavesOutAbsent">What has no value is not compared, and <paramref name="Absent"/> not a value of its own.</param>
public sealed record AcousticCategory(string Name, bool ByDefault, bool IsStorage, string Absent, Func<AcousticProfile, string?> Value, bool LeavesOutAbsent = false)
{
    internal const string Unknown = "unknown";

    /// <summary>All measures with named values, in the order of the profile.</summary>
    public static IReadOnlyList<AcousticCategory> All { get; } =
    [
        new(nameof(AcousticProfile.Container), true, true, Unknown, p => p.Container),
        new(nameof(AcousticProfile.Codec), true, true, Unknown, p => Coding(p.Codec)),
        new(nameof(AcousticProfile.SampleRate), true, true, Unknown, p => p.SampleRate > 0 ? p.SampleRate.ToString(CultureInfo.InvariantCulture) : null),
        new(nameof(AcousticProfile.BitDepth), false, true, "lossy", p => p.BitDepth?.ToString(CultureInfo.InvariantCulture)),
        new(nameof(AcousticProfile.Channels), false, true, Unknown, p => p.Channels > 0 ? p.Channels.ToString(CultureInfo.InvariantCulture) : null),
        new(nameof(AcousticProfile.BandClass), true, false, Unknown, p => p.BandClass?.ToString()),
        new(nameof(AcousticProfile.IsUpsampled), true, false, Unknown, p => p.IsUpsampled?.ToString()),
        new(nameof(AcousticProfile.CodecTrace), true, false, "none", p => p.CodecTrace),
        new(nameof(AcousticProfile.ChannelClass), true, false, Unknown, p => p.ChannelClass?.ToString()),
        new(nameof(AcousticProfile.Environment), false, false, "not declared", p => p.Environment),
    ];

    /// <summary>The value, or the name of its absence.</summary>
    public string ValueOrAbsent(AcousticProfile profile) =>
        Value(profile) is { } value && !string.IsNullOrWhiteSpace(value) ? value : Absent;

    // Codings that give back the samples bit for bit sound the same, so they are one category.
    private static string? Coding(string? codec) =>
        codec is not null && Lossless.Any(name => codec.StartsWith(name, StringComparison.OrdinalIgnoreCase)) ? "lossless" : codec;

    private static readonly string[] Lossless = ["PCM", "Float", "IEEE", "FLAC", "ALAC", "WavPack", "Signed", "Unsigned"];
}
