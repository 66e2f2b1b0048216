namespace AsrDataTools.Simulation;

/// <summary>The impulse response from one place of a room to another.</summary>
/// <param name="Samples">Sound pressure; the sound itself has a peak of 1 over its way in metres.</param>
/// <param name="SampleRate">Hz.</param>
/// <param name="Delay">Samples from the start of the response to the arrival of the sound itself.</param>
public sealed record RoomResponse(IReadOnlyList<float> Samples, int SampleRate, double Delay)
{
    /// <summary>What counts as the sound itself rather than the room: this long after its arrival, as is customary for speech.</summary>
    private const double EarlySeconds = 0.0025;

    private readonly Lazy<double?> _decay = new(() => RoomDecay.Of(Samples, SampleRate));

    /// <summary>
    /// Time of a fall by 60 dB, seconds, measured on the response itself: its energy integrated backwards (Schroeder 1965), a
    /// line from −5 to −35 dB (ISO 3382 calls it T30). Null where the response does not fall that far.
    /// </summary>
    public double? DecayTimeSeconds => _decay.Value;

    /// <summary>Energy of the sound itself over that of all reflections, dB; positive infinity without any.</summary>
    public double DirectToReverberantDb
    {
        get
        {
            int end = (int)Math.Round(Delay + (EarlySeconds * SampleRate));
            double direct = Samples.Take(end).Sum(x => (double)x * x), rest = Samples.Skip(end).Sum(x => (double)x * x);
            return 10 * Math.Log10(direct / rest);
        }
    }

    /// <summary>What the microphone hears of a speaker: as many samples, aligned with them, the tail beyond the end cut off.</summary>
    /// <param name="speech">At <see cref="SampleRate"/>, recorded close to the mouth in a dry room.</param>
    public float[] Apply(ReadOnlySpan<float> speech)
    {
        using ConvolvedSource heard = new(new SamplesSource(speech.ToArray(), SampleRate), Samples, (int)Math.Round(Delay));
        float[] output = new float[speech.Length];
        heard.Read(output);
        return output;
    }
}
