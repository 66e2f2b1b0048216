namespace AsrDataTools.Simulation;

/// <summary>Cuts off the loudest samples, so that a share of all of them lies on the plateau.</summary>
internal sealed class ClipStage(StageSettings settings) : IChannelStage
{
    private const int Bins = 1 << 16;

    private readonly ValueRange _share = settings.Range("Share", new(0.001, 0.01), 0, 0.5);

    public SampleSource Apply(SampleSource input, StageRun run)
    {
        double share = Math.Round(_share.Draw(run.Random), 6);
        run.Record("share", share);
        long[] counts = new long[Bins];
        SampleSpool spool = run.Spool(input, samples =>
        {
            foreach (float sample in samples) counts[(int)Math.Min(Bins - 1, Math.Abs(sample) * (Bins / 2))]++;
        });
        if (spool.Count * share < 1) return spool.Open();
        long left = (long)(spool.Count * share);
        int bin = Bins - 1;
        for (; bin > 0 && left > counts[bin]; bin--) left -= counts[bin];
        float edge = bin / (float)(Bins / 2);
        run.Record("level_dbfs", Math.Round(20 * Math.Log10(Math.Max(edge, 1e-6)), 2));
        return new ChangedSource(spool.Open(), (samples, _) =>
        {
            for (int i = 0; i < samples.Length; i++) samples[i] = Math.Clamp(samples[i], -edge, edge);
        });
    }
}
