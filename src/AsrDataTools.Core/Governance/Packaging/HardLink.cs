using System.Runtime.InteropServices;

namespace AsrDataTools.Governance.Packaging;

/// <summary>A second name for a file, which .NET cannot make by itself.</summary>
internal static partial class HardLink
{
    /// <exception cref="SpeechDataException">The file system has none, or the two places are on different ones (<c>PackageLinkFailed</c>).</exception>
    public static void Create(string existing, string link)
    {
        bool made = OperatingSystem.IsWindows() ? CreateHardLink(link, existing, 0) : Link(existing, link) == 0;
        if (made) return;
        int error = Marshal.GetLastPInvokeError();
        throw new SpeechDataException(
            "PackageLinkFailed", SpeechDataProblem.Storage, $"'{existing}' cannot be linked to '{link}': {Marshal.GetPInvokeErrorMessage(error)}. Hard links need one file system; leave -Link out to copy.", existing);
    }

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string link);

    [LibraryImport("kernel32", EntryPoint = "CreateHardLinkW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool CreateHardLink(string link, string existing, nint security);
}
