using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AsrDataTools.Audio;

/// <summary>The system's libsndfile (1.0.31 or later), bound at run time so that its absence only concerns files that need it.</summary>
internal sealed unsafe class SoundFileLibrary
{
    private const int ReadMode = 0x10;
    private const int WriteMode = 0x20;
    private const int SeekSet = 0;

    private static readonly Lazy<SoundFileLibrary?> Loaded = new(() => Load(SystemNames));

    private readonly delegate* unmanaged[Cdecl]<int, int, Info*, int, nint> _openDescriptor;
    private readonly delegate* unmanaged[Cdecl]<char*, int, Info*, nint> _openWide;
    private readonly delegate* unmanaged[Cdecl]<SoundFileSource.Calls*, int, Info*, nint, nint> _openVirtual;
    private readonly delegate* unmanaged[Cdecl]<nint, int> _close;
    private readonly delegate* unmanaged[Cdecl]<nint, short*, long, long> _readShort;
    private readonly delegate* unmanaged[Cdecl]<nint, float*, long, long> _readFloat;
    private readonly delegate* unmanaged[Cdecl]<nint, int*, long, long> _readInt;
    private readonly delegate* unmanaged[Cdecl]<nint, double*, long, long> _readDouble;
    private readonly delegate* unmanaged[Cdecl]<nint, int*, long, long> _writeInt;
    private readonly delegate* unmanaged[Cdecl]<nint, double*, long, long> _writeDouble;
    private readonly delegate* unmanaged[Cdecl]<nint, int, nint> _getString;
    private readonly delegate* unmanaged[Cdecl]<nint, int, nint, int> _setString;
    private readonly delegate* unmanaged[Cdecl]<nint, long, int, long> _seek;
    private readonly delegate* unmanaged[Cdecl]<nint, int> _error;
    private readonly delegate* unmanaged[Cdecl]<nint, nint> _errorText;

    private SoundFileLibrary(nint library)
    {
        if (OperatingSystem.IsWindows())
        {
            _openWide = (delegate* unmanaged[Cdecl]<char*, int, Info*, nint>)NativeLibrary.GetExport(library, "sf_wchar_open");
        }
        else
        {
            _openDescriptor = (delegate* unmanaged[Cdecl]<int, int, Info*, int, nint>)NativeLibrary.GetExport(library, "sf_open_fd");
        }

        _openVirtual = (delegate* unmanaged[Cdecl]<SoundFileSource.Calls*, int, Info*, nint, nint>)NativeLibrary.GetExport(library, "sf_open_virtual");
        _close = (delegate* unmanaged[Cdecl]<nint, int>)NativeLibrary.GetExport(library, "sf_close");
        _readShort = (delegate* unmanaged[Cdecl]<nint, short*, long, long>)NativeLibrary.GetExport(library, "sf_readf_short");
        _readFloat = (delegate* unmanaged[Cdecl]<nint, float*, long, long>)NativeLibrary.GetExport(library, "sf_readf_float");
        _readInt = (delegate* unmanaged[Cdecl]<nint, int*, long, long>)NativeLibrary.GetExport(library, "sf_readf_int");
        _readDouble = (delegate* unmanaged[Cdecl]<nint, double*, long, long>)NativeLibrary.GetExport(library, "sf_readf_double");
        _writeInt = (delegate* unmanaged[Cdecl]<nint, int*, long, long>)NativeLibrary.GetExport(library, "sf_writef_int");
        _writeDouble = (delegate* unmanaged[Cdecl]<nint, double*, long, long>)NativeLibrary.GetExport(library, "sf_writef_double");
        _getString = (delegate* unmanaged[Cdecl]<nint, int, nint>)NativeLibrary.GetExport(library, "sf_get_string");
        _setString = (delegate* unmanaged[Cdecl]<nint, int, nint, int>)NativeLibrary.GetExport(library, "sf_set_string");
        _seek = (delegate* unmanaged[Cdecl]<nint, long, int, long>)NativeLibrary.GetExport(library, "sf_seek");
        _error = (delegate* unmanaged[Cdecl]<nint, int>)NativeLibrary.GetExport(library, "sf_error");
        _errorText = (delegate* unmanaged[Cdecl]<nint, nint>)NativeLibrary.GetExport(library, "sf_strerror");
    }

    /// <summary>SF_INFO of sndfile.h.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Info
    {
        public long Frames;
        public int SampleRate;
        public int Channels;
        public int Format;
        public int Sections;
        public int Seekable;
    }

    /// <summary>The library, loaded once; null where it is not installed.</summary>
    public static SoundFileLibrary? Instance => Loaded.Value;

