using System.Runtime.Intrinsics;

namespace AsrDataTools.Acoustics;

/// <summary>
/// Crosstalk between the two sides of a call, one in each channel: how much of a side's speech is heard in the other's channel while
/// nobody speaks there. Both channels must come with the same frames; memory does not grow with their number.
/// </summary>
internal sealed class Crosstalk
{
    /// <summary>Frames on either side of own speech that are left out: 300 ms.</summary>
    private const int Guard = 30;

    private const int FewestSpeechFrames = 300;
    private const double MostTogether = 0.5;

    /// <summary>How many times what chance lags show, as root mean square, a leak must exceed.</summary>
    private const double Significance = 4.5;

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

    /// <summary>Takes the frames that both channels have.</summary>
    public void Advance()
    {
        int frames = Math.Min(_sides[0].Count, _sides[1].Count);
        if (frames == 0)
            return;
        for (int side = 0; side < 2; side++)
        {
            _tracks[side].Append(_sides[side].Power[..frames], _sides[side].Classes[..frames]);
            _sides[side].Drop(frames);
        }

        Judge(frames);
    }

    /// <summary>What leaks into a channel; both must have been read to their end.</summary>
    /// <param name="listener">The channel, 0 or 1.</param>
    public CrosstalkSummary Finish(int listener)
    {
        if (_next < _tracks[0].Count)
        {
            Span<Vector128<float>> nothing = stackalloc Vector128<float>[Guard + 1];
            Span<FrameClass> silence = stackalloc FrameClass[Guard + 1];
            nothing.Clear();
            silence.Fill(FrameClass.Silence);
            foreach (CrosstalkTrack track in _tracks)
                track.Append(nothing, silence);
            Judge(Guard + 1);
        }

        CrosstalkSums leak = _leaks[listener];
        if (_own[1 - listener] < FewestSpeechFrames)
            return new CrosstalkSummary(null, "the other side hardly speaks");
        if (_together > MostTogether * Math.Min(_own[0], _own[1]))
            return new CrosstalkSummary(null, "both channels sound together: not the two sides of a call");
        return leak.SpeechFrames < FewestSpeechFrames
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

    /// <summary>Judges the frames appended, those that have enough of a future.</summary>
    private void Judge(int frames)
    {
        int count = _tracks[0].Count;
        _tracks[0].Complete(count - frames, _tracks[1]);
        _tracks[1].Complete(count - frames, _tracks[0]);
        for (int frame = count - frames; frame < count; frame++)
        {
            int first = _tracks[0].OwnSpeech(frame, frame + 1), second = _tracks[1].OwnSpeech(frame, frame + 1);
            _own[0] += first;
            _own[1] += second;
            _together += first & second;
        }

        int end = Math.Max(_next, count - Guard - 1);
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
        for (int frame = _next; frame <= end; frame++)
        {
            bool heard = frame < end
                && listener.OwnSpeech(frame - Guard, frame + Guard + 1) == 0
                && talker.OwnSpeech(frame - Guard, frame + 1) > 0;
            if (heard && start < 0)
            {
                start = frame;
            }
            else if (!heard && start >= 0)
            {
                leak.Add(talker, listener, start, frame);
                start = -1;
            }
        }

        leak.Fold();
    }
}
