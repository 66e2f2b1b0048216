using AsrDataTools.Annotation;

namespace AsrDataTools.Governance.Redaction;

/// <summary>What is silenced, toned or covered with noise in one channel, and what still sounds like speech.</summary>
internal sealed class HeardChannel
{
    /// <summary>Silence, dB of full scale: above what A-law (−72.2) and GSM (−66.3) make of digital silence, below any analogue line.</summary>
    private const double SilenceDb = -65;

    private const double DigitalDb = -85;
    private const double IdleSteadyDb = 0.3;

    /// <summary>Frames that coders with memory (GSM, Opus) need to come to rest after a cut.</summary>
    private const int SmearedFrames = 5;

    private const double ToneDb = -60;
    private const double ToneLineShare = 0.85;
    private const double ToneSteadyDb = 1.5;
    private const double ToneSteadyHertz = 12;
    private const double ShortestTone = 0.08;
    private const double NoiseFlatness = 0.25;
    private const double NoiseSteadyDb = 1.6;
    private const double ShortestNoise = 0.15;

    /// <summary>How far below the level of speech something may still be understood, dB.</summary>
    private const double SpeechReachDb = 30;

    /// <summary>Speech that is cut stands at most so far below the level of speech, dB, right beside the cut.</summary>
    private const double CutReachDb = 20;

    private const double GatedCutReachDb = 15;

    private const double CutSeconds = 0.05;
    private const double ContextSeconds = 1;

    /// <summary>So many pauses of digital silence, with speech that fades at an edge, make a channel one that is gated.</summary>
    private const int GatedPauses = 3;

    /// <summary>At least so much of what is quiet is silence in a channel that is gated; where most of it is the noise of the line, none is.</summary>
    private const double GatedSilenceShare = 0.5;

    private const double ShortestBeep = 0.15;
    private const double BeepLineShare = 0.93;
    private const double BeepSteadyDb = 1;
    private const double BeepSteadyHertz = 4;

    private readonly HeardFrames _frames;
    private readonly bool[] _loud;
    private readonly double _silenceOfQuiet;

    public HeardChannel(HeardFrames frames)
    {
        _frames = frames;
        int count = frames.Count;
        bool[] silent = new bool[count];
        for (int i = 0; i < count; i++) silent[i] = frames.LevelDb[i] <= SilenceDb;
        bool[] tone = Runs(ShortestTone, IsToneAt);
        bool[] noise = Steady();
        float[] levels = [.. Enumerable.Range(0, count).Where(i => !silent[i] && !tone[i]).Select(i => frames.LevelDb[i]).Order()];
        SpeechDb = levels.Length == 0 ? 0 : levels[(int)(0.9 * (levels.Length - 1))];
        _loud = new bool[count];
        for (int i = 0; i < count; i++) _loud[i] = !silent[i] && !tone[i] && !noise[i] && frames.LevelDb[i] > SpeechDb - SpeechReachDb;
        int quiet = Enumerable.Range(0, count).Count(i => !_loud[i] && !tone[i]);
        _silenceOfQuiet = quiet == 0 ? 0 : silent.Count(one => one) / (double)quiet;
        Silence = Set(silent);
        Tone = Set(tone);
        Noise = Set(noise);
        Speech = Set(_loud);
    }

    /// <summary>Level that speech has, dB of full scale: the 90th percentile of what is neither silence nor tone.</summary>
    public double SpeechDb { get; }

    public TimeSet Silence { get; }

    public TimeSet Tone { get; }

    /// <summary>Steady noise: a burst put over speech, or a pause with nothing but the noise of the line.</summary>
    public TimeSet Noise { get; }

    /// <summary>What is none of these and as loud as speech.</summary>
    public TimeSet Speech { get; }

    /// <summary>
    /// Silence that begins or ends in the middle of speech and has speech before and after, as a mute has and a pause or a hold
    /// has not.
    /// </summary>
    /// <param name="shortest">Seconds; lost packets leave shorter ones.</param>
    /// <param name="longest">Seconds; a call on hold leaves longer ones.</param>
    public IEnumerable<Stretch> Mutes(double shortest, double longest)
    {
        Stretch[] within = [.. Silence.Spans.Where(span => span.Seconds >= shortest && IsMade(span) && HasSpeech(span.Start - ContextSeconds, span.Start) && HasSpeech(span.End, span.End + ContextSeconds))];
        bool[] hard = [.. within.Select(span => IsCutAt(span.Start, -1, GatedCutReachDb) && IsCutAt(span.End, 1, GatedCutReachDb))];

        // Where ordinary pauses are digital silence too, words may end at their edge; at both edges in full voice they do not.
        bool gated = _silenceOfQuiet >= GatedSilenceShare && hard.Count(both => !both) >= GatedPauses;
        return within.Where((span, index) => span.Seconds <= longest && (gated
            ? hard[index]
            : IsCutAt(span.Start, -1, CutReachDb) || IsCutAt(span.End, 1, CutReachDb)));
    }

