using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AsrDataTools.Leakage;

/// <summary>A list of plain values that only grows, and gives away the bytes that it holds: those of a long recording are many, and each copy counts.</summary>
/// <param name="expected">How many will come; fewer or more may. Room that stays empty takes no memory.</param>
internal sealed class PlainList<T>(long expected)
    where T : unmanaged
{
    // Three days of audio; headers may promise anything.
    private const long MostExpected = 10_000_000;

    private const int Least = 256;

    private byte[] _bytes = new byte[Unsafe.SizeOf<T>() * (int)Math.Clamp(expected, Least, MostExpected)];
    private int _filled;

    public void Add(T item)
    {
        if (_filled == _bytes.Length) Array.Resize(ref _bytes, 2 * _filled);
        MemoryMarshal.Write(_bytes.AsSpan(_filled), in item);
        _filled += Unsafe.SizeOf<T>();
    }

    /// <summary>All items as bytes; the list is empty afterwards.</summary>
    public ReadOnlyMemory<byte> Take()
    {
        ReadOnlyMemory<byte> taken = _bytes.AsMemory(0, _filled);
        _bytes = new byte[Unsafe.SizeOf<T>() * Least];
        _filled = 0;
        return taken;
    }
}
