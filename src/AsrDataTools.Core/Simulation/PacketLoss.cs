namespace AsrDataTools.Simulation;

/// <summary>What a receiver plays in place of a lost packet.</summary>
public enum LossConcealment
{
    /// <summary>Digital silence.</summary>
    Zero,

    /// <summary>The last packet that arrived, once more and verbatim.</summary>
    Repeat,

    /// <summary>
    /// The last packet that arrived, again and again for 10 ms at full level and then fading to silence over 50 ms, as Appendix I of
    /// ITU-T G.711 attenuates.
    /// </summary>
    Fade,
}

/// <summary>What became of one recording sent as packets.</summary>
/// <param name="Packets">Packets sent.</param>
/// <param name="LostPackets">Indices, from 0, of those that were lost, ascending.</param>
/// <param name="PacketSamples">Samples a packet.</param>
public sealed record PacketLossResult(int Packets, IReadOnlyList<int> LostPackets, int PacketSamples)
{
    /// <summary>Lost over sent, 0…1.</summary>
    public double LostShare => Packets == 0 ? 0 : LostPackets.Count / (double)Packets;
}

/// <summary>Sends samples as packets of equal length over a lossy path and conceals what does not arrive.</summary>
public static class PacketLoss
{
    /// <summary>Applies the losses in place; a last, shorter packet counts as one.</summary>
    /// <param name="samples">Changed in place.</param>
    /// <param name="packetSamples">Samples a packet, at least 1.</param>
    /// <param name="path">What decides which are lost.</param>
    /// <param name="concealment">What takes the place of the lost.</param>
    /// <param name="sampleRate">Hz; times the fading.</param>
    public static PacketLossResult Apply(Span<float> samples, int packetSamples, GilbertElliott path, LossConcealment concealment, int sampleRate = 8000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(packetSamples, 1);
        List<int> lost = [];
        PacketReceiver receiver = new(packetSamples, sampleRate, concealment);
        int packets = (samples.Length + packetSamples - 1) / packetSamples;
        for (int packet = 0; packet < packets; packet++)
        {
            int start = packet * packetSamples;
            bool isLost = path.NextIsLost();
            if (isLost) lost.Add(packet);
            receiver.Play(samples[start..Math.Min(start + packetSamples, samples.Length)], isLost);
        }

        return new(packets, lost, packetSamples);
    }
}
