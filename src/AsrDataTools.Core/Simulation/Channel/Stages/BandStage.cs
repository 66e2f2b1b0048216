namespace AsrDataTools.Simulation;

/// <summary>Cuts the band at both edges (−6 dB there, at least 56 dB down 150 Hz beyond), in place or at a rate of its own.</summary>
internal sealed class BandStage : IChannelStage
{
    private readonly ValueRange _low;
    private readonly ValueRange _high;

    public BandStage(StageSettings settings)
    {
        _low = settings.Range("LowHz", new(TelephoneBand.LowEdgeHz, TelephoneBand.LowEdgeHz), 0, 2000);
        _high = settings.Range("HighHz", new(TelephoneBand.HighEdgeHz, TelephoneBand.HighEdgeHz), 1000, 24000);
        if (_low.High >= _high.Low) throw settings.Invalid("LowHz must lie below HighHz");
    }

    public SampleSource Apply(SampleSource input, StageRun run)
    {
        double low = run.Draw("low_hz", _low), high = run.Draw("high_hz", _high);

        // What the rate cannot hold is cut already.
        if (high >= 0.499 * input.SampleRate)
        {
            if (low <= 0) return input;
            high = 0.499 * input.SampleRate;
        }

        return new FilteredSource(input, TelephoneBand.Taps(input.SampleRate, low, high));
    }
}
