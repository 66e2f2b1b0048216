namespace AsrDataTools.Simulation.Formant;

/// <summary>What the synthesizer does for the next 5 ms; amplitudes are linear.</summary>
internal struct FormantFrame
{
    public double PitchHz;
    public double F1;
    public double F2;
    public double F3;
    public double Voicing;
    public double Aspiration;
    public double Frication;
    public double NoiseHz;
    public double NoiseBandwidthHz;
    public double Nasality;
}
