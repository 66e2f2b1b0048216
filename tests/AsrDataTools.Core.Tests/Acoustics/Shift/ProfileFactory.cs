using AsrDataTools.Acoustics;
using AsrDataTools.Statistics;

namespace AsrDataTools.Core.Tests.Acoustics;

/// <summary>Profiles of populations whose shift is known.</summary>
internal static class ProfileFactory
{
    /// <summary>Speakers with a mean of their own, utterances around it; SNR normal with the given mean and spread.</summary>
    /// <param name="between">Share of the variance that lies between speakers, 0…1.</param>
    public static List<AcousticProfile> Normal(
        SeededRandom random, int speakers, int each, double mean = 20, double deviation = 5, double between = 0.3,
        Func<SeededRandom, AcousticProfile, AcousticProfile>? with = null)
    {
        List<AcousticProfile> profiles = [];
        for (int s = 0; s < speakers; s++)
        {
            double own = mean + deviation * Math.Sqrt(between) * random.NextNormal();
            for (int u = 0; u < each; u++)
            {
                AcousticProfile profile = new()
                {
                    Path = $"/{s}/{u}.wav",
                    Speaker = $"s{s}",
                    SampleRate = 8000,
                    DurationSeconds = 5,
                    Codec = "PCM",
                    Container = "WAV",
                    SnrDb = own + deviation * Math.Sqrt(1 - between) * random.NextNormal(),
                };
                profiles.Add(with?.Invoke(random, profile) ?? profile);
            }
        }

        return profiles;
    }
}
