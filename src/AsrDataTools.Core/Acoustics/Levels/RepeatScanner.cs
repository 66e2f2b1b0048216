using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AsrDataTools.Acoustics;

/// <summary>
/// Looks for stretches that repeat what came one lag before. A repetition of a whole lag covers a vector at every so many samples, so only
/// those are compared. Samples wait in a buffer until what may follow a repetition is there, so results do not depend on how they come.
/// </summary>
internal sealed class RepeatScanner<T>
    where T : struct, INumber<T>
{
    /// <summary>Longer runs are no concealment: after that long every receiver falls silent, and tones go on.</summary>
    private const int MostRepeats = 10;
    private const int LagsBehind = 3;
    private const float QuietestSquare = 1e-7f;
    private const double LeastChange = 0.003;
    private const int ChangingShare = 8;

    private readonly int[] _lags;
    private readonly long[] _next;
    private readonly int _edge;
    private readonly float _scale;
    private readonly LossCandidates _found;
    private readonly int _behind;
    private readonly int _ahead;
    private readonly T[] _buffer;
    private long _start;
    private int _filled;

    /// <param name="lags">Samples; those shorter than two vectors are left out.</param>
    /// <param name="edge">Samples whose level tells whether there is speech beside a repetition.</param>
    /// <param name="scale">Brings samples to full scale 1.0.</param>
    /// <param name="found">Takes the repetitions.</param>
    public RepeatScanner(IEnumerable<int> lags, int edge, float scale, LossCandidates found)
    {
        _lags = [.. lags.Where(lag => lag >= 2 * Vector512<T>.Count)];
        _next = [.. _lags.Select(lag => (long)lag)];
        _edge = edge;
        _scale = scale;
        _found = found;
        int longest = _lags.DefaultIfEmpty(0).Max();
        _behind = (LagsBehind * longest) + edge;
        _ahead = ((MostRepeats + 2) * longest) + Vector512<T>.Count + edge;
        _buffer = new T[_lags.Length == 0 ? 0 : 3 * (_behind + _ahead)];
    }

    public void Add(ReadOnlySpan<T> samples)
    {
        if (_buffer.Length == 0)
            return;
        while (!samples.IsEmpty)
        {
            int taken = Math.Min(samples.Length, _buffer.Length - _filled);
            samples[..taken].CopyTo(_buffer.AsSpan(_filled));
            _filled += taken;
            samples = samples[taken..];
            if (_filled < _buffer.Length)
                return;

            Scan(_filled - _ahead);
            int kept = _behind + _ahead;
            _buffer.AsSpan(_filled - kept).CopyTo(_buffer);
            _start += _filled - kept;
            _filled = kept;
        }
    }

    /// <summary>Looks at the last samples, after which there is nothing.</summary>
    public void Finish() => Scan(_filled - Vector512<T>.Count + 1);

    public void Reset()
    {
        _start = _filled = 0;
        for (int i = 0; i < _lags.Length; i++)
            _next[i] = _lags[i];
    }

    /// <param name="end">Where in the buffer to stop.</param>
    private void Scan(int end)
    {
        for (int i = 0; i < _lags.Length; i++)
        {
            int place = (int)(_next[i] - _start);
            while ((place = Probe(place, end, _lags[i])) < end)
                place = Math.Max(place + Spacing(_lags[i]), Judge(place, _lags[i]));
            _next[i] = place + _start;
        }
    }

    /// <summary>A repetition of one lag covers a vector at one in so many places.</summary>
    private static int Spacing(int lag) => lag - Vector512<T>.Count + 1;

    /// <summary>The next place from which a vector equals that one lag before, and is not constant.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Probe(int place, int end, int lag)
    {
        ref T first = ref MemoryMarshal.GetArrayDataReference(_buffer);
        int spacing = Spacing(lag);
        for (; place < end; place += spacing)
        {
            Vector512<T> here = Vector512.LoadUnsafe(ref first, (nuint)place);
            if (Vector512.EqualsAll(here, Vector512.LoadUnsafe(ref first, (nuint)(place - lag)))
                && !Vector512.EqualsAll(here, Vector512.Create(Unsafe.Add(ref first, place))))
                break;
        }

        return place;
    }

    /// <summary>Adds the repetition about a place, if it is one; gives where the equality ends.</summary>
    private int Judge(int place, int lag)
    {
        ReadOnlySpan<T> samples = _buffer.AsSpan(0, _filled);
        int start = place;
        while (start > place - lag && start > lag && samples[start - 1] == samples[start - 1 - lag])
            start--;
        int end = place + Vector512<T>.Count;
        int last = Math.Min(_filled, start + ((MostRepeats + 1) * lag));
        while (end < last && samples[end] == samples[end - lag])
            end++;
        int repeats = (end - start) / lag;
        if (repeats is < 1 or > MostRepeats || start < (2 * lag) + _edge || end + _edge > _filled)
            return end;

        ReadOnlySpan<T> packet = samples.Slice(start - lag, lag);
        ReadOnlySpan<T> after = samples[end..Math.Min(end + lag, _filled)];
        if (!Changes(samples.Slice(start - (2 * lag), lag), packet) || !Changes(samples.Slice(end - lag, after.Length), after) || IsCoarse(packet))
            return end;

        float beside = Math.Max(Square(samples.Slice(start - lag - _edge, _edge)), Square(samples.Slice(end, _edge)));
        float square = Math.Min(Square(packet), beside);
        if (square > QuietestSquare)
            _found.Add(_start + start, repeats * (long)lag, square);
        return end;
    }

    private float Square(ReadOnlySpan<T> samples)
    {
        float sum = 0;
        foreach (T sample in samples)
        {
            float value = float.CreateTruncating(sample) * _scale;
            sum += value * value;
        }

        return sum / samples.Length;
    }

    /// <summary>Whether two stretches differ by more than rounding and noise would make a tone differ.</summary>
    private static bool Changes(ReadOnlySpan<T> before, ReadOnlySpan<T> after)
    {
        double difference = 0, energy = 0;
        for (int n = 0; n < after.Length; n++)
        {
            double a = double.CreateTruncating(before[n]), b = double.CreateTruncating(after[n]);
            difference += (a - b) * (a - b);
            energy += (a * a) + (b * b);
        }

        return difference > LeastChange * energy;
    }

    /// <summary>Few values change: quiet samples of few bits may be equal by chance.</summary>
    private static bool IsCoarse(ReadOnlySpan<T> samples)
    {
        int changes = 0;
        for (int n = 1; n < samples.Length; n++)
            changes += samples[n] == samples[n - 1] ? 0 : 1;
        return changes * ChangingShare < samples.Length;
    }
}
