using System.Runtime.InteropServices;

namespace AsrDataTools.Scoring.Words;

/// <summary>
/// Counts characters right and wrong along an alignment of words. Up to some 7,000 characters the alignment of the characters is
/// the best there is. Longer texts are cut in the middle of their longest runs of right words, where the best alignment of
/// characters passes but for freak cases, and the parts are aligned each by itself.
/// </summary>
internal sealed class CharacterScorer(WordIds ids, SequenceAligner aligner)
{
    private const long MostCells = 50_000_000;
    private const int LeastRun = 5;

    private readonly CharacterIds _characters = new(ids);
    private readonly List<int> _reference = [];
    private readonly List<int> _hypothesis = [];

    public WordCounts Count(ReadOnlySpan<AlignedIds> path) => Count(path, isFirst: true);

    private WordCounts Count(ReadOnlySpan<AlignedIds> path, bool isFirst)
    {
        Fill(path, isFirst);
        if ((long)_reference.Count * _hypothesis.Count > MostCells && Cut(path) is { } cut)
            return Count(path[..cut], isFirst) + Count(path[cut..], isFirst: false);

        return Aligned(CollectionsMarshal.AsSpan(_reference), CollectionsMarshal.AsSpan(_hypothesis));
    }

    // What both texts begin and end with is right in a best alignment, and which of the best is taken does not change the counts there:
    // beside a common beginning a best one has nothing but it and the gaps.
    private WordCounts Aligned(ReadOnlySpan<int> said, ReadOnlySpan<int> recognised)
    {
        int head = said.CommonPrefixLength(recognised);
        said = said[head..];
        recognised = recognised[head..];
        int tail = 0;
        while (tail < Math.Min(said.Length, recognised.Length) && said[^(tail + 1)] == recognised[^(tail + 1)]) tail++;
        return aligner.Align(said[..^tail], recognised[..^tail], _characters.Count) + new WordCounts(head + tail, 0, 0, 0);
    }

    // A part that is not the first begins with the space before its first word.
    private void Fill(ReadOnlySpan<AlignedIds> path, bool isFirst)
    {
        _reference.Clear();
        _hypothesis.Clear();
        foreach (AlignedIds step in path)
        {
            // An optional word that was left out is not missed.
            bool skipped = step.Kind == EditKind.Correct && (step.Hypothesis < 0 || step.Reference < 0);
            if (skipped) continue;
            if (step.Reference >= 0) _characters.Append(_reference, step.Reference, isFirst);
            if (step.Hypothesis >= 0) _characters.Append(_hypothesis, step.Hypothesis, isFirst);
        }
    }

    // The middle of the longest run of right words in the middle half; null where there is no run worth the name.
    private static int? Cut(ReadOnlySpan<AlignedIds> path)
    {
        (int best, int longest, int run) = (0, 0, 0);
        for (int i = path.Length / 4; i < path.Length * 3 / 4; i++)
        {
            bool right = path[i].Kind == EditKind.Correct && path[i].Reference >= 0 && path[i].Hypothesis >= 0;
            run = right ? run + 1 : 0;
            if (run > longest) (longest, best) = (run, i + 1 - (run / 2));
        }

        return longest >= LeastRun ? best : null;
    }
}
