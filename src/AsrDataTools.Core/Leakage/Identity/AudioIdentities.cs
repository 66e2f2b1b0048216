namespace AsrDataTools.Leakage;

/// <summary>
/// Which recordings are the same by bytes and which spans by samples. No file is read whole unless another of the other side has its
/// length, no span decoded unless another of the other side has its number of samples.
/// </summary>
public sealed class AudioIdentities
{
    private readonly Dictionary<string, RecordingFacts> _recordings;
    private readonly Dictionary<LeakageItem, SpanDigest> _digests;

    private AudioIdentities(Dictionary<string, RecordingFacts> recordings, Dictionary<LeakageItem, SpanDigest> digests)
    {
        _recordings = recordings;
        _digests = digests;
    }

    /// <summary>The recording of an item; null where it has none or it cannot be opened.</summary>
    internal RecordingFacts? RecordingOf(LeakageItem item) =>
        item.Path is { } path && _recordings.TryGetValue(path, out RecordingFacts? facts) && facts.Format is not null ? facts : null;

    /// <summary>The samples of an item; null where nothing of the other side is as long, or where it cannot be decoded.</summary>
    internal SpanDigest? DigestOf(LeakageItem item) => _digests.GetValueOrDefault(item);

    /// <summary>Opens, compares and decodes what must be, on several threads; trouble is reported and its items skipped.</summary>
    internal static AudioIdentities Of(LeakageInput input)
    {
        LeakageItem[] items = [.. input.Training.Concat(input.Evaluation).Where(item => item.Path is not null).Distinct()];
        Dictionary<string, RecordingFacts> recordings = RecordingReader.Read([.. items.Select(item => item.Path!).Distinct(StringComparer.Ordinal)], input);
        foreach (LeakageItem item in items)
        {
            if (recordings[item.Path!].Format is null) SkipAudio(input, item);
        }

        SameBytes(input, recordings);
        return new(recordings, SpanReading.Of(input, recordings));
    }

    /// <summary>Marks an item as one whose sound could not be judged.</summary>
    internal static void SkipAudio(LeakageInput input, LeakageItem item)
    {
        foreach (LeakageKind kind in (LeakageKind[])[LeakageKind.SameFile, LeakageKind.SameSamples, LeakageKind.TimeOverlap]) input.Skip(item, kind);
    }

    private static void SameBytes(LeakageInput input, Dictionary<string, RecordingFacts> recordings)
    {
        HashSet<string> training = [.. input.Training.Select(item => item.Path).OfType<string>()];
        HashSet<string> evaluation = [.. input.Evaluation.Select(item => item.Path).OfType<string>()];
        RecordingFacts[] candidates = [.. recordings.Values
            .Where(facts => facts.Format is not null)
            .GroupBy(facts => facts.Bytes)
            .Where(group => group.Count() > 1 && group.Any(facts => training.Contains(facts.Path)) && group.Any(facts => evaluation.Contains(facts.Path)))
            .SelectMany(group => group)];
        RecordingReader.Hash(candidates, input);
        foreach (IGrouping<string, RecordingFacts> same in candidates.Where(facts => facts.Hash is not null).GroupBy(facts => facts.Hash!, StringComparer.Ordinal))
        {
            string first = same.Select(facts => facts.Path).Min(StringComparer.Ordinal)!;
            foreach (RecordingFacts facts in same) (facts.Canonical, facts.Hash) = (first, same.Key);
        }
    }
}
