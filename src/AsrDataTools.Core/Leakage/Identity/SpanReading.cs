using AsrDataTools.Audio;

namespace AsrDataTools.Leakage;

/// <summary>Decides which spans are decoded: those of which both sides have one with as many samples.</summary>
internal static class SpanReading
{
    public static Dictionary<LeakageItem, SpanDigest> Of(LeakageInput input, Dictionary<string, RecordingFacts> recordings)
    {
        Dictionary<LeakageItem, SpanDigest> digests = [];
        LeakageItem[] wanted = Candidates(input, recordings);
        ParallelWork.Each("Comparing samples", wanted, item => item.Path!, input.Options.Digest, input, (item, digest, trouble) =>
        {
            if (digest is not null) digests[item] = digest;
            if (trouble is null) return;
            input.Report(trouble);
            AudioIdentities.SkipAudio(input, item);
        });
        return digests;
    }

    private static LeakageItem[] Candidates(LeakageInput input, Dictionary<string, RecordingFacts> recordings)
    {
        Dictionary<(int Rate, long Frames), (int Training, int Evaluation)> lengths = [];
        foreach (LeakageItem item in input.Training)
        {
            if (LengthOf(item, recordings) is { } length) lengths[length] = lengths.GetValueOrDefault(length) is var known ? (known.Training + 1, known.Evaluation) : default;
        }

        foreach (LeakageItem item in input.Evaluation)
        {
            if (LengthOf(item, recordings) is { } length) lengths[length] = lengths.GetValueOrDefault(length) is var known ? (known.Training, known.Evaluation + 1) : default;
        }

        // Where the header does not tell the length, only decoding does.
        return [.. input.Training.Concat(input.Evaluation).Distinct().Where(item =>
            item.Path is { } path && recordings[path].Format is not null
            && (LengthOf(item, recordings) is not { } length || (lengths[length] is var (training, evaluation) && (input.IsSelf ? training > 1 : training > 0 && evaluation > 0))))];
    }

    private static (int Rate, long Frames)? LengthOf(LeakageItem item, Dictionary<string, RecordingFacts> recordings)
    {
        if (item.Path is not { } path || recordings[path].Format is not { } format) return null;
        return LengthOf(item, format);
    }

    /// <summary>Rate and number of samples of an item; null where only decoding tells.</summary>
    internal static (int Rate, long Frames)? LengthOf(LeakageItem item, AudioFormat format)
    {
        double rate = format.SampleRate;
        long first = (long)Math.Round(item.StartSeconds * rate);
        long? asked = item.EndSeconds is { } end ? (long)Math.Round(end * rate) - first : null;
        if (format.FrameCount is not { } total) return asked is { } known ? (format.SampleRate, known) : null;
        return (format.SampleRate, Math.Min(asked ?? long.MaxValue, total - first));
    }
}
