namespace AsrDataTools.Audio;

/// <summary>What all readers share: keeping to the span, silencing what is not a number, and the remarks at the end.</summary>
internal abstract class SpanReader : AudioReader
{
    private readonly bool _isInteger16;
    private readonly CancellationToken _cancellation;
    private long _skip;
    private long _done;
    private long _nonNumbers;
    private bool _finished;

    /// <param name="isInteger16">Whether <see cref="Fill"/> fills the integer buffers of a block, or the floating-point ones.</param>
    protected SpanReader(string path, AudioFormat format, bool isInteger16, AudioOpenOptions options)
        : base(path, format)
    {
        _isInteger16 = isInteger16;
        _cancellation = options.Cancellation;
        Span = AudioSpan.Resolve(path, format, options, AddRemark);
        _skip = Span.StartFrame;
    }

    public sealed override bool Read(AudioBlock block)
    {
        RequireChannels(block);
        while (_skip > 0 && !_finished)
        {
            int dropped = FillFully(block, (int)Math.Min(_skip, block.Capacity));
            _skip -= dropped;
            if (dropped == 0) Finish();
        }

        int wanted = _finished ? 0 : (int)Math.Min(block.Capacity, (Span.FrameCount ?? long.MaxValue) - _done);
        int frames = FillFully(block, wanted);
        block.Commit(frames, _isInteger16);
        _done += frames;
        if (!_isInteger16)
        {
            for (int channel = 0; channel < block.Channels; channel++)
            {
                _nonNumbers += SampleDecoder.SilenceNonNumbers(block.SampleBuffer(channel)[..frames]);
            }
        }

        if (frames < block.Capacity && !_finished) Finish();
        return frames > 0;
    }

    /// <summary>For readers that can jump: the next frame from <see cref="Fill"/> is this one, so only the rest must be dropped.</summary>
    protected void StartAt(long frame) => _skip = Span.StartFrame - frame;

    /// <summary>Puts some of the next frames into the block's buffers, from the given frame on.</summary>
    /// <returns>How many, at most <paramref name="frames"/>; 0 at the end.</returns>
    protected abstract int Fill(AudioBlock block, int offset, int frames);

    /// <summary>Called once when <see cref="Fill"/> gave no more: what the decoder has to say of it, if anything.</summary>
    /// <param name="framesRead">Frames that came out before, those in front of the span included.</param>
    /// <exception cref="SpeechDataException">The end was a failure.</exception>
    protected virtual string? Ended(long framesRead) => null;

    private int FillFully(AudioBlock block, int wanted)
    {
        int done = 0;
        while (done < wanted)
        {
            _cancellation.ThrowIfCancellationRequested();
            int frames = Fill(block, done, wanted - done);
            if (frames == 0) break;
            done += frames;
        }

        return done;
    }

    private void Finish()
    {
        _finished = true;
        if (_done != Span.FrameCount) ExplainEnd();
        if (_nonNumbers > 0)
        {
            AddRemark(FormattableString.Invariant(
                $"{_nonNumbers} {(_nonNumbers == 1 ? "sample is not a number" : "samples are not numbers")} (NaN or infinite); taken as silence"));
        }
    }

    /// <summary>The source ended where the header, or the span asked for, promised more; or the length was not known before.</summary>
    private void ExplainEnd()
    {
        long framesRead = _skip > 0 ? Span.StartFrame - _skip : Span.StartFrame + _done;
        string? report = Ended(framesRead);
        if (_done == 0)
        {
            throw framesRead == 0
                ? AudioError.NoSamples(Path, report ?? "not one could be read")
                : AudioError.SpanOutside(Path, Span.StartFrame / (double)Format.SampleRate, framesRead / (double)Format.SampleRate);
        }

        if (Format.FrameCount is not null)
        {
            AddRemark(FormattableString.Invariant(
                $"reading ended after {_done} of {Span.FrameCount} frames{(report is null ? "" : $" ({report})")}; the tail is missing"));
            return;
        }

        AddRemark(report);
        AddRemark(AudioSpan.CutRemark(Span, _done, Format.SampleRate));
    }
}
