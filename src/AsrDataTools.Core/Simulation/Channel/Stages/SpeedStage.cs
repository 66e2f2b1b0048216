namespace AsrDataTools.Simulation;

/// <summary>Faster or slower speech, its pitch with it, by hundredths as is customary; times are stretched.</summary>
internal sealed class SpeedStage(StageSettings settings) : IChannelStage
{
    private readonly ValueRange _factor = settings.Range("Factor", new(0.9, 1.1), 0.5, 2);

    public SampleSource Apply(SampleSource input, StageRun run)
    {
        int hundredths = (int)Math.Round(100 * _factor.Draw(run.Random));
        run.Record("factor", hundredths / 100.0);
        run.TimeScale *= 100.0 / hundredths;
        for (int i = 0; i < run.Overlaps.Count; i++)
        {
            OverlappedTalk talk = run.Overlaps[i];
            run.Overlaps[i] = talk with { StartSeconds = talk.StartSeconds * 100 / hundredths, EndSeconds = talk.EndSeconds * 100 / hundredths };
        }

        return ResampledSource.Faster(input, hundredths);
    }
}
