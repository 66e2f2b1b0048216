using System.Text.Json;

namespace AsrDataTools.Cluster;

/// <summary>The counts of a shard as JSON lines: the part's marks, then each pair that was scored.</summary>
internal static class ScorePart
{
    private const int CountsOfAKind = 4;

    public static void Write(string path, IEnumerable<ScoredPair> pairs, PartMarks marks) => WholeFile.Write(path, stream =>
    {
        stream.Write(JobJson.Line(marks));
        stream.WriteByte((byte)'\n');
        foreach (ScoredPair pair in pairs)
        {
            stream.Write(JobJson.Line(pair));
            stream.WriteByte((byte)'\n');
        }
    });

    /// <summary>Null where there is no part.</summary>
    /// <exception cref="SpeechDataException">The file is damaged, or of another kind (<c>PartForeign</c>).</exception>
    public static PartMarks? Marks(string path)
    {
        if (!File.Exists(path)) return null;
        using StreamReader reader = new(path);
        return Parse<PartMarks>(reader.ReadLine(), path);
    }

    /// <summary>Streams the pairs, each with its row.</summary>
    /// <exception cref="SpeechDataException">Thrown while enumerating: the file is damaged (<c>PartForeign</c>).</exception>
    public static IEnumerable<(long Row, ScoredPair Pair)> Read(string path, int groups)
    {
        using StreamReader reader = new(path);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            ScoredPair pair = Parse<ScoredPair>(line, path);
            if (pair.Words.Length != CountsOfAKind || pair.Characters.Length != CountsOfAKind || pair.Groups.Count != groups) throw JobErrors.PartForeign([path]);
            yield return (pair.Row, pair);
        }
    }

    private static T Parse<T>(string? line, string path)
    {
        try
        {
            return JobJson.Line<T>(System.Text.Encoding.UTF8.GetBytes(line ?? ""));
        }
        catch (JsonException)
        {
            throw JobErrors.PartForeign([path]);
        }
    }
}
