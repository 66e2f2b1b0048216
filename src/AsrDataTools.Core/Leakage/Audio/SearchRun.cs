using System.Numerics;

namespace AsrDataTools.Leakage;

/// <summary>The search of one query.</summary>
internal readonly ref struct SearchRun
{
    /// <summary>Places looked at for one key: the first ones, so that common audio meets the same items again and again.</summary>
    private const int MostPlaces = 256;

    /// <summary>Bits that a sub-fingerprint found by its key may differ in: half as many more as a badly damaged one does.</summary>
    private const int MostDiffering = 24;

    /// <summary>Indexed sub-fingerprints on either side of a place that it is tried on, every fourth of them.</summary>
    private const int Surroundings = 16;

    private const int SurroundingStep = 4;

    /// <summary>Mean of differing bits there that still passes: a share of 0.36.</summary>
    private const int MostDifferingAround = 23;

    /// <summary>Sub-fingerprints by which a place may lie off an alignment and still belong to it.</summary>
    private const int Margin = 8;

    private const int CancellationInterval = 64;

    private readonly FingerprintIndex _index;
    private readonly FingerprintQuery _query;
    private readonly ReadOnlySpan<ulong> _codes;
    private readonly MatchCollector _matches;
    private readonly int _firstItem;
    private readonly long _firstPlace;

    /// <param name="index">What is searched.</param>
    /// <param name="options">What counts as the same audio.</param>
    /// <param name="query">What is searched for.</param>
    /// <param name="firstItem">Items before this one are passed over.</param>
    public SearchRun(FingerprintIndex index, FingerprintSearchOptions options, FingerprintQuery query, int firstItem)
    {
        _index = index;
        _query = query;
        _codes = index.AllCodes;
        _matches = new MatchCollector(index, options, query);
        _firstItem = firstItem;
        _firstPlace = firstItem < index.Items.Count ? index.Start(firstItem) : index.CodeCount;
    }

    public AudioSearchResult Run(CancellationToken cancellation)
    {
        Span<uint> flips = stackalloc uint[1 << SubFingerprint.DoubtBits];
        for (int at = 0, seen = 0; at < _query.Codes.Length; at += _query.Step, seen++)
        {
            if (seen % CancellationInterval == 0)
                cancellation.ThrowIfCancellationRequested();
            if (_query.Codes[at] == SubFingerprint.None || _matches.IsCommon(at))
                continue;
            foreach (uint flip in flips[..Flips(at, flips)])
                Look(at, ((uint)_query.Codes[at] ^ flip) & _index.KeyMask);
        }

        return _matches.Result();
    }

    /// <summary>Every way of flipping the bits of the key that are least sure, none among them.</summary>
    private int Flips(int at, Span<uint> flips)
    {
        int count = 1;
        flips[0] = 0;
        for (int rank = 0; rank < SubFingerprint.DoubtBits && !_query.Doubts.IsEmpty; rank++)
        {
            uint bit = (1u << SubFingerprint.Doubt(_query.Doubts[at], rank)) & _index.KeyMask;
            if (bit == 0)
                continue;
            for (int i = 0; i < count; i++)
                flips[count + i] = flips[i] | bit;
            count *= 2;
        }

        return count;
    }

    private void Look(int at, uint key)
    {
        ReadOnlySpan<uint> places = _index.Postings(key);
        if (_firstPlace > 0)
            places = places[LowerBound(places, _firstPlace)..];
        ulong code = _query.Codes[at];
        foreach (uint place in places[..Math.Min(places.Length, MostPlaces)])
        {
            if (BitOperations.PopCount(code ^ _codes[(int)place]) <= MostDiffering && AgreesAround(at, (int)place))
                Align(at, place);
        }
    }

    private bool AgreesAround(int at, int place)
    {
        int differing = 0, compared = 0;
        for (int away = -Surroundings; away <= Surroundings; away += SurroundingStep)
        {
            int q = at + (away * _query.Step), i = place + away;
            if ((uint)q >= (uint)_query.Codes.Length || (uint)i >= (uint)_codes.Length || _query.Codes[q] == SubFingerprint.None || _codes[i] == SubFingerprint.None)
                continue;
            differing += BitOperations.PopCount(_query.Codes[q] ^ _codes[i]);
            compared++;
        }

        return differing <= compared * MostDifferingAround;
    }

    private void Align(int at, long place)
    {
        if (_matches.IsCommon(at))
            return;
        int item = _index.ItemAt(place);
        int inItem = (int)(place - _index.Start(item));
        if (item < _firstItem || _matches.Knows(item, at, inItem, Margin))
            return;
        _matches.Add(new SpanAligner(_query.Codes, _index.Codes(item), _query.Step).Align(item, at, inItem));
    }

    private static int LowerBound(ReadOnlySpan<uint> places, long least)
    {
        int low = 0, high = places.Length;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (places[middle] < least)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
