using System.Runtime.InteropServices;
using AsrDataTools.Acoustics;
using AsrDataTools.Catalog;
using AsrDataTools.Cluster;
using AsrDataTools.Leakage;

namespace AsrDataTools.Fuzz;

/// <summary>
/// What the module itself stores. A checksum turns blind changes away, but not whoever makes one: so each is tried as it is and with its
/// checksum made right.
/// </summary>
internal static class StoreTargets
{
    private static readonly byte[] Profiles = ProfileBinary.Write([FuzzParquet.Profile with { Abstained = [], Segments = [new(0, 1), new(2, 3)] }, FuzzParquet.Profile]);

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("fingerprint-index", (bytes, folder) => Open(folder.Write("i.fpx", bytes)), [Index]) { FixedBytes = 64L << 20 },
        new("fingerprint-index-sealed", (bytes, folder) => Open(folder.Write("i.fpx", WithChecksums(bytes))), [Index]) { FixedBytes = 64L << 20 },
        new("catalog-profiles", (bytes, _) => ProfilesOf(bytes), [Profiles, [0], ProfileBinary.Write([])]),
        new("catalog-answer", Answer, [SealedAnswer.Seal("key"u8, "answer"u8), new byte[33]]),
        new("catalog-file", Catalog, [EmptyCatalog]) { FixedBytes = 64L << 20 },
        new("job-failures", (bytes, folder) => FailureTable.Read(folder.Write("f.parquet", bytes)), [Failures]) { FixedBytes = 64L << 20 },
        new("job-part", Part, [FuzzParquet.Part, FuzzParquet.Profiles]) { FixedBytes = 64L << 20 },
    ];

    private static byte[] Index
    {
        get
        {
            using FuzzFolder folder = new();
            using (FingerprintIndexBuilder builder = new(folder["i.fpx"]))
            {
                foreach ((string name, ulong code) in (ReadOnlySpan<(string, ulong)>)[("a", 0x1234), ("b", 0x99)])
                    builder.Add(Item(name), new AudioFingerprint(FingerprintDensity.Index, MemoryMarshal.AsBytes((ReadOnlySpan<ulong>)[code, code + 1, 7]).ToArray(), default));
                builder.Complete();
            }

            return File.ReadAllBytes(folder["i.fpx"]);
        }
    }

    private static byte[] Failures
    {
        get
        {
            using FuzzFolder folder = new();
            FailureTable.Write(folder["f.parquet"], [new(3, "/d/a.wav", "AudioEmpty", SpeechDataProblem.InvalidData, "it is empty")], new("j", 1, "00", 1, 2.5, 0.1));
            return File.ReadAllBytes(folder["f.parquet"]);
        }
    }

    private static byte[] EmptyCatalog
    {
        get
        {
            using FuzzFolder folder = new();
            SpeechCatalog.Open(folder["c.sqlite"]).Dispose();
            return File.ReadAllBytes(folder["c.sqlite"]);
        }
    }

    private static FingerprintItem Item(string name) => new()
    {
        Path = $"/d/{name}.wav",
        Id = name,
        Channel = 1,
        RequestedChannel = null,
        StartSeconds = 0,
        RequestedSeconds = null,
        DurationSeconds = 1,
        FileBytes = 16,
        FileWrittenUtc = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc),
    };

    private static void Open(string path)
    {
        using FingerprintIndex index = FingerprintIndex.Open(path);
        for (int item = 0; item < index.Items.Count; item++) _ = index.Codes(item).Length;
        for (uint key = 0; key <= index.KeyMask; key++)
        {
            foreach (uint place in index.Postings(key)) _ = index.Items[index.ItemAt(place)];
        }
    }

    // As whoever wants to mislead would: length and checksums fit what is there.
    private static byte[] WithChecksums(byte[] bytes)
    {
        if (bytes.Length < FingerprintIndexHeader.Bytes) return bytes;
        byte[] whole = [.. bytes];
        FingerprintIndexHeader header = MemoryMarshal.Read<FingerprintIndexHeader>(whole);
        header.FileBytes = whole.Length;
        header.BodyChecksum = ~Checksum.Add(Checksum.Start, whole.AsSpan(FingerprintIndexHeader.Bytes));
        header.ToBytes().CopyTo(whole, 0);
        return whole;
    }

    private static void ProfilesOf(byte[] bytes)
    {
        IReadOnlyList<AcousticProfile> profiles;
        try
        {
            profiles = ProfileBinary.Read(bytes, "/d/a.wav");
        }
        catch (InvalidDataException)
        {
            return; // As documented: whoever asked measures anew.
        }

        byte[] written = ProfileBinary.Write(profiles);
        if (!written.AsSpan().SequenceEqual(ProfileBinary.Write(ProfileBinary.Read(written, "/d/a.wav")))) throw new FuzzFinding("Profiles change when they are written and read again.");
    }

    private static void Answer(byte[] bytes, FuzzFolder folder)
    {
        if (!SealedAnswer.Open("key"u8, bytes, out ReadOnlySpan<byte> answer)) return;
        if (!SealedAnswer.Seal("key"u8, answer).AsSpan().SequenceEqual(bytes)) throw new FuzzFinding("An answer is believed that was not sealed so.");
    }

    private static void Catalog(byte[] bytes, FuzzFolder folder)
    {
        foreach (string rest in (string[])["c.sqlite-wal", "c.sqlite-shm"]) File.Delete(folder[rest]);
        using SpeechCatalog catalog = SpeechCatalog.Open(folder.Write("c.sqlite", bytes));
        string recording = folder.Write("a.wav", "RIFF"u8);
        catalog.GetOrMeasure(recording, "k", () => new Measured([1, 2, 3]), CancellationToken.None);
        _ = catalog.History.Runs("x").Count();
    }

    private static void Part(byte[] bytes, FuzzFolder folder)
    {
        string path = folder.Write("p.parquet", bytes);
        if (ProfilePart.Marks(path) is not null) TableTargets.Drain(ProfilePart.Read(path));
    }
}
