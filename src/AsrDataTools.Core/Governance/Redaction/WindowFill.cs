namespace AsrDataTools.Governance.Redaction;

/// <summary>What becomes of each sample: kept, faded or replaced. Frames must come in ascending order.</summary>
internal sealed class WindowFill
{
    private const double ToneHertz = 1000;
    private const double ToneAmplitude = 0.1;

    private readonly (long First, long End, long Ramp)[] _windows;
    private readonly double _tone;
    private readonly int _sampleRate;
    private int _next;

    /// <param name="windows">In order of time, apart from each other, as <see cref="RedactionWindow.Merge"/> gives them.</param>
    /// <param name="sampleRate">Hz.</param>
    /// <param name="options">Fill and length of the ramps.</param>
    public WindowFill(IReadOnlyList<RedactionWindow> windows, int sampleRate, AudioRedactionOptions options)
    {
        _sampleRate = sampleRate;
        _tone = options.Fill == RedactionFill.Tone ? ToneAmplitude : 0;
        _windows = [.. windows.Select(window =>
        {
            long first = (long)Math.Floor(Math.Max(0, window.StartSeconds) * sampleRate), end = (long)Math.Ceiling(window.EndSeconds * sampleRate);
            return (first, end, Math.Min((long)(options.RampSeconds * sampleRate), (end - first) / 4));
        })];
    }

    /// <summary>Frames of the block that lie in windows, relative to its first.</summary>
    public IEnumerable<Range> Within(long start, int frames)
    {
        while (_next < _windows.Length && _windows[_next].End <= start) _next++;
        for (int at = _next; at < _windows.Length && _windows[at].First < start + frames; at++)
        {
            int from = (int)Math.Max(0, _windows[at].First - start), to = (int)Math.Min(frames, _windows[at].End - start);
            if (to > from) yield return from..to;
        }
    }

    /// <summary>The share of the sample that is kept, 0 to 1, and what is added, of full scale 1.</summary>
    /// <param name="frame">A frame within the block that <see cref="Within"/> was last asked for.</param>
    public (double Keep, double Add) At(long frame)
    {
        int at = _next;
        while (_windows[at].End <= frame) at++;
        (long first, long end, long ramp) = _windows[at];
        double depth = ramp == 0 ? 1 : Math.Min(1, Math.Min(frame - first + 1, end - frame) / (double)(ramp + 1));
        double tone = _tone == 0 ? 0 : _tone * Math.Sin(2 * Math.PI * Math.Min(ToneHertz, _sampleRate / 4.0) * frame / _sampleRate);
        return (1 - depth, depth * tone);
    }
}
