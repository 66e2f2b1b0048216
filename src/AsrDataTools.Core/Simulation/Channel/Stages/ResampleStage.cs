namespace AsrDataTools.Simulation;

/// <summary>Another sampling rate.</summary>
internal sealed class ResampleStage : IChannelStage
{
    private readonly int _rate;

    public ResampleStage(StageSettings settings)
    {
        ValueRange rate = settings.Range("SampleRate", new(8000, 8000), 2000, 192_000);
        if (rate.Low != rate.High) throw settings.Invalid("SampleRate is one number");
        _rate = (int)rate.Low;
    }

    public SampleSource Apply(SampleSource input, StageRun run)
    {
        run.Record("sample_rate", _rate);
        return ResampledSource.Of(input, _rate);
    }
}
