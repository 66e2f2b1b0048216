using System.Globalization;

namespace AsrDataTools.Audio;

/// <summary>Faults of network and shared storage that often pass: which they are, and how long they are waited for.</summary>
internal static class PassingFault
{
    /// <summary>Waits before the second and each further attempt.</summary>
    public static IReadOnlyList<TimeSpan> Waits { get; } = [.. new[] { 0.25, 0.5, 1, 2 }.Select(TimeSpan.FromSeconds)];

    // EIO, ETIMEDOUT and ESTALE: a mount that gives up after a while (soft), or a server that has come back and no longer knows the file.
    private static readonly int[] Linux = [5, 110, 116];
    private static readonly int[] Mac = [5, 60, 70];

    // Win32: bad network path, network busy, device gone, unexpected network error, name deleted, time-out, I/O device, unreachable (2), aborted.
    private static readonly int[] Windows = [53, 54, 55, 59, 64, 121, 1117, 1231, 1232, 1236];

    /// <summary>Whether the same may work in a while.</summary>
    public static bool Is(IOException fault) =>
        fault is EndOfStreamException
        || (OperatingSystem.IsWindows()
            ? fault.HResult >>> 16 == 0x8007 && Windows.Contains(fault.HResult & 0xFFFF)
            : (OperatingSystem.IsMacOS() ? Mac : Linux).Contains(fault.HResult));

    /// <summary>A reading within a file of that many bytes that gave none: a fault that may pass.</summary>
    public static EndOfStreamException EarlyEnd(long length) => new(
        string.Create(CultureInfo.InvariantCulture, $"the storage says that the file ends there, but it has {length:N0} bytes"));

    /// <summary>The same fault after the last attempt.</summary>
    public static IOException Lasting(IOException fault) => new(
        string.Create(CultureInfo.InvariantCulture, $"{fault.Message.TrimEnd('.')} ({Waits.Count + 1} attempts in {Waits.Sum(wait => wait.TotalSeconds):0.##} s)"), fault)
    {
        HResult = fault.HResult,
    };
}
