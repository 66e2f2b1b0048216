namespace AsrDataTools.Acoustics;

/// <summary>
/// What the mean spectra of speech and of pauses say: the noise floor, the power of speech frames, and how far speech stands
/// above the pauses. Noise goes on under speech, so the speech power is what speech frames hold above the pauses. Both are
/// taken up to 8 kHz or half the rate, without the constant offset; speech is averaged over speech frames alone, as an active level is (ITU-T P.56).
/// </summary>
internal sealed record NoiseEstimate
{
    /// <summary>The least pause that counts: 0.1 s.</summary>
    private const int LeastPauseFrames = 10;

    private const int LeastSpeechFrames = 10;

    /// <summary>Of silence to speech, from which on the recording counts as gated rather than padded at an end.</summary>
    private const double GatedShare = 0.1;

    private const double LeastExcess = 1.05;

    private const double HighestFrequency = 8000;

    public double? NoiseFloorDbfs { get; private init; }

    /// <summary>Why <see cref="NoiseFloorDbfs"/> is null.</summary>
    public string? NoFloor { get; private init; }

    /// <summary>True where there is nothing but digital silence beside the speech, which says nothing of the noise.</summary>
    public bool IsGated { get; private init; }

    /// <summary>Mean square of speech frames, noise included; null with less than 0.1 s of speech.</summary>
    public double? SpeechPower { get; private init; }

    /// <summary>Ratio of speech to the pauses alone, dB; null without pauses, or where speech does not stand out of them.</summary>
    public double? PauseRatioDb { get; private init; }

    /// <summary>The constant offset's part in the sum of powers over bins 0 and ±1, mean square.</summary>
    public double OffsetPower { get; private init; }

    private static readonly double SilenceDbfs = 10 * Math.Log10(SpeechActivityDetector.SilencePower);

    /// <param name="spectrum">Of a whole recording.</param>
    /// <param name="grid">Its frames.</param>
    /// <param name="offset">Mean sample as a share of full scale: its part in the lowest bins is no noise.</param>
    public static NoiseEstimate Of(LongTermSpectrum spectrum, FrameGrid grid, double offset)
    {
        // Two-sided sums: bin 0 counts once. The offset's own part under a Hann window is (N/2)² in bin 0, (N/4)² in bin ±1;
        // it is no more than what bin 0 of the pauses stands out, since the mean of speech need not be there in the pauses.
        bool hasPauses = spectrum.PauseFrames >= LeastPauseFrames, hasSpeech = spectrum.SpeechFrames >= LeastSpeechFrames;
        double halfSize = grid.Fft.Size / 2.0;
        double standing = hasPauses ? Math.Max(0, spectrum.Pause(0) - spectrum.Pause(2)) : spectrum.Speech(0);
        double constant = 1.5 * Math.Min(offset * offset * halfSize * halfSize, standing);
        double speech = spectrum.Speech(0) - constant, pause = spectrum.Pause(0) - constant;
        int last = Math.Min(grid.Bin(HighestFrequency), spectrum.Bins - 2);
        for (int k = 1; k <= last; k++)
        {
            speech += 2 * spectrum.Speech(k);
            pause += 2 * spectrum.Pause(k);
        }

        speech = Math.Max(speech, 0);
        pause = Math.Max(pause, 0);
        NoiseEstimate estimate = new()
        {
            SpeechPower = hasSpeech ? grid.PowerScale * speech : null,
            OffsetPower = grid.PowerScale * constant,
            IsGated = spectrum.SilentFrames >= Math.Max(LeastPauseFrames, GatedShare * spectrum.SpeechFrames),
        };
        if (!hasPauses)
            return estimate with { NoFloor = spectrum.SilentFrames >= LeastPauseFrames ? "pauses are digital silence" : "no pauses" };

        double floor = 10 * Math.Log10(grid.PowerScale * pause);
        // A constant level, such as the A-law code for silence, passes for sound until its mean is taken off.
        if (!(floor > SilenceDbfs))
            return estimate with { NoFloor = "pauses are digital silence", IsGated = true };
        return estimate with
        {
            NoiseFloorDbfs = floor,
            IsGated = false,
            PauseRatioDb = hasSpeech && speech > LeastExcess * pause ? 10 * Math.Log10((speech - pause) / pause) : null,
        };
    }
}
