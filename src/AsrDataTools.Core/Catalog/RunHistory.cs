using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using AsrDataTools.Acoustics;
using Microsoft.Data.Sqlite;

namespace AsrDataTools.Catalog;

/// <summary>The runs in a catalog, with a sample of what production sounded like, so that the next run can tell whether that has changed.</summary>
public sealed class RunHistory
{
    private static readonly JsonSerializerOptions Json = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(), new TextListJson() },
    };

    private const int LongestProfile = 1 << 20;

    private readonly CatalogDatabase _database;

    internal RunHistory(CatalogDatabase database) => _database = database;

    /// <summary>Most profiles of production that a run keeps: enough for every comparison, a megabyte at most.</summary>
    public const int ProductionSample = 2000;

    /// <summary>Records a run, whole or not at all.</summary>
    /// <param name="run">Its number is given by the catalog.</param>
    /// <param name="evidence">Its facts, in their order.</param>
    /// <param name="production">A sample of production's profiles; no more than <see cref="ProductionSample"/>.</param>
    /// <returns>The number.</returns>
    public long Add(ReadinessRun run, IReadOnlyList<ReadinessRunEvidence> evidence, IReadOnlyList<AcousticProfile> production)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(evidence);
        ArgumentNullException.ThrowIfNull(production);
        return Use(connection =>
        {
            using SqliteTransaction transaction = connection.BeginTransaction(deferred: false);
            long id = (long)Command(
                connection,
                "INSERT INTO run(subject, started, summary, production) VALUES($0, $1, $2, $3) RETURNING id",
                run.Subject,
                run.StartedAt.UtcTicks,
                JsonSerializer.Serialize(run, Json),
                Pack(production)).ExecuteScalar()!;
            for (int i = 0; i < evidence.Count; i++)
            {
                using SqliteCommand insert = Command(connection, "INSERT INTO evidence(run, ordinal, row) VALUES($0, $1, $2)", id, i, JsonSerializer.Serialize(evidence[i], Json));
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
            return id;
        });
    }

    /// <summary>Runs in the order in which they started, each with the gates that answer otherwise than when they were last asked of the same subject.</summary>
    /// <param name="subject">Only runs of this; null for all.</param>
    public IReadOnlyList<ReadinessRun> Runs(string? subject = null) => Use(connection =>
    {
        List<ReadinessRun> runs = [];
        Dictionary<(string Subject, string Gate), Verdict> last = [];
        using SqliteCommand command = Command(connection, "SELECT id, summary FROM run WHERE $0 IS NULL OR subject = $0 ORDER BY started, id", subject);
        using SqliteDataReader row = command.ExecuteReader();
        while (row.Read())
        {
            ReadinessRun run = JsonSerializer.Deserialize<ReadinessRun>(row.GetString(1), Json)! with { RunId = row.GetInt64(0) };
            runs.Add(run with { Changed = new(Changes(run, last)) });
        }

        return runs;
    });

    /// <summary>The facts of a run, in their order.</summary>
    public IReadOnlyList<ReadinessRunEvidence> Evidence(ReadinessRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return Use(connection =>
        {
            List<ReadinessRunEvidence> facts = [];
            using SqliteCommand command = Command(connection, "SELECT row FROM evidence WHERE run = $0 ORDER BY ordinal", run.RunId);
            using SqliteDataReader row = command.ExecuteReader();
            while (row.Read()) facts.Add(JsonSerializer.Deserialize<ReadinessRunEvidence>(row.GetString(0), Json)! with { RunId = run.RunId, StartedAt = run.StartedAt });
            return facts;
        });
    }

    /// <summary>When production was last looked at and what of it was kept; null where it never was, or by a version that measured otherwise.</summary>
    public (DateTimeOffset StartedAt, IReadOnlyList<AcousticProfile> Profiles)? LastProduction(string subject) => Use(connection =>
    {
        using SqliteCommand command = Command(connection, "SELECT started, production FROM run WHERE subject = $0 AND production IS NOT NULL ORDER BY started DESC, id DESC LIMIT 1", subject);
        using SqliteDataReader row = command.ExecuteReader();
        return row.Read() && Unpack((byte[])row[1]) is { } profiles
            ? (new DateTimeOffset(row.GetInt64(0), TimeSpan.Zero), profiles)
            : ((DateTimeOffset, IReadOnlyList<AcousticProfile>)?)null;
    });

    // A gate that a run does not ask keeps its answer.
    private static List<string> Changes(ReadinessRun run, Dictionary<(string, string), Verdict> last)
    {
        List<string> changes = [];
        foreach ((string gate, Verdict? answer) in run.Answers)
        {
            if (answer is not { } now) continue;
            if (last.TryGetValue((run.Subject, gate), out Verdict before) && before != now) changes.Add($"{gate}: {before} → {now}");
            last[(run.Subject, gate)] = now;
        }

        return changes;
    }

    private T Use<T>(Func<SqliteConnection, T> work)
    {
        try
        {
            using SqliteConnection connection = _database.Connect();
            return work(connection);
        }
        catch (SqliteException exception)
        {
            throw CatalogError.From(exception, _database.Path);
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException)
        {
            throw CatalogError.Damaged(_database.Path, exception);
        }
    }

    private static SqliteCommand Command(SqliteConnection connection, string sql, params object?[] values)
    {
        SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        for (int i = 0; i < values.Length; i++) command.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"${i}"), values[i] ?? DBNull.Value);
        return command;
    }

    // Profiles keep their labels here: drift is judged by speaker and recording, too.
    private static byte[]? Pack(IReadOnlyList<AcousticProfile> profiles)
    {
        if (profiles.Count == 0) return null;
        using MemoryStream target = new();
        using (BrotliStream packed = new(target, CompressionLevel.Fastest, leaveOpen: true))
        using (BinaryWriter writer = new(packed))
        {
            writer.Write(Measured);
            writer.Write(profiles.Count);
            foreach (AcousticProfile profile in profiles)
            {
                byte[] data = ProfileBinary.Write([profile with { Segments = null }]);
                writer.Write(profile.Path);
                writer.Write(data.Length);
                writer.Write(data);
            }
        }

        return target.ToArray();
    }

    // What is stored may have been damaged where it lay; the decompressor says so with an InvalidOperationException.
    private static IReadOnlyList<AcousticProfile>? Unpack(byte[] data)
    {
        using BinaryReader reader = new(new BrotliStream(new MemoryStream(data), CompressionMode.Decompress));
        try
        {
            return reader.ReadString() == Measured ? Profiles(reader) : null;
        }
        catch (Exception exception) when (exception is IOException or FormatException or InvalidOperationException)
        {
            throw new InvalidDataException("its sample of production cannot be read", exception);
        }
    }

    private static AcousticProfile[] Profiles(BinaryReader reader)
    {
        int count = reader.ReadInt32();
        if (count is < 0 or > ProductionSample) throw new InvalidDataException("it counts more profiles than are kept");
        AcousticProfile[] profiles = new AcousticProfile[count];
        for (int i = 0; i < profiles.Length; i++)
        {
            string path = reader.ReadString();
            int length = reader.ReadInt32();
            if (length is < 0 or > LongestProfile) throw new InvalidDataException("a profile in it is too long");
            profiles[i] = ProfileBinary.Read(reader.ReadBytes(length), path) is [AcousticProfile profile] ? profile : throw new InvalidDataException("a profile in it is missing");
        }

        return profiles;
    }

    private static string Measured { get; } = string.Create(CultureInfo.InvariantCulture, $"{AcousticProfiler.Version} {ProfileBinary.Layout}");
}
