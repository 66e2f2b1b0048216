using AsrDataTools.Annotation;

namespace AsrDataTools.Scoring.KeywordSearch;

/// <summary>
/// Numbers channels of recordings. Channels are compared as numbers where they are (A is 1); where one file names no channel of a
/// recording, its channels are one.
/// </summary>
internal sealed class PlaceIndex
{
    private readonly Dictionary<(string Recording, string? Channel), int> _known = [];
    private readonly Dictionary<(string Recording, string? Channel), int> _places = [];
    private readonly List<(string Recording, string? Channel)> _all = [];

    public int Count => _all.Count;

    public int Of(string recording, string? channel)
    {
        if (_known.TryGetValue((recording, channel), out int known)) return known;
        (string, string?) place = (RecordingName.Of(recording), channel is null ? null : AnnotationChannel.Number(channel)?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? channel.Trim().ToLowerInvariant());
        if (!_places.TryGetValue(place, out int number))
        {
            _places[place] = number = _all.Count;
            _all.Add(place);
        }

        return _known[(recording, channel)] = number;
    }

    /// <summary>For each number the first of those that are the same place, now that all are known.</summary>
    public int[] Merged()
    {
        HashSet<string> bare = [.. _all.Where(p => p.Channel is null).Select(p => p.Recording)];
        Dictionary<string, int> whole = new(StringComparer.Ordinal);
        int[] merged = new int[_all.Count];
        for (int i = 0; i < merged.Length; i++)
        {
            merged[i] = i;
            if (bare.Contains(_all[i].Recording) && !whole.TryAdd(_all[i].Recording, i)) merged[i] = whole[_all[i].Recording];
        }

        return merged;
    }
}
