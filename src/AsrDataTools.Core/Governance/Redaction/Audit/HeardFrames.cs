using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using AsrDataTools.Signal;

namespace AsrDataTools.Governance.Redaction;

/// <summary>
/// What one channel sounds like every 10 ms: its level, how much of its power stands in one line of the spectrum and where, and
/// how flat the spectrum is. Takes samples piece by piece and keeps 16 bytes a frame.
/// </summary>
internal sealed class HeardFrames
{
    public const double FrameSeconds = 0.01;

    private readonly BatchedFft _fft;
    private readonly Vector512<float>[] _scratch;
    private readonly Vector512<float>[] _power;
    private readonly int _hop;
    private readonly float _binHertz;
    private readonly List<float> _level = [];
    private readonly List<float> _line = [];
    private readonly List<float> _hertz = [];
    private readonly List<float> _flatness = [];

    // Half a spectrum of silence in front, so that spectrum and level of a frame have the same middle.
    private readonly float[] _pending;
    private int _filled;
    private long _samples;
    private double _hopPower;
    private int _hopFilled;

    public HeardFrames(int sampleRate)
    {
        _hop = Math.Max(16, (int)Math.Round(sampleRate * FrameSeconds));
        int size = 64;
        while (size < sampleRate * 0.025) size *= 2;
        _fft = BatchedFft.Create(size);
        _scratch = new Vector512<float>[_fft.ScratchLength];
        _power = new Vector512<float>[_fft.Bins];
        _binHertz = sampleRate / (float)size;
        _pending = new float[(16 * _hop) + (4 * size)];
        _filled = (size - _hop) / 2;
        SecondsPerFrame = _hop / (double)sampleRate;
    }

    /// <summary>Seconds from one frame to the next; 10 ms but for rounding to whole samples.</summary>
    public double SecondsPerFrame { get; }

    /// <summary>Whole frames.</summary>
    public int Count => Math.Min(_level.Count, _line.Count);

    /// <summary>Level of each frame, dB of full scale (mean square of 1), −200 for digital silence.</summary>
    public IReadOnlyList<float> LevelDb => _level;

    /// <summary>Share of the power within two bins of the strongest one, 0 to 1.</summary>
    public IReadOnlyList<float> LineShare => _line;

    /// <summary>Frequency of the strongest line.</summary>
    public IReadOnlyList<float> LineHertz => _hertz;

    /// <summary>Geometric over arithmetic mean of the power from 300 to 3,400 Hz, 0 to 1; white noise has 0.56.</summary>
    public IReadOnlyList<float> Flatness => _flatness;

    public void Add(ReadOnlySpan<float> samples)
    {
        AddLevels(samples);
        _samples += samples.Length;
        Push(samples);
    }

    /// <summary>No more samples come.</summary>
    public void Finish()
    {
        float[] rest = new float[_fft.Size + (16 * _hop)];
        Push(rest);
    }

    private void AddLevels(ReadOnlySpan<float> samples)
    {
        while (samples.Length > 0)
        {
            ReadOnlySpan<float> part = samples[..Math.Min(samples.Length, _hop - _hopFilled)];
            _hopPower += TensorPrimitives.SumOfSquares(part);
            _hopFilled += part.Length;
            samples = samples[part.Length..];
            if (_hopFilled < _hop) continue;
            _level.Add((float)(10 * Math.Log10((_hopPower / _hop) + 1e-20)));
            (_hopPower, _hopFilled) = (0, 0);
        }
    }

    private void Push(ReadOnlySpan<float> samples)
    {
        int batch = (15 * _hop) + _fft.Size;
        while (samples.Length > 0)
        {
            int taken = Math.Min(samples.Length, _pending.Length - _filled);
            samples[..taken].CopyTo(_pending.AsSpan(_filled));
            _filled += taken;
            samples = samples[taken..];
            int start = 0;
            for (; start + batch <= _filled; start += 16 * _hop) Transform(_pending.AsSpan(start, batch));
            _pending.AsSpan(start, _filled - start).CopyTo(_pending);
            _filled -= start;
        }
    }

    private void Transform(ReadOnlySpan<float> batch)
    {
        _fft.PowerSpectra(batch, _hop, _scratch, _power);
        int low = Math.Max(1, (int)(300 / _binHertz)), high = Math.Min(_power.Length - 1, (int)(3400 / _binHertz));
        for (int lane = 0; lane < BatchedFft.Lanes; lane++)
        {
            double total = 0, log = 0, band = 0;
            int peak = 1;
            for (int bin = 1; bin < _power.Length; bin++)
            {
                double power = _power[bin][lane];
                total += power;
                if (power > _power[peak][lane]) peak = bin;
                if (bin < low || bin > high) continue;
                log += Math.Log(power + 1e-20);
                band += power;
            }

            double around = 0, moment = 0;
            for (int bin = Math.Max(1, peak - 2); bin <= Math.Min(_power.Length - 1, peak + 2); bin++)
            {
                around += _power[bin][lane];
                moment += bin * (double)_power[bin][lane];
            }

            int bins = high - low + 1;
            _line.Add(total < 1e-15 ? 0 : (float)(around / total));
            _hertz.Add(around < 1e-15 ? 0 : (float)(moment / around * _binHertz));
            _flatness.Add(band < 1e-15 ? 0 : (float)(Math.Exp(log / bins) / (band / bins)));
        }
    }
}
