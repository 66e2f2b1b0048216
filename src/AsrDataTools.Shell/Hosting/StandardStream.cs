using System.Runtime.InteropServices;

namespace AsrDataTools.Shell.Hosting;

/// <summary>
/// Standard output or error as a stream that tells when its reader has gone. The console stream of .NET drops a broken pipe
/// silently, and a run into <c>head</c> would go on for hours with nobody reading.
/// </summary>
public sealed class StandardStream : Stream
{
    private const int Interrupted = 4; // EINTR
    private const int BrokenPipe = 32; // EPIPE on Linux and macOS alike
    private const int WindowsBrokenPipe = unchecked((int)0x8007006D);
    private const int WindowsNoData = unchecked((int)0x800700E8);

    private readonly int _descriptor;
    private readonly Stream? _windows;

    /// <param name="descriptor">1 for output, 2 for error.</param>
    public StandardStream(int descriptor)
    {
        _descriptor = descriptor;
        if (OperatingSystem.IsWindows()) _windows = descriptor == 1 ? Console.OpenStandardOutput() : Console.OpenStandardError();
    }

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="ReaderGoneException">Nobody reads any more.</exception>
    /// <exception cref="IOException">The write failed otherwise, for one because the disk is full.</exception>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_windows is not null)
        {
            WriteOnWindows(_windows, buffer);
            return;
        }

        while (!buffer.IsEmpty)
        {
            nint written = write(_descriptor, ref MemoryMarshal.GetReference(buffer), (nuint)buffer.Length);
            if (written >= 0)
            {
                buffer = buffer[(int)written..];
                continue;
            }

            int error = Marshal.GetLastPInvokeError();
            if (error == BrokenPipe) throw new ReaderGoneException();
            if (error != Interrupted) throw new IOException(Marshal.GetPInvokeErrorMessage(error), error);
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => _windows?.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private static void WriteOnWindows(Stream stream, ReadOnlySpan<byte> buffer)
    {
        try
        {
            stream.Write(buffer);
        }
        catch (IOException exception) when (exception.HResult is WindowsBrokenPipe or WindowsNoData)
        {
            throw new ReaderGoneException();
        }
    }

    [DllImport("libc", SetLastError = true)]
    private static extern nint write(int descriptor, ref byte buffer, nuint count);
}
