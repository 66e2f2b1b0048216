using AsrDataTools.Acoustics;
using AsrDataTools.Audio;

namespace AsrDataTools.Core.Tests.Acoustics;

/// <summary>Profiles of recordings and of made samples.</summary>
internal static class Profiled
{
    public static IReadOnlyList<AcousticProfile> Of(AudioReader reader, AcousticProfileOptions? options = null) =>
        AcousticProfiler.Profile(reader, options, TestContext.Current.CancellationToken);

    public static AcousticProfile File(string path)
    {
        using AudioReader reader = AudioFile.Open(path);
        return Of(reader)[0];
    }
}
