using AsrDataTools.Acoustics;

namespace AsrDataTools.Scoring.Words;

/// <summary>
/// Finds the acoustic profile of an utterance that was scored: by its Id; else by the path of its recording and its start, or the
/// profile of the whole recording; else by the recording's name. A name that two recordings have finds nothing.
/// </summary>
public sealed class ScoredProfiles
{
    private const double SameStart = 1e-3;

    private readonly Dictionary<string, List<AcousticProfile>> _byId = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<AcousticProfile>> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<AcousticProfile>> _byName = new(StringComparer.Ordinal);

    public int Count { get; private set; }

    public void Add(AcousticProfile profile)
    {
        Count++;
        if (profile.Id is { } id) Add(_byId, id, profile);
        Add(_byPath, profile.Path, profile);
        Add(_byName, Path.GetFileNameWithoutExtension(profile.Path), profile);
    }

    /// <summary>
    /// The profile of the utterance's channel, where it names one; else of the channel with most speech. Null where there is none, or more
    /// than one recording could be meant.
    /// </summary>
    public AcousticProfile? Find(TranscriptPair pair)
    {
        string? audio = PairPlace.AudioOf(pair);
        return Of(_byId.GetValueOrDefault(pair.Id), pair)
            ?? (audio is null ? null : Of(_byPath.GetValueOrDefault(audio), pair))
            ?? PairPlace.NamesOf(pair).Select(name => Of(_byName.GetValueOrDefault(name), pair)).FirstOrDefault(profile => profile is not null);
    }

    private static AcousticProfile? Of(List<AcousticProfile>? candidates, TranscriptPair pair)
    {
        if (candidates is null) return null;
        AcousticProfile[] spans = Spans(candidates, PairPlace.StartOf(pair));
        if (spans.Length == 0 || Array.Exists(spans, profile => profile.Path != spans[0].Path)) return null;
        if (spans.Length == 1 || PairPlace.ChannelOf(pair) is not { } channel) return spans.MaxBy(profile => profile.SpeechSeconds ?? 0);
        return Array.Find(spans, profile => profile.Channel == channel);
    }

    // Profiles of the very span, else those of the whole recording.
    private static AcousticProfile[] Spans(List<AcousticProfile> candidates, double? start)
    {
        AcousticProfile[] same = [.. candidates.Where(profile => profile.StartSeconds is { } from && Math.Abs(from - (start ?? 0)) < SameStart)];
        return same.Length > 0 ? same : [.. candidates.Where(profile => profile.StartSeconds is null)];
    }

    private static void Add(Dictionary<string, List<AcousticProfile>> profiles, string key, AcousticProfile profile)
    {
        if (!profiles.TryGetValue(key, out List<AcousticProfile>? list)) profiles[key] = list = [];
        list.Add(profile);
    }
}
