using System.Globalization;
using AsrDataTools.Acoustics;

namespace AsrDataTools.Cluster;

/// <summary>The profiles of a shard, in Parquet: the columns of any table of profiles, and the row that each is of.</summary>
internal static class ProfilePart
{
    /// <param name="profiles">Of each row of the shard, in order; null where it failed.</param>
    public static void Write(string path, JobShard shard, IReadOnlyList<IReadOnlyList<AcousticProfile>?> profiles, PartMarks marks) => WholeFile.Write(path, stream =>
    {
        ProfileParquetSink sink = new(stream, withRows: true, marks.ToMetadata());
        for (int i = 0; i < profiles.Count; i++)
        {
            foreach (AcousticProfile profile in profiles[i] ?? []) sink.Add(profile, shard.FirstRow + i);
        }

        sink.Complete();
    });

    /// <summary>Null where there is no part.</summary>
    /// <exception cref="SpeechDataException">The file is damaged, or of another kind (<c>PartForeign</c>).</exception>
    public static PartMarks? Marks(string path)
    {
        if (!File.Exists(path)) return null;
        try
        {
            using ProfileParquetReader reader = new(path);
            return PartMarks.Of(reader.Marks) ?? throw JobErrors.PartForeign([path]);
        }
        catch (SpeechDataException exception) when (exception.ErrorId == "ProfileTableUnreadable")
        {
            throw JobErrors.PartForeign([path]);
        }
    }

    /// <summary>Streams the profiles, each with its row.</summary>
    public static IEnumerable<(long Row, AcousticProfile Profile)> Read(string path)
    {
        using ProfileParquetReader reader = new(path);
        foreach (ProfileRow row in reader.Rows(exception => throw exception))
        {
            yield return (long.Parse(row.Extra[ProfileParquetSchema.RowName], CultureInfo.InvariantCulture), row.Profile);
        }
    }
}
