namespace AsrDataTools.Simulation;

/// <summary>Plays packets in their order and conceals those that are lost.</summary>
/// <param name="packetSamples">Samples a packet.</param>
/// <param name="sampleRate">Hz.</param>
/// <param name="concealment">What takes the place of a lost packet; before the first that arrives it is silence.</param>
internal sealed class PacketReceiver(int packetSamples, int sampleRate, LossConcealment concealment)
{
    private const double HoldSeconds = 0.01;
    private const double FadeSeconds = 0.05;

    private readonly float[] _last = new float[packetSamples];
    private int _missing;

    /// <summary>Takes the next packet, or puts what conceals it in its place.</summary>
    public void Play(Span<float> packet, bool isLost)
    {
        if (!isLost)
        {
            packet.CopyTo(_last);
            _missing = 0;
            return;
        }

        if (concealment == LossConcealment.Zero) packet.Clear();
        else _last.AsSpan(0, packet.Length).CopyTo(packet);
        if (concealment == LossConcealment.Fade) Fade(packet);
        _missing += packet.Length;
    }

    private void Fade(Span<float> packet)
    {
        for (int i = 0; i < packet.Length; i++)
        {
            double gone = ((_missing + i) / (double)sampleRate) - HoldSeconds;
            if (gone > 0) packet[i] *= (float)Math.Max(0, 1 - (gone / FadeSeconds));
        }
    }
}
