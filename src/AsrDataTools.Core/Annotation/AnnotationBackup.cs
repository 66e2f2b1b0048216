using System.Text.RegularExpressions;

namespace AsrDataTools.Annotation;

/// <summary>Names of backups that stand beside a file: <c>call.rttm.bak</c>, <c>call.rttm.bak2</c> …</summary>
internal static partial class AnnotationBackup
{
    /// <summary>The first such name that is free.</summary>
    public static string Free(string path)
    {
        string backup = path + ".bak";
        for (int number = 2; File.Exists(backup) || Directory.Exists(backup); number++) backup = FormattableString.Invariant($"{path}.bak{number}");
        return backup;
    }

    /// <summary>Whether a file is the backup of one that stands beside it.</summary>
    public static bool Is(string path) => Ending().Match(path) is { Success: true } ending && File.Exists(path[..ending.Index]);

    [GeneratedRegex(@"\.bak\d*$", RegexOptions.CultureInvariant)]
    private static partial Regex Ending();
}
