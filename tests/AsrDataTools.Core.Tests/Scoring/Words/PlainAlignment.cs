using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Core.Tests.Scoring.Words;

/// <summary>The definition itself: the full table of costs, and the way back from its end. What the fast aligners must equal.</summary>
internal static class PlainAlignment
{
    public static EditKind[] Steps(ReadOnlySpan<int> reference, ReadOnlySpan<int> hypothesis, AlignmentConvention convention)
    {
        (int gap, int substitution) = convention == AlignmentConvention.Nist ? (3, 4) : (1, 1);
        int[,] cost = new int[reference.Length + 1, hypothesis.Length + 1];
        for (int i = 0; i <= reference.Length; i++)
        {
            for (int j = 0; j <= hypothesis.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    cost[i, j] = gap * (i + j);
                    continue;
                }

                int diagonal = cost[i - 1, j - 1] + (reference[i - 1] == hypothesis[j - 1] ? 0 : substitution);
                cost[i, j] = Math.Min(diagonal, Math.Min(cost[i - 1, j], cost[i, j - 1]) + gap);
            }
        }

        List<EditKind> steps = [];
        for ((int i, int j) = (reference.Length, hypothesis.Length); i > 0 || j > 0;)
        {
            bool same = i > 0 && j > 0 && reference[i - 1] == hypothesis[j - 1];
            if (i > 0 && j > 0 && cost[i, j] == cost[i - 1, j - 1] + (same ? 0 : substitution))
            {
                steps.Add(same ? EditKind.Correct : EditKind.Substitution);
                i--;
                j--;
            }
            else if (j > 0 && cost[i, j] == cost[i, j - 1] + gap)
            {
                steps.Add(EditKind.Insertion);
                j--;
            }
            else
            {
                steps.Add(EditKind.Deletion);
                i--;
            }
        }

        steps.Reverse();
        return [.. steps];
    }
}
