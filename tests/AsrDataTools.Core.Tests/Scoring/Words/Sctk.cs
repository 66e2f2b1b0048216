using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using AsrDataTools.Core.Tests.Audio;

namespace AsrDataTools.Core.Tests.Scoring.Words;

/// <summary>NIST's scoring toolkit as Debian has it.</summary>
internal static partial class Sctk
{
    /// <summary>Counts (C, S, D, I) by utterance id, as <c>sclite -o pra</c> prints them; skips the test without sctk.</summary>
    public static Dictionary<string, (int, int, int, int)> Counts(params IEnumerable<string> arguments)
    {
        string report = System.Text.Encoding.UTF8.GetString(Peer.Run("sctk", ["sclite", .. arguments, "-o", "pra", "stdout"]));
        Dictionary<string, (int, int, int, int)> counts = [];
        foreach (Match match in Utterance().Matches(report))
        {
            int Number(int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
            counts.Add(match.Groups[1].Value, (Number(2), Number(3), Number(4), Number(5)));
        }

        return counts;
    }

    /// <summary>Runs one program of the toolkit with a file as its input, and returns what it writes.</summary>
    public static string Pipe(string program, string input, params IEnumerable<string> arguments)
    {
        if (!File.Exists("/usr/bin/sctk")) Assert.Skip("needs sctk");
        ProcessStartInfo start = new("/usr/bin/sctk", [program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> complaints = process.StandardError.ReadToEndAsync();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program}: {complaints.Result}");
        return output.Result;
    }

    [GeneratedRegex(@"^id: \((.+)\)\s*\n(?:.*\n)*?Scores: \(#C #S #D #I\) (\d+) (\d+) (\d+) (\d+)", RegexOptions.Multiline)]
    private static partial Regex Utterance();
}
