using AsrDataTools.Acoustics;
using AsrDataTools.Cluster;
using AsrDataTools.Corpus;

namespace AsrDataTools.Fuzz;

/// <summary>Parquet files that our own writers make.</summary>
internal static class FuzzParquet
{
    public static byte[] Manifest => Made("m.parquet", path =>
    {
        using SpeechManifestWriter writer = SpeechManifestWriter.Open(path, null);
        writer.Write(new SpeechUtterance { Id = "u1", AudioPath = "/d/a.wav", Text = "hello", DurationSeconds = 1.5, Speaker = "S" });
        writer.Write(new SpeechUtterance { Id = "u2", AudioPath = "/d/b.wav" });
        writer.Complete();
    });

    public static byte[] Profiles => Made("p.parquet", path => ProfileTable.Write(path, [Profile, Profile with { Segments = [new(0, 1)] }]));

    public static byte[] Part => Made("p.parquet", path => ProfilePart.Write(path, new JobShard(1, 1, 2, 3.5, "00"), [[Profile], null], new PartMarks("j", 1, "00", 1, 2.5, 0.1)));

    public static AcousticProfile Profile => new() { Path = "/d/a.wav", Channel = 1, SampleRate = 8000, SnrDb = 20.5, Codec = "pcm_s16le" };

    private static byte[] Made(string name, Action<string> make)
    {
        using FuzzFolder folder = new();
        make(folder[name]);
        return File.ReadAllBytes(folder[name]);
    }
}
