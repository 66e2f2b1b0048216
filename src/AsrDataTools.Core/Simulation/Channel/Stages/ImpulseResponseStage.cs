namespace AsrDataTools.Simulation;

/// <summary>A measured impulse response, its strongest sample taken for the sound itself, scaled so that speech keeps about its level.</summary>
internal sealed class ImpulseResponseStage(StageSettings settings) : IChannelStage
{
    private readonly string[] _paths = settings.Texts("Path");

    public SampleSource Apply(SampleSource input, StageRun run)
    {
        ImpulseResponse response = run.Studio.ImpulseResponses.Pick(_paths, run.Random, input.SampleRate);
        run.Record("path", response.Path);
        if (RoomDecay.Of(response.Samples, input.SampleRate) is { } decay) run.Record("decay_seconds", Math.Round(decay, 3));
        return new ConvolvedSource(input, response.Samples, response.Delay);
    }
}
