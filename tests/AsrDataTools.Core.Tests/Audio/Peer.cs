using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AsrDataTools.Core.Tests.Audio;

/// <summary>Other people's programs, as makers of test files and as judges of what we decode.</summary>
public static class Peer
{
    /// <summary>Runs a program and returns its output; skips the test where the program is absent.</summary>
    public static byte[] Run(string program, params IEnumerable<string> arguments)
    {
        // Debian's sox dithers with other noise at every run: a test whose input differs each time fails once in a while, unrepeatably.
        if (program == "sox") arguments = arguments.Prepend("-R");
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            Assert.Skip($"needs {program}");
            return [];
        }

        using (process)
        {
            Task<string> complaints = process.StandardError.ReadToEndAsync();
            using MemoryStream output = new();
            process.StandardOutput.BaseStream.CopyTo(output);
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, $"{program} {string.Join(' ', start.ArgumentList)}: {complaints.Result}");
            return output.ToArray();
        }
    }

    public static void RequireSoundFile()
    {
        if (AsrDataTools.Audio.SoundFileLibrary.Instance is null) Assert.Skip("needs libsndfile1");
    }

    /// <summary>16-bit samples as ffmpeg decodes them, interleaved.</summary>
    public static short[] FfmpegShorts(string path, params IEnumerable<string> inputOptions) => MemoryMarshal.Cast<byte, short>(
        Run("ffmpeg", ["-nostdin", "-v", "error", .. inputOptions, "-i", $"file:{path}", "-c:a", "pcm_s16le", "-f", "s16le", "pipe:1"])).ToArray();

    public static float[] FfmpegFloats(string path, params IEnumerable<string> inputOptions) => MemoryMarshal.Cast<byte, float>(
        Run("ffmpeg", ["-nostdin", "-v", "error", .. inputOptions, "-i", $"file:{path}", "-c:a", "pcm_f32le", "-f", "f32le", "pipe:1"])).ToArray();

    /// <summary>A recorded prompt of Debian's asterisk-core-sounds-en-*; skips the test where it is absent.</summary>
    public static string Prompt(string name)
    {
        string path = $"/usr/share/asterisk/sounds/en_US_f_Allison/{name}";
        if (!File.Exists(path)) Assert.Skip($"needs asterisk-core-sounds-en-{Path.GetExtension(name)[1..]}");
        return path;
    }
}