    /// <summary>Tones of a length that redaction has, with speech around.</summary>
    public IEnumerable<Stretch> Tones(double longest) => Tone.Spans.Where(span =>
        span.Seconds >= ShortestBeep && span.Seconds <= longest && IsBeep(span) && HasSpeech(span.Start - ContextSeconds, span.Start) && HasSpeech(span.End, span.End + ContextSeconds));

    // What was silenced is silent, or the steady idle pattern that a coder makes of silence; the noise of a line varies from frame to frame.
    private bool IsMade(Stretch span)
    {
        int first = (int)Math.Round(span.Start / _frames.SecondsPerFrame) + SmearedFrames, end = (int)Math.Round(span.End / _frames.SecondsPerFrame) - 1;
        if (end - first < 2) return false;
        double[] levels = [.. Enumerable.Range(first, end - first).Select(at => (double)_frames.LevelDb[at])];
        return levels.Average() <= DigitalDb || levels.Skip(1).Zip(levels, (later, earlier) => Math.Abs(later - earlier)).Average() <= IdleSteadyDb;
    }

    // A held vowel keeps neither its level nor its pitch so well.
    private bool IsBeep(Stretch span)
    {
        int first = (int)Math.Round(span.Start / _frames.SecondsPerFrame) + 2, end = (int)Math.Round(span.End / _frames.SecondsPerFrame) - 2;
        return Mean(_frames.LineShare) >= BeepLineShare && Deviation(_frames.LevelDb) <= BeepSteadyDb && Deviation(_frames.LineHertz) <= BeepSteadyHertz;

        double Mean(IReadOnlyList<float> values) => Enumerable.Range(first, end - first).Average(at => (double)values[at]);

        double Deviation(IReadOnlyList<float> values)
        {
            double mean = Mean(values);
            return Math.Sqrt(Enumerable.Range(first, end - first).Average(at => (values[at] - mean) * (values[at] - mean)));
        }
    }

    private bool HasSpeech(double from, double to) => Speech.Covered(new(from, to)) >= 0.05;

    // Right beside the silence, but for the frame that holds the edge itself.
    private bool IsCutAt(double edge, int direction, double reachDb)
    {
        int first = (int)Math.Round(edge / _frames.SecondsPerFrame) + (direction < 0 ? -1 : 0), reach = (int)Math.Round(CutSeconds / _frames.SecondsPerFrame);
        for (int step = 0; step < reach; step++)
        {
            int at = first + (direction * step);
            if (at >= 0 && at < _loud.Length && _frames.LevelDb[at] > SpeechDb - reachDb) return true;
        }

        return false;
    }

    private bool IsToneAt(int frame)
    {
        if (_frames.LevelDb[frame] < ToneDb || _frames.LineShare[frame] < ToneLineShare) return false;
        return (frame > 0 && IsSame(frame, frame - 1)) || (frame + 1 < _frames.Count && IsSame(frame, frame + 1));

        bool IsSame(int one, int other) =>
            _frames.LineShare[other] >= ToneLineShare
            && Math.Abs(_frames.LevelDb[one] - _frames.LevelDb[other]) <= ToneSteadyDb
            && Math.Abs(_frames.LineHertz[one] - _frames.LineHertz[other]) <= ToneSteadyHertz;
    }

    private bool[] Runs(double shortest, Func<int, bool> holds)
    {
        int count = _frames.Count, least = (int)Math.Round(shortest / _frames.SecondsPerFrame);
        bool[] marked = new bool[count];
        for (int start = 0; start < count;)
        {
            int end = start;
            while (end < count && holds(end)) end++;
            if (end - start >= least) marked.AsSpan(start, end - start).Fill(true);
            start = end + 1;
        }

        return marked;
    }

    // A frame is noise where it lies in a stretch of even level whose spectrum is flat on average.
    private bool[] Steady()
    {
        int count = _frames.Count, width = (int)Math.Round(ShortestNoise / _frames.SecondsPerFrame);
        bool[] marked = new bool[count];
        double sum = 0, squares = 0, flat = 0;
        for (int i = 0; i < count; i++)
        {
            Take(i, 1);
            if (i >= width) Take(i - width, -1);
            if (i < width - 1) continue;
            double mean = sum / width, deviation = Math.Sqrt(Math.Max(0, (squares / width) - (mean * mean)));
            if (deviation <= NoiseSteadyDb && flat / width >= NoiseFlatness && mean > SilenceDb) marked.AsSpan(i - width + 1, width).Fill(true);
        }

        return marked;

        void Take(int frame, int sign)
        {
            double level = _frames.LevelDb[frame];
            sum += sign * level;
            squares += sign * level * level;
            flat += sign * (double)_frames.Flatness[frame];
        }
    }

    private TimeSet Set(bool[] marked)
    {
        List<Stretch> spans = [];
        for (int start = 0; start < marked.Length; start++)
        {
            if (!marked[start]) continue;
            int end = start;
            while (end < marked.Length && marked[end]) end++;
            spans.Add(new(start * _frames.SecondsPerFrame, end * _frames.SecondsPerFrame));
            start = end;
        }

        return TimeSet.Of(spans);
    }
}
