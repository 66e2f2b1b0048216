using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace AsrDataTools.Corpus;

/// <summary>Bytes of rows, one after the other in blocks, so that growing copies nothing. A row lies in one block.</summary>
internal sealed class RowBytes
{
    private const int BlockLength = 1 << 20;

    // Few rows need more; for one that does its block is made longer.
    private const int Reserve = 1 << 12;

    private readonly List<byte[]> _blocks = [];
    private byte[] _block = [];
    private int _length;
    private int _rowStart;

    /// <summary>Starts a row.</summary>
    /// <returns>Its place, for <see cref="ReadAt"/>.</returns>
    public long Begin()
    {
        if (_length + Reserve > _block.Length)
        {
            _block = new byte[BlockLength];
            _blocks.Add(_block);
            _length = 0;
        }

        _rowStart = _length;
        return ((long)(_blocks.Count - 1) << 32) | (uint)_length;
    }

    /// <summary>Forgets the row at a place, which must be the last, and whatever was written since.</summary>
    public void ReturnTo(long place) => _length = (int)(uint)place;

    /// <summary>A number, seven bits a byte.</summary>
    public void Number(ulong value)
    {
        Span<byte> target = Room(10);
        int written = 0;
        for (; value >= 0x80; value >>= 7) target[written++] = (byte)(value | 0x80);
        target[written++] = (byte)value;
        _length += written;
    }

    public void Double(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(Room(sizeof(double)), value);
        _length += sizeof(double);
    }

    /// <summary>A text: UTF-8, or as it is where half a surrogate pair in it has no UTF-8.</summary>
    public void Text(ReadOnlySpan<char> value)
    {
        int most = Math.Max(Encoding.UTF8.GetMaxByteCount(value.Length), 2 * value.Length);
        byte[] rented = ArrayPool<byte>.Shared.Rent(most);
        bool isUtf8 = Utf8.FromUtf16(value, rented, out _, out int written, replaceInvalidSequences: false) == OperationStatus.Done;
        ReadOnlySpan<byte> bytes = isUtf8 ? rented.AsSpan(0, written) : MemoryMarshal.AsBytes(value);
        Number(((ulong)bytes.Length << 1) | (isUtf8 ? 0u : 1u));
        bytes.CopyTo(Room(bytes.Length));
        _length += bytes.Length;
        ArrayPool<byte>.Shared.Return(rented);
    }

    /// <summary>Reads a row from its place.</summary>
    public Reader ReadAt(long place) => new(_blocks[(int)(place >> 32)].AsSpan((int)(uint)place));

    private Span<byte> Room(int length)
    {
        if (_length + length > _block.Length) Extend(length);
        return _block.AsSpan(_length);
    }

    private void Extend(int length)
    {
        byte[] longer = new byte[Math.Max(_length + length, _block.Length + (2 * (_length - _rowStart)))];
        _block.AsSpan(0, _length).CopyTo(longer);
        _blocks[^1] = _block = longer;
    }

    /// <summary>Reads what was written, in the same order.</summary>
    internal ref struct Reader(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> _left = bytes;

        public ulong Number()
        {
            ulong value = 0;
            int read = 0;
            for (int shift = 0; ; shift += 7)
            {
                byte one = _left[read++];
                value |= (ulong)(one & 0x7F) << shift;
                if (one < 0x80) break;
            }

            _left = _left[read..];
            return value;
        }

        public double Double()
        {
            double value = BinaryPrimitives.ReadDoubleLittleEndian(_left);
            _left = _left[sizeof(double)..];
            return value;
        }

        /// <summary>Passes over a text.</summary>
        public void Pass()
        {
            int length = (int)(Number() >> 1);
            _left = _left[length..];
        }

        public string Text()
        {
            ulong header = Number();
            ReadOnlySpan<byte> text = _left[..(int)(header >> 1)];
            _left = _left[text.Length..];
            return (header & 1) == 0 ? Encoding.UTF8.GetString(text) : new string(MemoryMarshal.Cast<byte, char>(text));
        }
    }
}
