namespace AsrDataTools.Simulation;

/// <summary>What a receiver plays in place of a lost packet.</summary>
public enum LossConcealment
{
    /// <summary>Digital silence.</summary>
    Zero,

    /// <summary>The last packet that arrived, once more and verbatim.</summary>
    Repeat,
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
    public static PacketLossResult Apply(Span<float> samples, int packetSamples, GilbertElliott path, LossConcealment concealment)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(packetSamples, 1);
        List<int> lost = [];
        int packets = (samples.Length + packetSamples - 1) / packetSamples;
        for (int packet = 0; packet < packets; packet++)
        {
            if (!path.NextIsLost()) continue;
            lost.Add(packet);
            int start = packet * packetSamples;
            Span<float> gap = samples[start..Math.Min(start + packetSamples, samples.Length)];
            // Before a repeated packet stands its own source or an earlier repetition of it: the same samples either way.
            if (concealment == LossConcealment.Repeat && packet > 0) samples.Slice(start - packetSamples, gap.Length).CopyTo(gap);
            else gap.Clear();
        }

        return new(packets, lost, packetSamples);
    }
}
