using AsrDataTools.Acoustics;
using AsrDataTools.Corpus;
using AsrDataTools.Coverage;
using AsrDataTools.Readiness;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Fuzz;

/// <summary>Tables that are no manifests: profiles, baselines, traffic, accents, word errors, lists of terms.</summary>
internal static class TableTargets
{
    private const string Profiles = "Path,Channel,SampleRate,SnrDb,Codec,ChannelReasons,IsUpsampled\n/d/a.wav,1,8000,20.5,pcm_s16le,a; b,True\n/d/b.wav,,,,,,\n";

    private static readonly string[] Words = ["SuppressionId", "#TYPE x", "SnrDb", "Path", "accent", "calls", "share", "term", "aliases", "<kwtext>", "\"Segments\":[{\"StartSeconds\":0}]", "2027-01-31", "<!DOCTYPE x>", "&#65;"];

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("profile-table", Profile, Profiles, Profiles.Replace(',', ';'), "{\"Path\": \"/d/a.wav\", \"SnrDb\": 20.5, \"ChannelReasons\": [\"a\"]}\n{\"Path\": \"/d/b.wav\", \"SnrDb\": null}\n", "[{\"Path\": \"a\", \"SampleRate\": 8000, \"Segments\": [{\"StartSeconds\": 0, \"EndSeconds\": 1}]}]") { Words = Words },
        new("profile-parquet", Profile, [FuzzParquet.Profiles]) { Words = ["PAR1"], FixedBytes = 64L << 20 },
        new(
            "finding-baseline",
            (bytes, folder) => FindingBaseline.Read(folder.Write("b.csv", bytes)),
            "Rule,SuppressionId\nx,abc\ny,\"d\"\"e\"\n", "#TYPE x\nSuppressionId;Rule\na;b\n", "[{\"SuppressionId\": \"a\"}, {\"suppressionId\": \"b\", \"x\": [1]}]", "{\"SuppressionId\": \"a\"}\n{\"SuppressionId\": \"b\"}\n", "") { Words = Words },
        new(
            "readiness-baseline",
            ReadinessBaseline,
            "SuppressionId,Gate,Measure,Of,Verdict,Value,Low,High,Owner,Reason,Expires\na,Acoustics,SnrDb,,Warn,1.5,1,2,me,because,2027-01-31\n",
            "[{\"SuppressionId\": \"a\", \"Gate\": \"Acoustics\", \"Measure\": \"SnrDb\", \"Verdict\": \"Warn\", \"Value\": 1.5, \"Owner\": \"me\", \"Reason\": \"x\", \"Expires\": \"2027-01-31\"}]") { Words = Words },
        new("accent-map", (bytes, folder) => AccentMap.Read(folder.Write("m.csv", bytes)).Find("Indian"), "raw,canonical\nIndian*,en-IN\n?,en-US\nx,unlabelled\n", "label\taccent\na\tb\n") { Words = Words },
        new(
            "traffic",
            (bytes, folder) =>
            {
                string path = folder.Write("t.csv", bytes);
                if (!TrafficReader.IsManifest(path)) TrafficReader.Read(path, new TrafficOptions(), static _ => { });
            },
            "accent,calls\nen-US,100\nen-IN,50\n", "accent;environment;share\nen-US;car;0.5\nen-IN;home;0.5\n", "accent\thours\nx\t1e3\n") { Words = Words },
        new(
            "word-errors",
            (bytes, folder) => Drain(WordErrorTable.Read(folder.Write("w.csv", bytes), static _ => { })),
            "Id,Accent,Words,Substitutions,Deletions,Insertions\nu1,en-US,10,1,0,0\nu2,,5,0,0,9\n", "{\"Id\": \"u\", \"Words\": 10, \"Errors\": 2, \"Accent\": \"x\"}\n{\"Id\": \"v\", \"Words\": 1.5}\n") { Words = Words },
        new("term-list-text", (bytes, folder) => Drain(TermListReader.Read(folder.Write("t.txt", bytes), static _ => { })), "aspirin\n# comment\nacetylsalicylic acid\n") { Words = Words },
        new("term-list-table", (bytes, folder) => Drain(TermListReader.Read(folder.Write("t.csv", bytes), static _ => { })), "term,aliases,class,weight,minimum\naspirin,ASA|acid,drug,2,5\nx,,,,\n") { Words = Words },
        new("term-list-hunspell", (bytes, folder) => Drain(TermListReader.Read(folder.Write("t.dic", bytes), static _ => { })), "3\naspirin/MS\na\\/b\tpo:noun\n word\n") { Words = Words },
        new("term-list-xml", (bytes, folder) => Drain(TermListReader.Read(folder.Write("t.xml", bytes), static _ => { })), "<kwlist><kw kwid=\"1\"><kwtext>two words</kwtext></kw></kwlist>") { Words = Words },
        new("spoken-text", (bytes, folder) => Drain(SpokenTextReader.Read(folder.Write("t.tsv", bytes), null, static _ => { }, static () => { })), "u1\thello there\nu2\tyou\nu3\t\n", "id\ttext\tpath\nu\tx\ta.wav\n") { Words = Words },
    ];

    internal static void Drain<T>(IEnumerable<T> rows)
    {
        foreach (T _ in rows)
        {
            // Reading is what is tried.
        }
    }

    private static void Profile(byte[] bytes, FuzzFolder folder)
    {
        string path = folder.Write("p", bytes);
        if (!ProfileTable.Recognises(path)) return;
        AcousticProfile[] profiles = [.. ProfileTable.Read(path, static _ => { }).Select(row => row.Profile)];
        if (profiles.Length is 0 or > 50) return;
        foreach (string name in (string[])["copy.jsonl", "copy.csv"])
        {
            ProfileTable.Write(folder[name], profiles);
            byte[] before = File.ReadAllBytes(folder[name]);
            ProfileTable.Write(folder[name], [.. ProfileTable.Read(folder[name], static problem => throw new FuzzFinding($"A row that was written is not read: {problem.Message}", problem)).Select(row => row.Profile)]);
            if (!before.AsSpan().SequenceEqual(File.ReadAllBytes(folder[name]))) throw new FuzzFinding($"{name} changes when it is read and written again.");
        }
    }

    private static void ReadinessBaseline(byte[] bytes, FuzzFolder folder)
    {
        IReadOnlyList<AcceptedFact> facts = BaselineFile.Read(folder.Write("b.json", bytes));
        foreach (string name in (string[])["copy.json", "copy.csv"])
        {
            BaselineFile.Write(folder[name], facts);
            byte[] before = File.ReadAllBytes(folder[name]);
            BaselineFile.Write(folder[name], BaselineFile.Read(folder[name]));
            if (!before.AsSpan().SequenceEqual(File.ReadAllBytes(folder[name]))) throw new FuzzFinding($"{name} changes when it is read and written again.");
        }
    }
}
