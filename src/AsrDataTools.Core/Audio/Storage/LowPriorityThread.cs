using System.Runtime.InteropServices;

namespace AsrDataTools.Audio;

/// <summary>
/// Makes the calling thread stand back: on Linux by a nice value of 10 and the idle class of disk input and output, on Windows by a priority
/// below normal. Only for threads of one's own: without privileges Linux never takes a nice value back. Programs that it starts inherit both.
/// </summary>
internal static partial class LowPriorityThread
{
    /// <summary>Nice value on Linux; 0 is usual, 19 the most.</summary>
    public const int Nice = 10;

    // sys/resource.h and linux/ioprio.h.
    private const int OfThread = 0;
    private const int IdleClass = 3 << 13;

    /// <summary>Whether this system has a way.</summary>
    public static bool IsSupported => OperatingSystem.IsLinux() || OperatingSystem.IsWindows();

    // Numbers of ioprio_set; there is no function of the C library for it.
    private static long SetDiskPriority => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => 251,
        Architecture.Arm64 => 30,
        _ => -1,
    };

    public static void Lower()
    {
        if (OperatingSystem.IsLinux())
        {
            // Of the calling thread alone: 0 is itself, and Linux keeps the value by thread. A thread that is nicer already stays so.
            if (Priority() < Nice) _ = SetPriority(OfThread, 0, Nice);
            if (SetDiskPriority is > 0 and long number) _ = SystemCall(number, 1, 0, IdleClass);
        }
        else
        {
            Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
        }
    }

    /// <summary>The nice value of the calling thread on Linux.</summary>
    internal static int Priority() => GetPriority(OfThread, 0);

    [LibraryImport("libc", EntryPoint = "getpriority")]
    private static partial int GetPriority(int which, int who);

    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, int who, int value);

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial long SystemCall(long number, long which, long who, long priority);
}
