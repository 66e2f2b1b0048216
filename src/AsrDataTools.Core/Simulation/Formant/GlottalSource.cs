using AsrDataTools.Statistics;

namespace AsrDataTools.Simulation.Formant;

/// <summary>
/// The voice: derivative of the glottal flow, one polynomial pulse a period (the shape of Klatt &amp; Klatt, JASA 1990), with
/// small random deviations of period and strength. Full amplitude has an RMS near 1.
/// </summary>
internal sealed class GlottalSource(double sampleRate, SeededRandom random)
{
    private const double OpenQuotient = 0.6;
    private const double JitterShare = 0.008;
    private const double ShimmerShare = 0.05;

    private double _phase = 1;
    private double _step;
    private double _strength;

    /// <summary>True while the folds are apart, when breath passes.</summary>
    public bool IsOpen => _phase < OpenQuotient;

    /// <summary>The next sample at a pitch in Hz.</summary>
    public double Next(double pitchHz)
    {
        _phase += _step;
        if (_phase >= 1)
        {
            _phase = _phase >= 2 ? 0 : _phase - 1;
            _step = pitchHz / sampleRate * (1 + JitterShare * random.NextNormal());
            _strength = 1 + ShimmerShare * random.NextNormal();
        }

        if (_phase >= OpenQuotient) return 0;
        // Flow t² − t³ over the open part, derivative 2t − 3t²: rises gently and stops at once at closure.
        double t = _phase / OpenQuotient;
        return _strength * 3.5 * (2 * t - 3 * t * t);
    }
}
