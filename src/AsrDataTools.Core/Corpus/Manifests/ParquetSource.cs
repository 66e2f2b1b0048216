using Parquet;
using Parquet.Schema;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// A Parquet file as the library gets to read it: only what has been checked. The library reads on behind the last page of a column whose pages hold fewer values than promised,
/// and never ends at the end of the file; here that is an error.
/// </summary>
internal sealed class ParquetSource : Stream
{
    private readonly FileStream _file;
    private readonly ParquetPages _pages;
    private long _end;

    /// <summary>Checks the footer and lets the whole file be read, until a column is turned to.</summary>
    /// <param name="file">Disposed of with this.</param>
    /// <exception cref="InvalidDataException">The file has no footer, or one that is damaged.</exception>
    /// <exception cref="EndOfStreamException">The footer leads beyond its end.</exception>
    public ParquetSource(FileStream file)
    {
        _file = file;
        _pages = new ParquetPages(file);
        _end = file.Length;
        ParquetFooter.Require(file);
    }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => _file.Length;

    public override long Position
    {
        get => _file.Position;
        set => _file.Position = value;
    }

    /// <summary>Checks the pages of a column in a group of rows. From then on nothing behind them can be read.</summary>
    /// <exception cref="InvalidDataException">They promise more than the file can hold, or are damaged.</exception>
    /// <exception cref="EndOfStreamException">They lead beyond the end.</exception>
    public void Turn(ParquetRowGroupReader group, DataField field) => _end = _pages.Require(group, field);

    public override int Read(byte[] buffer, int offset, int count) => _file.Read(buffer, offset, Allowed(count));

    public override int Read(Span<byte> buffer) => _file.Read(buffer[..Allowed(buffer.Length)]);

    public override int ReadByte() => Allowed(1) == 1 ? _file.ReadByte() : -1;

    public override long Seek(long offset, SeekOrigin origin) => _file.Seek(offset, origin);

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) _file.Dispose();
        base.Dispose(disposing);
    }

    private int Allowed(int count)
    {
        if (count == 0) return 0;
        long left = _end - _file.Position;
        return left > 0 ? (int)Math.Min(count, left) : throw new EndOfStreamException("a column holds fewer values than it promises");
    }
}
