using System.Numerics;

namespace AsrDataTools.Leakage;

/// <summary>
/// Lays a query beside an indexed item from one place on and finds how far they agree: half a second at a time to either
/// side, the query moved by one sub-fingerprint where that fits better, which follows a speed of up to 3 % more or less.
/// A sub-fingerprint with fewer differing bits than <see cref="Threshold"/> counts for, one with more counts against; the
/// span ends where the sum is greatest, and the walk where it has fallen too far below (as in ungapped extension of
/// sequence alignments, Altschul et al. 1990).
/// </summary>
/// <param name="step">Query sub-fingerprints for each indexed one: 2, or 1 where both are of index density.</param>
internal readonly ref struct SpanAligner(ReadOnlySpan<ulong> query, ReadOnlySpan<ulong> indexed, int step)
{
    /// <summary>Halfway between the 16 bits of a badly damaged copy and the 32 of unrelated audio.</summary>
    private const int Threshold = 24;

    /// <summary>About 1.6 s of unrelated audio.</summary>
    private const int Fall = 400;

    private const int Block = 16;

    /// <summary>A move must spare so many bits a sub-fingerprint: two in a hundred.</summary>
    private const double LeastGain = 1.3;

    private readonly ReadOnlySpan<ulong> _query = query;
    private readonly ReadOnlySpan<ulong> _indexed = indexed;

    /// <summary>The span around a place where both are likely to agree.</summary>
    /// <param name="item">For the result.</param>
    /// <param name="atQuery">A sub-fingerprint of the query.</param>
    /// <param name="atIndexed">That of the item beside it.</param>
    public AlignedSpan Align(int item, int atQuery, int atIndexed)
    {
        Side forward = Walk(atQuery, atIndexed, 1);
        Side backward = Walk(forward.StartQuery, atIndexed, -1);
        return new AlignedSpan(
            item, backward.LastQuery, forward.LastQuery, backward.LastIndexed, forward.LastIndexed, forward.Errors + backward.Errors, forward.Compared + backward.Compared);
    }

    // Forward from the place itself on, backward from the one before it.
    private Side Walk(int atQuery, int atIndexed, int direction)
    {
        int first = direction > 0 ? 0 : 1;
        int query = atQuery, score = 0, errors = 0, compared = 0, best = 0;
        Side side = new(atQuery, atQuery, atIndexed, 0, 0);
        for (int done = first; ; done += Block)
        {
            int moved = query + BestMove(query, atIndexed, done, direction);
            if (done == first)
                side = side with { StartQuery = moved, LastQuery = moved };
            query = moved;
            for (int k = done; k < done + Block; k++)
            {
                int q = query + (direction * k * step), i = atIndexed + (direction * k);
                if ((uint)q >= (uint)_query.Length || (uint)i >= (uint)_indexed.Length)
                    return side;
                if (_query[q] == SubFingerprint.None || _indexed[i] == SubFingerprint.None)
                    continue;
                int differing = BitOperations.PopCount(_query[q] ^ _indexed[i]);
                errors += differing;
                compared++;
                score += Threshold - differing;
                if (score > best)
                {
                    best = score;
                    side = side with { LastQuery = q, LastIndexed = i, Errors = errors, Compared = compared };
                }
                else if (score < best - Fall)
                {
                    return side;
                }
            }
        }
    }

    private int BestMove(int query, int atIndexed, int done, int direction)
    {
        (int stay, int compared) = Differing(query, atIndexed, done, direction);
        (int less, int comparedLess) = Differing(query - 1, atIndexed, done, direction);
        (int more, int comparedMore) = Differing(query + 1, atIndexed, done, direction);
        if (compared == 0 || comparedLess == 0 || comparedMore == 0)
            return 0;
        double here = stay / (double)compared, before = less / (double)comparedLess, after = more / (double)comparedMore;
        if (Math.Min(before, after) > here - LeastGain)
            return 0;
        return before < after ? -1 : 1;
    }

    private (int Errors, int Compared) Differing(int query, int atIndexed, int done, int direction)
    {
        int errors = 0, compared = 0;
        for (int k = done; k < done + Block; k++)
        {
            int q = query + (direction * k * step), i = atIndexed + (direction * k);
            if ((uint)q >= (uint)_query.Length || (uint)i >= (uint)_indexed.Length)
                break;
            if (_query[q] == SubFingerprint.None || _indexed[i] == SubFingerprint.None)
                continue;
            errors += BitOperations.PopCount(_query[q] ^ _indexed[i]);
            compared++;
        }

        return (errors, compared);
    }

    private readonly record struct Side(int StartQuery, int LastQuery, int LastIndexed, int Errors, int Compared);
}
