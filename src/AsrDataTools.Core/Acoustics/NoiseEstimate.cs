namespace AsrDataTools.Acoustics;

/// <summary>
/// Noise floor and signal-to-noise ratio from the mean spectra of speech and of pauses. Noise goes on under speech, so the
/// speech power is what speech frames hold above the pauses. Both are taken up to 8 kHz or half the rate, without the constant
/// offset; speech is averaged over speech frames alone, as an active level is (ITU-T P.56).
/// </summary>
internal sealed record NoiseEstimate
{
    /// <summary>The least pause that counts: 0.1 s.</summary>
    private const int LeastPauseFrames = 10;

    private const int LeastSpeechFrames = 10;

    private const double HighestFrequency = 8000;

    /// <summary>Error of the model itself, dB, one standard deviation as measured (docs/methods/acoustics.md).</summary>
    private const double ModelErrorDb = 1.2;

    public double? NoiseFloorDbfs { get; private init; }

    public double? SnrDb { get; private init; }

    public double? SnrLowDb { get; private init; }

    public double? SnrHighDb { get; private init; }

    /// <summary>Why <see cref="NoiseFloorDbfs"/> is null.</summary>
    public string? NoFloor { get; private init; }

    /// <summary>Why <see cref="SnrDb"/> is null.</summary>
    public string? NoRatio { get; private init; }

    private static readonly double SilenceDbfs = 10 * Math.Log10(SpeechActivityDetector.SilencePower);

    /// <param name="spectrum">Of a whole recording.</param>
    /// <param name="grid">Its frames.</param>
    /// <param name="offset">Mean sample as a share of full scale: its part in the lowest bins is no noise.</param>
    public static NoiseEstimate Of(LongTermSpectrum spectrum, FrameGrid grid, double offset)
    {
        if (spectrum.PauseFrames < LeastPauseFrames)
        {
            string reason = spectrum.SilentFrames >= LeastPauseFrames ? "pauses are digital silence" : "no pauses";
            return new NoiseEstimate { NoFloor = reason, NoRatio = spectrum.SpeechFrames < LeastSpeechFrames ? "no speech" : reason };
        }

        // Two-sided sums: bin 0 counts once. The offset's own part under a Hann window is (N/2)² in bin 0, (N/4)² in bin ±1;
        // it is no more than what bin 0 of the pauses stands out, since the mean of speech need not be there in the pauses.
        double halfSize = grid.Fft.Size / 2.0;
        double standing = Math.Max(0, spectrum.Pause(0) - spectrum.Pause(2));
        double constant = 1.5 * Math.Min(offset * offset * halfSize * halfSize, standing);
        double speech = spectrum.Speech(0) - constant, pause = spectrum.Pause(0) - constant;
        int last = Math.Min(grid.Bin(HighestFrequency), spectrum.Bins - 2);
        for (int k = 1; k <= last; k++)
        {
            speech += 2 * spectrum.Speech(k);
            pause += 2 * spectrum.Pause(k);
        }

        double floor = 10 * Math.Log10(grid.PowerScale * Math.Max(pause, 0));
        // A constant level, such as the A-law code for silence, passes for sound until its mean is taken off.
        if (!(floor > SilenceDbfs))
            return new NoiseEstimate { NoFloor = "pauses are digital silence", NoRatio = "pauses are digital silence" };
        if (spectrum.SpeechFrames < LeastSpeechFrames)
            return new NoiseEstimate { NoiseFloorDbfs = floor, NoRatio = "no speech" };
        if (speech <= 1.05 * pause)
            return new NoiseEstimate { NoiseFloorDbfs = floor, NoRatio = "speech does not stand out of the pauses" };

        double ratio = 10 * Math.Log10((speech - pause) / pause);
        // A frame's noise level scatters by some 1.5 dB and is independent of the frame after next.
        double sampling = 2 / Math.Sqrt(spectrum.PauseFrames / 2.0) * (1 + Math.Pow(10, -ratio / 10));
        double half = 1.645 * Math.Sqrt((ModelErrorDb * ModelErrorDb) + (sampling * sampling));
        return new NoiseEstimate { NoiseFloorDbfs = floor, SnrDb = ratio, SnrLowDb = ratio - half, SnrHighDb = ratio + half };
    }
}