    private static string[] SystemNames =>
        OperatingSystem.IsWindows() ? ["sndfile.dll", "libsndfile-1.dll"]
        : OperatingSystem.IsMacOS() ? ["libsndfile.1.dylib", "libsndfile.dylib", "/opt/homebrew/lib/libsndfile.dylib", "/usr/local/lib/libsndfile.dylib"]
        : ["libsndfile.so.1", "libsndfile.so"];

    internal static SoundFileLibrary? Load(IEnumerable<string> names)
    {
        foreach (string name in names)
        {
            if (NativeLibrary.TryLoad(name, out nint library)) return new(library);
        }

        return null;
    }

    /// <summary>Opens a file; names of any script work.</summary>
    /// <returns>A handle for the other calls; 0 on failure, with the cause in <see cref="ErrorText"/> of 0.</returns>
    public nint Open(string path, ref Info info) => Open(path, ReadMode, ref info);

    /// <summary>Opens what is read by callbacks.</summary>
    /// <param name="source">Must live until the handle is closed.</param>
    /// <param name="info">What is known beforehand of headerless samples; then what was found.</param>
    /// <returns>A handle for the other calls; 0 on failure, with the cause in <see cref="ErrorText"/> of 0.</returns>
    public nint Open(SoundFileSource source, ref Info info)
    {
        SoundFileSource.Calls calls = SoundFileSource.Functions;
        fixed (Info* target = &info) return _openVirtual(&calls, ReadMode, target, source.UserData);
    }

    /// <summary>Makes a file of the format in <paramref name="info"/>; it must not be there yet.</summary>
    /// <returns>A handle for the other calls; 0 on failure, with the cause in <see cref="ErrorText"/> of 0.</returns>
    public nint Create(string path, ref Info info) => Open(path, WriteMode, ref info);

    private nint Open(string path, int mode, ref Info info)
    {
        fixed (Info* target = &info)
        {
            // On Windows descriptors belong to a C runtime; there the wide name is used.
            if (_openDescriptor == null)
            {
                fixed (char* wide = path) return _openWide(wide, mode, target);
            }

            // The library gets a descriptor of its own to close. Some openings that fail (Speex in Ogg) close one that is not
            // theirs as well, and our own close would then hit whatever had been given the same number meanwhile.
            using SafeFileHandle own = mode == ReadMode
                ? File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete)
                : File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete);
            int descriptor = (int)own.DangerousGetHandle();
            own.SetHandleAsInvalid();
            return _openDescriptor(descriptor, mode, target, 1);
        }
    }

    public void Close(nint sound) => _ = _close(sound);

    /// <returns>Frames read.</returns>
    public int Read(nint sound, Span<short> interleaved, int channels)
    {
        fixed (short* target = interleaved) return (int)_readShort(sound, target, interleaved.Length / channels);
    }

    /// <returns>Frames read.</returns>
    public int Read(nint sound, Span<float> interleaved, int channels)
    {
        fixed (float* target = interleaved) return (int)_readFloat(sound, target, interleaved.Length / channels);
    }

    /// <summary>Samples as integers of full scale 2^31: exact for every integer coding.</summary>
    /// <returns>Frames read.</returns>
    public int Read(nint sound, Span<int> interleaved, int channels)
    {
        fixed (int* target = interleaved) return (int)_readInt(sound, target, interleaved.Length / channels);
    }

    /// <returns>Frames read.</returns>
    public int Read(nint sound, Span<double> interleaved, int channels)
    {
        fixed (double* target = interleaved) return (int)_readDouble(sound, target, interleaved.Length / channels);
    }

    /// <summary>Appends samples of full scale 2^31; the bits that the coding does not hold are cut off.</summary>
    /// <returns>Frames written.</returns>
    public int Write(nint sound, ReadOnlySpan<int> interleaved, int channels)
    {
        fixed (int* source = interleaved) return (int)_writeInt(sound, source, interleaved.Length / channels);
    }

    /// <returns>Frames written.</returns>
    public int Write(nint sound, ReadOnlySpan<double> interleaved, int channels)
    {
        fixed (double* source = interleaved) return (int)_writeDouble(sound, source, interleaved.Length / channels);
    }

    /// <summary>Copies title, artist, comment and the other texts that the library knows (SF_STR_TITLE 1 to SF_STR_GENRE 0x10).</summary>
    public void CopyTexts(nint from, nint to)
    {
        for (int kind = 1; kind <= 0x10; kind++)
        {
            nint text = _getString(from, kind);
            if (text != 0) _ = _setString(to, kind, text);
        }
    }

    /// <returns>False where the library cannot go there.</returns>
    public bool Seek(nint sound, long frame) => _seek(sound, frame, SeekSet) == frame;

    public bool HasError(nint sound) => _error(sound) != 0;

    public string ErrorText(nint sound) => (Marshal.PtrToStringUTF8(_errorText(sound)) ?? "unknown error").Trim().TrimEnd('.');
}
