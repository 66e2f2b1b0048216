namespace AsrDataTools.Scoring.Words;

/// <summary>An alignment cut down to what a reader looks at: the errors with a few words about them, up to a bound.</summary>
public static class DifferenceExcerpt
{
    /// <summary>Right words that are kept on either side of an error.</summary>
    private const int Context = 8;

    private const int MostSteps = 250;

    public static IReadOnlyList<DifferencePart> Of(IReadOnlyList<AlignedWord> alignment)
    {
        List<DifferencePart> parts = [];
        int kept = 0;
        for (int start = 0; start < alignment.Count;)
        {
            int end = start + 1;
            while (end < alignment.Count && alignment[end].Kind == alignment[start].Kind) end++;
            if (kept >= MostSteps)
            {
                parts.Add(new(null, null, null, alignment.Count - start));
                break;
            }

            if (alignment[start].Kind != EditKind.Correct)
            {
                end = Math.Min(end, start + MostSteps - kept);
                Add(start, end);
            }
            else
            {
                int before = start == 0 ? 0 : Context, after = end == alignment.Count ? 0 : Context;
                if (end - start <= before + after + 1)
                {
                    Add(start, end);
                }
                else
                {
                    Add(start, start + before);
                    parts.Add(new(null, null, null, end - start - before - after));
                    Add(end - after, end);
                }
            }

            start = end;
        }

        return parts;

        void Add(int from, int until)
        {
            if (from == until) return;
            kept += until - from;
            AlignedWord[] steps = [.. alignment.Skip(from).Take(until - from)];
            parts.Add(new(steps[0].Kind, Joined(steps, step => step.Reference), Joined(steps, step => step.Hypothesis), steps.Length));
        }
    }

    private static string? Joined(AlignedWord[] steps, Func<AlignedWord, string?> side) =>
        Array.TrueForAll(steps, step => side(step) is null) ? null : string.Join(' ', steps.Select(side).OfType<string>());
}
