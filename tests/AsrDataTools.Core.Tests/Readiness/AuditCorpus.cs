using System.Collections;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using AsrDataTools.Audio;
using AsrDataTools.Catalog;
using AsrDataTools.Core.Tests.Acoustics;
using AsrDataTools.Governance.Policy;
using AsrDataTools.Readiness;

namespace AsrDataTools.Core.Tests.Readiness;

/// <summary>A small corpus on disk with something for every gate, and audits of it.</summary>
internal sealed class AuditCorpus : IDisposable
{
    private const int Recordings = 12;

    private static readonly JsonSerializerOptions Json = new()
    {
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        ReferenceHandler = ReferenceHandler.IgnoreCycles,
        Converters = { new TextListJson(), new JsonStringEnumConverter() },
        WriteIndented = true,
    };

    public AuditCorpus()
    {
        Write("training", 16000, 1, "please call the clinic about metoprolol");
        Write("production", 8000, 2, "my metoprolol dose is fifty milligrams");
        Write("evaluation", 16000, 3, "the account number is not on my letter");
        File.Copy(Folder["training/3.wav"], Folder["evaluation/3.wav"], overwrite: true);
        Folder.Write("traffic.csv", "accent,calls\nen-US,700\nen-GB,200\nen-IN,100\n");
        Folder.Write("terms.txt", "metoprolol\naccount number\n");
        Plan = new ReadinessPlan
        {
            Training = [Folder["training.csv"]],
            Production = [Folder["production.csv"]],
            Traffic = Folder["traffic.csv"],
            Acoustics = new() { Comparison = new() { Replicates = 200 } },
            Accent = new() { Replicates = 200 },
            Annotation = new() { Replicates = 200 },
            Vocabulary = new() { TermLists = [Folder["terms.txt"]], Replicates = 200 },
            Evaluation = new() { Paths = [Folder["evaluation.csv"]], Replicates = 200 },
            Governance = new() { Policy = Policy("CC-BY-4.0"), AuditDate = new(2026, 1, 1) },
        };
    }

    public TemporaryFolder Folder { get; } = new();

    public ReadinessPlan Plan { get; set; }

    public GovernancePolicy Policy(string license) => GovernancePolicyReader.FromTable(
        new Hashtable { ["License"] = new Hashtable { ["Allowed"] = license }, ["RequiredColumn"] = new[] { "Text" } }, "policy", Folder.Path);

    public void Dispose() => Folder.Dispose();

    /// <summary>All that an audit says, as text, without times.</summary>
    public string Audit(bool withCatalog, CancellationToken cancellation)
    {
        using SpeechCatalog? catalog = withCatalog ? SpeechCatalog.Open(Catalog) : null;
        string answers = Audit(catalog, cancellation);
        Assert.Null(catalog?.Trouble);
        return answers;
    }

    /// <summary>The same, whatever happens to the catalog.</summary>
    public string Audit(SpeechCatalog? catalog, CancellationToken cancellation)
    {
        ReadinessAudit audit = new(Plan, 2, catalog);
        StringBuilder failures = new();
        audit.InputFailed += (failure, path) =>
        {
            lock (failures) failures.AppendLine(CultureInfo.InvariantCulture, $"{path}: {failure.Message}");
        };
        IReadOnlyList<GateResult> results = audit.Run(cancellation);
        return JsonSerializer.Serialize(results.SkipLast(1), Json) + failures;
    }

    public string Catalog => Folder["c.catalog"];

    /// <summary>A recording unlike the others, with a time of change of long ago.</summary>
    public void WriteRecording(string name, int rate, int seed)
    {
        short[] samples = [.. TestSignals.Phrases(3, rate, seed).Select(sample => (short)(32767 * sample))];
        using (WaveWriter writer = new(Folder[name], rate))
        {
            writer.Write(samples);
            writer.Complete();
        }

        File.SetLastWriteTimeUtc(Folder[name], new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(seed));
    }

    private void Write(string side, int rate, int seed, string text)
    {
        Directory.CreateDirectory(Folder[side]);
        StringBuilder rows = new("id,audio_path,text,hypothesis,speaker,accent,license\n");
        for (int i = 0; i < Recordings; i++)
        {
            WriteRecording($"{side}/{i}.wav", rate, (100 * seed) + i);
            string accent = i % 3 == 0 ? "en-GB" : "en-US";
            rows.Append(CultureInfo.InvariantCulture, $"{side}{i},{side}/{i}.wav,{text} {i},{text} {i + (i % 2)},{side}-s{i},{accent},CC-BY-4.0\n");
        }

        Folder.Write(side + ".csv", rows.ToString());
    }
}
