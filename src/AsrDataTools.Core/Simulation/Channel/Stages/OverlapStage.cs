using AsrDataTools.Acoustics;

namespace AsrDataTools.Simulation;

/// <summary>Another speaker of the corpus, who talks for a share of the time at a level relative to the first.</summary>
internal sealed class OverlapStage(StageSettings settings) : IChannelStage
{
    private readonly ValueRange _ratio = settings.Range("Ratio", new(0.1, 0.4), 0, 1);
    private readonly ValueRange _level = settings.Range("LevelDb", new(-10, 0), -40, 20);

    public SampleSource Apply(SampleSource input, StageRun run)
    {
        double ratio = run.Draw("ratio", _ratio), levelDb = run.Draw("level_db", _level);
        SpeechClip other = run.Studio.Pool.Pick(run.Fork("other"), run.Parent, 1, input.SampleRate)[0];
        ActiveSpeechLevel level = new(input.SampleRate);
        SampleSpool spool = run.Spool(input, level.Add);
        long length = (long)Math.Round(ratio * spool.Count), start = (long)(run.Random.NextDouble() * (spool.Count - length));
        double first = level.Finish().LevelDbov ?? -26;
        float gain = (float)Math.Pow(10, (first + levelDb - LevelOf(other, input.SampleRate)) / 20);
        double rate = input.SampleRate;
        OverlappedTalk talk = new(other.Utterance.Speaker ?? other.Utterance.Id, start / rate, (start + length) / rate);
        if (length > 0) run.Overlaps.Add(talk);
        run.Record("utterance", other.Utterance.Id);
        run.Record("speaker", talk.Speaker);
        run.Record("start_seconds", Math.Round(talk.StartSeconds, 3));
        run.Record("seconds", Math.Round(length / rate, 3));
        return new ChangedSource(spool.Open(), (samples, position) =>
        {
            for (long at = Math.Max(start, position); at < Math.Min(start + length, position + samples.Length); at++)
                samples[(int)(at - position)] += gain * other.Samples[(at - start) % other.Samples.Length];
        });
    }

    private static double LevelOf(SpeechClip clip, int sampleRate)
    {
        ActiveSpeechLevel level = new(sampleRate);
        level.Add(clip.Samples);
        return level.Finish().LevelDbov ?? 20 * Math.Log10(clip.Rms);
    }
}
