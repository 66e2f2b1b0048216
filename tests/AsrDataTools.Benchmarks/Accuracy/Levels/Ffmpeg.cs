using System.Globalization;

namespace AsrDataTools.Benchmarks.Accuracy.Levels;

/// <summary>What ffmpeg's measuring filters say at the end of a file.</summary>
internal static class Ffmpeg
{
    /// <summary>The last value of each key, without its prefix <c>lavfi.</c>; null where ffmpeg is not installed.</summary>
    /// <param name="path">A recording.</param>
    /// <param name="filters">That write metadata.</param>
    public static IReadOnlyDictionary<string, double>? Measure(string path, string filters)
    {
        if (SystemTool.Run("ffmpeg", "-nostdin", "-v", "error", "-i", path, "-af", filters + ",ametadata=print:file=-", "-f", "null", "-") is not (string output, _))
            return null;
        Dictionary<string, double> values = [];
        foreach (string line in output.Split('\n'))
        {
            int equals = line.IndexOf('=');
            if (equals > 0 && line.StartsWith("lavfi.", StringComparison.Ordinal)
                && double.TryParse(line.AsSpan(equals + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out double value))
                values[line["lavfi.".Length..equals]] = value;
        }

        return values;
    }
}
