namespace AsrDataTools.Acoustics;

/// <summary>Sampling rates that recordings have had before they were brought to another.</summary>
internal static class CustomaryRates
{
    /// <summary>Of the higher rate; closer ones leave no room to tell the end of the lower from its own.</summary>
    private const double Highest = 0.92;

    private const double TelephoneHz = 3100;
    private const double LeastShare = 0.86;

    /// <summary>The filters of 32 kHz and more have room; what ends at 20 kHz was not sampled at 44.1 kHz but coded.</summary>
    private const double LeastShareAbove = 0.93;

    private const double BinsBeyond = 1.2;

    /// <summary>Hz, rising.</summary>
    public static IReadOnlyList<int> All { get; } = [8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000, 96000];

    /// <summary>Those well below a rate, Hz, rising.</summary>
    public static IEnumerable<int> Below(int sampleRate) => All.Where(rate => rate <= Highest * sampleRate);

    /// <summary>The lowest rate whose filter may have ended a band there, Hz; null where none does.</summary>
    /// <param name="edgeHz">Where the band ends in a cliff.</param>
    /// <param name="grid">Of the recording: a band cannot reach beyond half its rate, but for the width of a bin.</param>
    public static int? Ending(double edgeHz, FrameGrid grid)
    {
        foreach (int rate in Below(grid.SampleRate))
        {
            double half = rate / 2.0;
            // Telephone lines end at 3.4 kHz, other paths closer to half the rate.
            double least = rate switch { 8000 => TelephoneHz, < 32000 => LeastShare * half, _ => LeastShareAbove * half };
            if (edgeHz >= least && edgeHz <= half + (BinsBeyond * grid.BinHz))
                return rate;
        }

        return null;
    }
}
