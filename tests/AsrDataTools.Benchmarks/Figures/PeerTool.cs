using System.Diagnostics;
using System.Text.RegularExpressions;

namespace AsrDataTools.Benchmarks.Figures;

/// <summary>A tool that figures are held against, and its version.</summary>
/// <param name="Name">As its figures name it.</param>
/// <param name="Version">Null where it is not installed.</param>
internal sealed partial record PeerTool(string Name, string? Version)
{
    /// <summary>NIST's script, which is on no path.</summary>
    public const string MdEval = "/usr/lib/sctk/bin/md-eval.pl";

    private static readonly (string Name, string Program, string[] Arguments)[] Tools =
    [
        ("ffmpeg", "ffmpeg", ["-version"]),
        ("fpcalc", "fpcalc", ["-version"]),
        ("grep", "grep", ["--version"]),
        ("md-eval.pl", "perl", ["-ne", "print if /^my .version/", MdEval]),
        ("python3", "python3", ["--version"]),
        ("sclite", "sctk", ["sclite"]),
        ("sha256sum", "sha256sum", ["--version"]),
        ("sox", "sox", ["--version"]),
    ];

    public static IReadOnlyList<PeerTool> All() => [.. Tools.Select(tool => new PeerTool(tool.Name, Ask(tool.Program, tool.Arguments)))];

    // Some answer with their usage, on either stream, and with an exit code that says so.
    private static string? Ask(string program, string[] arguments)
    {
        try
        {
            using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            Task<string> messages = process.StandardError.ReadToEndAsync();
            string text = process.StandardOutput.ReadToEnd() + messages.Result;
            process.WaitForExit();
            return Number().Match(text) is { Success: true } match ? match.Value : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    // The first number with a point, else the one in the quotation marks of a script.
    [GeneratedRegex(@"(?<=[vV ])\d+(\.\d+)+|(?<="")\d+(?="")")]
    private static partial Regex Number();
}
