using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AsrDataTools.Signal;

namespace AsrDataTools.Reporting.Explorer;

/// <summary>
/// Levels of mel bands over time, streamed: Hann frames of about 32 ms, half overlapping, one column each; columns are averaged in pairs
/// whenever more than a screen can show would be kept. A level is that of the band's power, dB over a full-scale sine.
/// </summary>
internal sealed class SpectrogramSketch
{
    /// <summary>Mel bands of a column.</summary>
    public const int Bands = 64;

    /// <summary>A byte of <see cref="ToBytes"/> is this plus the level in dB; what is fainter is 0.</summary>
    public const int Offset = 140;

    private const double FrameSeconds = 0.032;

    // Sum of the squared main lobe of a Hann window over its middle bin's: what a sine brings into a wide band.
    private const double MainLobe = 1.5;

    private readonly BatchedFft _fft;
    private readonly MelBands _mel;
    private readonly Vector512<float>[] _scratch;
    private readonly Vector512<float>[] _power;
    private readonly float[] _buffer;
    private float[] _sums = new float[256 * Bands]; // Grows: most utterances are short.
    private readonly int _limit;
    private readonly int _sampleRate;
    private readonly int _hop;
    private int _held;
    private long _samples;
    private long _frames;
    private long _framesInColumn = 1;

    /// <param name="limit">Most columns kept; even.</param>
    public SpectrogramSketch(int sampleRate, int limit = 2048)
    {
        _limit = limit;
        _sampleRate = sampleRate;
        int size = (int)Math.Clamp(1L << (int)Math.Round(Math.Log2(sampleRate * FrameSeconds)), 32, 65536);
        _hop = size / 2;
        _fft = BatchedFft.Create(size);
        _mel = new MelBands(Bands, _fft.Bins, sampleRate);
        _scratch = new Vector512<float>[_fft.ScratchLength];
        _power = new Vector512<float>[_fft.Bins];
        _buffer = new float[Batch + size];

        // The middle of the first frame is then the middle of the first column.
        _held = size / 4;
    }

    private int Batch => BatchedFft.Lanes * _hop;

    /// <summary>Seconds that a column stands for.</summary>
    public double StepSeconds => _hop * _framesInColumn / (double)_sampleRate;

    public int Columns => (int)((_frames + _framesInColumn - 1) / _framesInColumn);

    public void Add(ReadOnlySpan<float> samples)
    {
        _samples += samples.Length;
        while (!samples.IsEmpty)
        {
            int part = Math.Min(samples.Length, _buffer.Length - _held);
            samples[..part].CopyTo(_buffer.AsSpan(_held));
            _held += part;
            samples = samples[part..];
            if (_held == _buffer.Length) Transform(BatchedFft.Lanes);
        }
    }

    /// <summary>No more samples: what is held becomes the last columns.</summary>
    public void Finish()
    {
        long missing = ((_samples + _hop - 1) / _hop) - _frames;
        while (missing > 0)
        {
            _buffer.AsSpan(_held).Clear();
            _held = _buffer.Length;
            int frames = (int)Math.Min(missing, BatchedFft.Lanes);
            Transform(frames);
            missing -= frames;
        }
    }

    /// <summary>Band by band from low to high, each over time: level + <see cref="Offset"/>, 0…255.</summary>
    public byte[] ToBytes()
    {
        int columns = Columns;
        double fullScale = MainLobe * _fft.Size * _fft.Size / 16;
        byte[] bytes = new byte[columns * Bands];
        for (int column = 0; column < columns; column++)
        {
            double frames = Math.Min(_framesInColumn, _frames - (column * _framesInColumn));
            for (int band = 0; band < Bands; band++)
            {
                double level = 10 * Math.Log10((_sums[(column * Bands) + band] / frames / fullScale) + 1e-30);
                bytes[(band * columns) + column] = (byte)Math.Clamp(Math.Round(level) + Offset, 0, 255);
            }
        }

        return bytes;
    }

    private void Transform(int frames)
    {
        _fft.PowerSpectra(_buffer, _hop, _scratch, _power);
        ReadOnlySpan<float> power = MemoryMarshal.Cast<Vector512<float>, float>(_power);
        for (int lane = 0; lane < frames; lane++)
        {
            int column = (int)(_frames / _framesInColumn);
            if (column == _limit)
            {
                Halve();
                column = _limit / 2;
            }

            if (column * Bands == _sums.Length) Array.Resize(ref _sums, Math.Min(2 * _sums.Length, _limit * Bands));
            for (int band = 0; band < Bands; band++) _sums[(column * Bands) + band] += _mel.Power(band, power, BatchedFft.Lanes, lane);
            _frames++;
        }

        _buffer.AsSpan(Batch).CopyTo(_buffer);
        _held -= Batch;
    }

    private void Halve()
    {
        for (int column = 0; column < _limit / 2; column++)
        {
            for (int band = 0; band < Bands; band++)
                _sums[(column * Bands) + band] = _sums[(2 * column * Bands) + band] + _sums[(((2 * column) + 1) * Bands) + band];
        }

        _sums.AsSpan(_limit / 2 * Bands).Clear();
        _framesInColumn *= 2;
    }
}
