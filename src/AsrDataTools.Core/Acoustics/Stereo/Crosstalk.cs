using System.Runtime.Intrinsics;

namespace AsrDataTools.Acoustics;

/// <summary>
/// Crosstalk between the two sides of a call, one in each channel: how much of a side's speech is heard in the other's channel while
/// nobody speaks there. Both channels must come with the same frames, which are taken in steps of 20 ms; memory does not grow with their number.
/// </summary>
internal sealed class Crosstalk
{
    /// <summary>Steps on either side of own speech that are left out: 300 ms.</summary>
    private const int Guard = 15;

    /// <summary>Steps that must have come after one that is judged.</summary>
    private const int Future = Guard + 1 + CrosstalkTrack.Ahead;

    private const int FewestSpeechSteps = 150;
    private const double MostTogether = 0.5;

    /// <summary>How many times what chance lags show, as root mean square, a leak must exceed.</summary>
    private const double Significance = 6;

    private readonly CallSide[] _sides;
    private readonly CrosstalkTrack[] _tracks = [new(), new()];
    private readonly CrosstalkSums[] _leaks = [new(), new()];
    private readonly long[] _own = new long[2];
    private long _together;
    private int _next = CrosstalkTrack.History;

    public Crosstalk(CallSide first, CallSide second)
    {
        _sides = [first, second];
        first.Join(this);
        second.Join(this);
    }

    /// <summary>Takes the steps that both channels have.</summary>
    public void Advance()
    {
        int steps = Math.Min(_sides[0].Count, _sides[1].Count);
        if (steps == 0)
            return;
        for (int side = 0; side < 2; side++)
        {
            _tracks[side].Append(_sides[side].Power[..steps], _sides[side].Speech[..steps]);
            _sides[side].Drop(steps);
        }

        Judge(steps);
    }

    /// <summary>What leaks into a channel; both must have been read to their end.</summary>
    /// <param name="listener">The channel, 0 or 1.</param>
    public CrosstalkSummary Finish(int listener)
    {
        if (_next < _tracks[0].Count)
        {
            Span<Vector128<float>> nothing = stackalloc Vector128<float>[Future];
            Span<bool> silence = stackalloc bool[Future];
            nothing.Clear();
            silence.Clear();
            foreach (CrosstalkTrack track in _tracks)
                track.Append(nothing, silence);
            Judge(Future);
        }

        CrosstalkSums leak = _leaks[listener];
        if (_own[1 - listener] < FewestSpeechSteps)
            return new CrosstalkSummary(null, "the other side hardly speaks");
        if (_together > MostTogether * Math.Max(Math.Min(_own[0], _own[1]), FewestSpeechSteps))
            return new CrosstalkSummary(null, "both channels sound together: not the two sides of a call");
        return leak.SpeechSteps < FewestSpeechSteps
            ? new CrosstalkSummary(null, "the other side hardly speaks alone")
            : Measure(leak);
    }

    private static CrosstalkSummary Measure(CrosstalkSums leak)
    {
        double[] gains = new double[CrosstalkTrack.Lags + CrosstalkSums.ChanceLags];
        double power = 0;
        for (int band = 0; band < CallSide.Bands; band++)
        {
            power += leak.SpeechPower(band);
            for (int lag = 0; lag < gains.Length; lag++)
                gains[lag] += leak.SpeechPower(band) * leak.Gain(lag, band);
        }

        double chance = Math.Sqrt(gains[CrosstalkTrack.Lags..].Average(gain => gain * gain)) / power;
        double most = gains[..CrosstalkTrack.Lags].Max() / power;
        double least = Math.Max(Significance * chance, 1e-12);
        if (!double.IsFinite(most) || !double.IsFinite(least))
            return new CrosstalkSummary(null, "samples far beyond full scale");
        return most > least
            ? new CrosstalkSummary(10 * Math.Log10(most), null)
            : new CrosstalkSummary(null, FormattableString.Invariant($"no trace of the other side above {10 * Math.Log10(least):0} dB"));
    }

    /// <summary>Judges the steps appended, those that have enough of a future.</summary>
    private void Judge(int steps)
    {
        int count = _tracks[0].Count;
        _tracks[0].Complete(count - steps, _tracks[1]);
        _tracks[1].Complete(count - steps, _tracks[0]);
        for (int step = count - steps - CrosstalkTrack.Ahead; step < _tracks[0].Known; step++)
        {
            int first = _tracks[0].OwnSpeech(step, step + 1), second = _tracks[1].OwnSpeech(step, step + 1);
            _own[0] += first;
            _own[1] += second;
            _together += first & second;
        }

        int end = Math.Max(_next, count - Future);
        for (int listener = 0; listener < 2; listener++)
            Listen(_tracks[1 - listener], _tracks[listener], _leaks[listener], end);
        int drop = Math.Max(0, end - CrosstalkTrack.History);
        foreach (CrosstalkTrack track in _tracks)
            track.Drop(drop);
        _next = end - drop;
    }

    private void Listen(CrosstalkTrack talker, CrosstalkTrack listener, CrosstalkSums leak, int end)
    {
        int start = -1;
        for (int step = _next; step <= end; step++)
        {
            bool heard = step < end
                && listener.OwnSpeech(step - Guard, step + Guard + 1) == 0
                && talker.OwnSpeech(step - Guard, step + 1) > 0;
            if (heard && start < 0)
            {
                start = step;
            }
            else if (!heard && start >= 0)
            {
                leak.Add(talker, listener, start, step);
                start = -1;
            }
        }

        leak.Fold();
    }
}
