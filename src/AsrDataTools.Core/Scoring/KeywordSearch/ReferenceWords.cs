using AsrDataTools.Annotation;
using AsrDataTools.Scoring.Diarization;

namespace AsrDataTools.Scoring.KeywordSearch;

/// <summary>
/// The words of the reference, and where keywords occur in them: the words of a keyword follow one another in one speaker's speech
/// with pauses of at most so long. Fragments and filled pauses begin no keyword (KWS15 evaluation plan, section 5; KWSEval).
/// </summary>
internal sealed class ReferenceWords(PlaceIndex places)
{
    private readonly Dictionary<(int Place, string Speaker), List<Word>> _speech = [];

    /// <summary>Words with times.</summary>
    public long Count { get; private set; }

    /// <summary>Words without times; they cannot be searched.</summary>
    public long Untimed { get; private set; }

    public void Add(AnnotationDocument document)
    {
        foreach (AnnotationWord word in document.Words) Add(document.Recording, word, null);
        foreach (AnnotationSegment segment in document.Segments)
        {
            if (segment.Kind != AnnotationKind.Speech) continue;
            foreach (AnnotationWord word in segment.Words) Add(document.Recording, word, segment);
            if (segment.Words.Count == 0 && !string.IsNullOrWhiteSpace(segment.Text) && document.Words.Count == 0) Untimed++;
        }
    }

    /// <summary>Finds every occurrence of every keyword in one walk over the words.</summary>
    public List<KeywordOccurrence> Find(IReadOnlyList<Keyword> keywords, KeywordText text, int[] merged, double gapSeconds, CancellationToken cancellation)
    {
        string[][] sought = [.. keywords.Select(k => text.Words(k.Text))];
        Dictionary<string, List<int>> byFirst = new(StringComparer.Ordinal);
        for (int k = 0; k < sought.Length; k++)
        {
            if (!byFirst.TryGetValue(sought[k][0], out List<int>? list)) byFirst[sought[k][0]] = list = [];
            list.Add(k);
        }

        long gap = Interval.Nanoseconds(gapSeconds);
        List<KeywordOccurrence> found = [];
        foreach (IGrouping<(int, string), KeyValuePair<(int Place, string Speaker), List<Word>>> group in _speech.GroupBy(s => (merged[s.Key.Place], s.Key.Speaker)))
        {
            cancellation.ThrowIfCancellationRequested();
            Word[] words = [.. group.SelectMany(s => s.Value).OrderBy(w => w.Start)];
            string[] tokens = [.. words.Select(w => text.Of(w.Text))];
            for (int i = 0; i < words.Length; i++)
            {
                if (words[i].IsBroken || !byFirst.TryGetValue(tokens[i], out List<int>? candidates)) continue;
                foreach (int k in candidates)
                {
                    if (Follows(sought[k], tokens, words, i, gap)) found.Add(new(k, group.Key.Item1, words[i].Start, words[i + sought[k].Length - 1].End, words[i].End));
                }
            }
        }

        return found;
    }

    private static bool Follows(string[] sought, string[] tokens, Word[] words, int at, long gap)
    {
        for (int i = 1; i < sought.Length; i++)
        {
            if (at + i >= words.Length || tokens[at + i] != sought[i] || words[at + i].Start - words[at + i - 1].End > gap) return false;
        }

        return true;
    }

    private void Add(string recording, AnnotationWord word, AnnotationSegment? segment)
    {
        if (string.IsNullOrWhiteSpace(word.Text)) return;
        if (word.StartSeconds is not { } start || word.EndSeconds is not { } end)
        {
            Untimed++;
            return;
        }

        Interval interval = Interval.OfSeconds(start, end, recording);
        bool broken = word.Type is { } type && (type.Equals("frag", StringComparison.OrdinalIgnoreCase) || type.Equals("fp", StringComparison.OrdinalIgnoreCase));
        (int, string) key = (places.Of(recording, word.Channel ?? segment?.Channel), word.Speaker ?? segment?.Speaker ?? "");
        if (!_speech.TryGetValue(key, out List<Word>? words)) _speech[key] = words = [];
        words.Add(new(word.Text.Trim(), interval.Start, interval.End, broken));
        Count++;
    }

    private readonly record struct Word(string Text, long Start, long End, bool IsBroken);
}
