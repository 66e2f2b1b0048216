using System.Runtime.InteropServices;
using AsrDataTools.Scoring.Diarization;

namespace AsrDataTools.Scoring.KeywordSearch;

/// <summary>Millions of detections in few bytes each, and what is to be said of them as a whole.</summary>
internal sealed class DetectionStore(KeywordList keywords, PlaceIndex places)
{
    private const int MostCompared = 10_000;
    private const int MostSuggested = 20;

    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, int> _byText = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _unknown = new(StringComparer.Ordinal);
    private int _textsKnown;

    public int Count => _entries.Count;

    /// <summary>Detections of keywords that the list does not have, by keyword.</summary>
    public IReadOnlyDictionary<string, long> Unknown => _unknown;

    /// <summary>Whether a detection tells no decision.</summary>
    public bool LacksDecisions { get; private set; }

    public ReadOnlySpan<Entry> Entries => CollectionsMarshal.AsSpan(_entries);

    /// <exception cref="SpeechDataException">
    /// <c>KeywordUnknown</c> where the keyword is met the first time; <c>DetectionInvalid</c> for impossible times or scores.
    /// </exception>
    public void Add(in KeywordDetection detection, string? path)
    {
        if (!double.IsFinite(detection.Score) || !(detection.DurationSeconds >= 0))
        {
            throw new SpeechDataException(
                "DetectionInvalid",
                SpeechDataProblem.InvalidData,
                FormattableString.Invariant($"The detection of '{detection.Keyword}' in '{detection.Recording}' at {detection.StartSeconds} s has the score {detection.Score} and the duration {detection.DurationSeconds} s: a score is a finite number, a duration one from 0 up. It is left out."),
                path);
        }

        Interval interval = Interval.OfSeconds(detection.StartSeconds, detection.StartSeconds + detection.DurationSeconds, detection.Recording);
        int keyword = IndexOf(detection.Keyword);
        if (keyword < 0)
        {
            ref long count = ref CollectionsMarshal.GetValueRefOrAddDefault(_unknown, detection.Keyword, out bool met);
            count++;
            if (met) return;
            throw new SpeechDataException(
                "KeywordUnknown",
                SpeechDataProblem.InvalidData,
                $"The list of keywords has no '{detection.Keyword}', of which there are detections. They are left out.{Suggestion(detection.Keyword)} Add it to the list, or take them out.",
                path);
        }

        if (detection.Decision is null) LacksDecisions = true;
        _entries.Add(new(keyword, places.Of(detection.Recording, detection.Channel), interval.Start, Interval.Nanoseconds(detection.DurationSeconds), detection.Score, detection.Decision));
    }


    // A wrong list has thousands of them: the first few tell enough.
    private string Suggestion(string keyword) =>
        _unknown.Count <= MostSuggested && NearestName.Like(keyword, keywords.Keywords.Take(MostCompared).Select(k => k.Id)) is { } meant ? $" Did you mean '{meant}'?" : "";

    // Ids first; most people's detections bear the keyword itself.
    private int IndexOf(string keyword)
    {
        int index = keywords.IndexOf(keyword);
        if (index >= 0) return index;
        for (; _textsKnown < keywords.Keywords.Count; _textsKnown++) _byText.TryAdd(keywords.Keywords[_textsKnown].Text, _textsKnown);
        return _byText.GetValueOrDefault(keyword, -1);
    }

    internal readonly record struct Entry(int Keyword, int Place, long Start, long Duration, double Score, bool? Decision);
}
