namespace AsrDataTools.Audio;

/// <summary>The part of a recording that a reader hands out, exact to the sample.</summary>
/// <param name="StartFrame">First frame read, counted from the first of the file.</param>
/// <param name="FrameCount">Frames that will be read, where known before decoding; null for streams.</param>
public readonly record struct AudioSpan(long StartFrame, long? FrameCount)
{
    /// <summary>Longest time taken seriously, in seconds (about 30 years); keeps frame counts far from overflow.</summary>
    private const double LongestSeconds = 1e9;

    /// <summary>How far a manifest may point past the end before it is worth a remark: times are often rounded to centiseconds.</summary>
    private const double ToleranceSeconds = 0.05;

    /// <summary>
    /// Turns the seconds asked for into frames: start and end are each rounded to the nearest frame, so that adjoining spans
    /// neither overlap nor leave a gap.
    /// </summary>
    /// <exception cref="SpeechDataException">The span is negative, empty, not a number, or starts behind the end of the recording.</exception>
    internal static AudioSpan Resolve(string path, AudioFormat format, AudioOpenOptions options, Action<string> remark)
    {
        double start = options.StartSeconds;
        if (!(start >= 0 && start <= LongestSeconds)) throw AudioError.SpanInvalid(path, $"starts at {start:0.###} s");
        long first = (long)Math.Round(start * format.SampleRate);
        long? frames = null;
        if (options.DurationSeconds is double duration)
        {
            if (!IsLength(duration)) throw AudioError.SpanInvalid(path, $"lasts {duration:0.###} s");
            frames = (long)Math.Round((start + duration) * format.SampleRate) - first;
            if (frames == 0) throw AudioError.SpanInvalid(path, $"lasts {duration:0.######} s, less than one sample");
        }

        if (format.FrameCount is not long total) return new(first, frames);
        if (first > 0 && first >= total) throw AudioError.SpanOutside(path, start, format.DurationSeconds!.Value);
        long available = total - first;
        if (frames is long wanted && wanted - available > ToleranceSeconds * format.SampleRate)
        {
            remark(SpanCutRemark(first + wanted, total, format.SampleRate));
        }

        return new(first, Math.Min(frames ?? available, available));
    }

    /// <summary>Whether so many seconds can be asked for.</summary>
    internal static bool IsLength(double seconds) => seconds > 0 && seconds <= LongestSeconds;

    /// <summary>Says that less was there than asked for; null when the difference is within what rounding explains.</summary>
    internal static string? CutRemark(AudioSpan asked, long framesRead, int sampleRate) =>
        asked.FrameCount is long wanted && wanted - framesRead > ToleranceSeconds * sampleRate
            ? SpanCutRemark(asked.StartFrame + wanted, asked.StartFrame + framesRead, sampleRate)
            : null;

    private static string SpanCutRemark(long askedEnd, long end, int sampleRate) => FormattableString.Invariant(
        $"the span asked for ends at {askedEnd / (double)sampleRate:0.###} s but the recording ends at {end / (double)sampleRate:0.###} s");
}
