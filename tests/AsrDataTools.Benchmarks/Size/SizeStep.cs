namespace AsrDataTools.Benchmarks.Size;

/// <summary>One job of a user on a corpus, as a process of its own.</summary>
/// <param name="Command">What is typed, in the corpus' folder.</param>
internal sealed record SizeStep(string Name, string Command)
{
    /// <summary>Steps that need rows and no recordings.</summary>
    public static readonly IReadOnlyList<SizeStep> OfRows =
    [
        new("read-jsonl", "Import-SpeechManifest training.jsonl | Measure-Object"),
        new("to-csv", "Import-SpeechManifest training.jsonl | Export-SpeechManifest out.csv"),
        new("from-csv", "Import-SpeechManifest out.csv | Measure-Object"),
        new("to-parquet", "Import-SpeechManifest training.jsonl | Export-SpeechManifest out.parquet"),
        new("from-parquet", "Import-SpeechManifest out.parquet | Measure-Object"),
        new("to-kaldi", "Import-SpeechManifest training.jsonl | Export-SpeechManifest out.kaldi -Format Kaldi -Force -WarningAction SilentlyContinue"),
        new("from-kaldi", "Import-SpeechManifest out.kaldi | Measure-Object"),
        new("test-manifest", "Test-SpeechManifest training.jsonl -ErrorAction SilentlyContinue | Measure-Object"),
        new("accents", "Test-AccentCoverage training.jsonl traffic.csv"),
        new("vocabulary", "Compare-Vocabulary production.jsonl training.jsonl"),
        new("terms", "Measure-DomainTerm training.jsonl -TermList terms.txt -Production production.jsonl | Measure-Object"),
        new("leakage-identity", "Find-EvalLeakage training.jsonl evaluation.jsonl -Kind SameSpeaker, SameRecording -Summary"),
        new("leakage-text", "Find-EvalLeakage training.jsonl evaluation.jsonl -Kind SameText, NearText -Summary"),
        new("duplicates-text", "Find-DuplicateSpeech training.jsonl -Kind SameText, NearText -Summary"),
        new("split", "Split-SpeechManifest training.jsonl -Kind SameSpeaker | Export-SpeechManifest split.jsonl"),
        new("split-all-ties", "Split-SpeechManifest training.jsonl -Kind SameSpeaker, SameRecording, SameText, NearText -ErrorAction SilentlyContinue | Measure-Object"),
        new("weights", "Get-SamplingWeight training.jsonl -Reference traffic.csv -Property Accent | Export-SpeechManifest weighted.jsonl"),
        new("personal-data", "Find-PersonalData training.jsonl | Measure-Object"),
        new("governance", "Test-ProductionReadiness -Plan plan.psd1 -NoCatalog -Gate Governance"),
        new("readiness", "Test-ProductionReadiness -Plan plan.psd1 -NoCatalog -Gate Accent, Vocabulary, Governance"),
    ];

    /// <summary>Steps that open recordings.</summary>
    public static readonly IReadOnlyList<SizeStep> OfRecordings =
    [
        new("profile", "Get-AcousticProfile training.jsonl -CatalogPath my.catalog | Export-AcousticProfile training.parquet"),
        new("profile-again", "Get-AcousticProfile training.jsonl -CatalogPath my.catalog | Export-AcousticProfile training.parquet"),
        new("production", "Get-AcousticProfile production.jsonl -CatalogPath my.catalog | Export-AcousticProfile production.parquet"),
        new("shift", "Compare-AcousticProfile production.parquet training.parquet"),
        new("audit", "Test-ProductionReadiness -Plan plan.psd1 -CatalogPath my.catalog"),
        new("audit-again", "Test-ProductionReadiness -Plan plan.psd1 -CatalogPath my.catalog"),
    ];
}
