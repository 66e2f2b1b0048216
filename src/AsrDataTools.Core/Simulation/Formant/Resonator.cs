namespace AsrDataTools.Simulation.Formant;

/// <summary>A second-order digital resonator of unit gain at 0 Hz, the building block of formant synthesis (Klatt 1980).</summary>
internal struct Resonator
{
    private double _a;
    private double _b;
    private double _c;
    private double _last;
    private double _beforeLast;

    /// <summary>Sets centre and bandwidth, Hz; what sounds goes on.</summary>
    public void Tune(double hertz, double bandwidthHz, double sampleRate)
    {
        double radius = Math.Exp(-Math.PI * bandwidthHz / sampleRate);
        _c = -radius * radius;
        _b = 2 * radius * Math.Cos(2 * Math.PI * hertz / sampleRate);
        _a = 1 - _b - _c;
    }

    /// <summary>Makes the gain 1 at the centre instead of at 0 Hz and puts a zero at 0 Hz and at the Nyquist frequency.</summary>
    public void TuneBandPass(double hertz, double bandwidthHz, double sampleRate)
    {
        Tune(hertz, bandwidthHz, sampleRate);
        _a = (1 + _c) / 2;
    }

    public double Next(double input)
    {
        double output = _a * input + _b * _last + _c * _beforeLast;
        _beforeLast = _last;
        _last = output;
        return output;
    }
}
