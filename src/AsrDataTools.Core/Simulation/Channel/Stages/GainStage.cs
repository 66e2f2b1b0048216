using System.Numerics.Tensors;
using AsrDataTools.Acoustics;

namespace AsrDataTools.Simulation;

/// <summary>A gain, or the gain that brings the active speech level (ITU-T P.56) to a target.</summary>
internal sealed class GainStage : IChannelStage
{
    private readonly ValueRange? _gain;
    private readonly ValueRange? _level;

    public GainStage(StageSettings settings)
    {
        if (settings.Has("LevelDbov")) _level = settings.Range("LevelDbov", default, -70, -5);
        if (settings.Has("GainDb")) _gain = settings.Range("GainDb", default, -60, 60);
        if (_gain is null == _level is null) throw settings.Invalid("give either GainDb or LevelDbov");
    }

    public SampleSource Apply(SampleSource input, StageRun run)
    {
        if (_gain is { } gain) return Amplified(input, run.Draw("db", gain));
        double target = run.Draw("level_dbov", _level!.Value);
        ActiveSpeechLevel level = new(input.SampleRate);
        SampleSpool spool = run.Spool(input, level.Add);

        // Speech without a level, such as silence, stays as it is.
        double gainDb = level.Finish().LevelDbov is { } measured ? target - measured : 0;
        run.Record("applied_db", Math.Round(gainDb, 3));
        return Amplified(spool.Open(), gainDb);
    }

    private static ChangedSource Amplified(SampleSource input, double gainDb)
    {
        float factor = (float)Math.Pow(10, gainDb / 20);
        return new ChangedSource(input, (samples, _) => TensorPrimitives.Multiply(samples, factor, samples));
    }
}
