using System.Runtime.InteropServices;

namespace AsrDataTools.Simulation;

/// <summary>
/// All samples of a source, kept to be read again once something about the whole is known: in memory up to a few minutes, then in
/// a temporary file.
/// </summary>
internal sealed class SampleSpool : IDisposable
{
    /// <summary>Four minutes at 16 kHz: 16 MB.</summary>
    private const int MostInMemory = 1 << 22;

    private readonly string _folder;
    private float[] _memory = new float[1 << 16];
    private int _inMemory;
    private FileStream? _file;

    private SampleSpool(string folder, int sampleRate)
    {
        _folder = folder;
        SampleRate = sampleRate;
    }

    public int SampleRate { get; }

    public long Count { get; private set; }

    /// <summary>Reads the source to its end, and disposes it.</summary>
    /// <param name="folder">For a long recording's temporary file.</param>
    /// <param name="listen">Hears all samples on their way.</param>
    /// <exception cref="IOException">The temporary file cannot be written.</exception>
    public static SampleSpool Fill(SampleSource source, string folder, CancellationToken cancellation, params ReadOnlySpan<SampleListener> listen)
    {
        SampleSpool spool = new(folder, source.SampleRate);
        try
        {
            using (source)
            {
                float[] block = new float[1 << 14];
                for (int count; (count = source.Read(block)) > 0;)
                {
                    cancellation.ThrowIfCancellationRequested();
                    foreach (SampleListener listener in listen) listener(block.AsSpan(0, count));
                    spool.Add(block.AsSpan(0, count));
                }
            }

            return spool;
        }
        catch
        {
            spool.Dispose();
            throw;
        }
    }

    /// <summary>The samples from the first on; the spool goes with this source.</summary>
    public SampleSource Open()
    {
        if (_file is not null) _file.Position = 0;
        return new Reading(this);
    }

    public void Dispose() => _file?.Dispose();

    private void Add(ReadOnlySpan<float> samples)
    {
        Count += samples.Length;
        int kept = Math.Min(samples.Length, MostInMemory - _inMemory);
        if (_inMemory + kept > _memory.Length) Array.Resize(ref _memory, Math.Min(MostInMemory, Math.Max(2 * _memory.Length, _inMemory + kept)));
        samples[..kept].CopyTo(_memory.AsSpan(_inMemory));
        _inMemory += kept;
        if (kept == samples.Length) return;
        _file ??= new FileStream(Path.Combine(_folder, $"{Guid.NewGuid():N}.f32"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        _file.Write(MemoryMarshal.AsBytes(samples[kept..]));
    }

    private sealed class Reading(SampleSpool spool) : SampleSource(spool.SampleRate)
    {
        private int _position;

        public override int Read(Span<float> samples)
        {
            int count = Math.Min(samples.Length, spool._inMemory - _position);
            spool._memory.AsSpan(_position, count).CopyTo(samples);
            _position += count;
            if (spool._file is null || count == samples.Length) return count;
            return count + (spool._file.ReadAtLeast(MemoryMarshal.AsBytes(samples[count..]), 4 * (samples.Length - count), throwOnEndOfStream: false) / 4);
        }

        protected override void Dispose(bool disposing) => spool.Dispose();
    }
}
