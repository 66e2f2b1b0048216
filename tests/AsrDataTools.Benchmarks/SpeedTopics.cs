using AsrDataTools.Benchmarks.Audit;
using AsrDataTools.Benchmarks.Figures;
using AsrDataTools.Benchmarks.Fingerprint;
using AsrDataTools.Benchmarks.Size;

namespace AsrDataTools.Benchmarks;

/// <summary>Every speed of the product, gate by gate; one line a topic.</summary>
internal static class SpeedTopics
{
    public static IReadOnlyList<SpeedTopic> All { get; } =
    [
        new("profile", "profiling beside ffmpeg", ProfileSpeed.Run),
        new("parts", "each part of a profile", Parts.Run),
        new("codecs", "an hour in each coding: bytes, decoding and profiling", CodecSpeed.Run),
        new("manifests", "rows through each reader, beside python3 and CsvHelper", ManifestSpeed.Run),
        new("words", "scoring words beside sclite", WordSpeed.Run),
        new("diarization", "scoring diarization beside md-eval.pl", DiarizationSpeed.Run),
        new("multi-speaker", "scoring meetings", MultiSpeakerSpeed.Run),
        new("keywords", "scoring detections of keywords", KeywordSearchSpeed.Run),
        new("vocabulary", "100,000 terms in 10 million words, beside grep", VocabularySpeed.Run),
        new("leakage", "transcripts searched for same and near ones", LeakageSpeed.Run),
        new("fingerprint", "fingerprints beside fpcalc; index and search", FingerprintSpeed.Run),
        new("simulation", "a noisy telephone line beside sox and ffmpeg", SimulationSpeed.Run),
        new("personal-data-speed", "searching personal data beside regular expressions", PersonalDataSpeed.Run),
        new("consent-ledger", "records written, read and checked", ConsentLedgerSpeed.Run),
        new("package", "packaging and verifying beside sha256sum", PackageSpeed.Run),
        new("cluster", "profiles as tables; a manifest cut into shards", ClusterSpeed.Run),
        new("cluster-merge", "indices of four shards into one; counts of utterances into one row", MergeSpeed.Run),
        new("report", "each format of a report", ReportSpeed.Run),
        new("explorer", "an explorer of utterances, and of rows of text", ExplorerSpeed.Run),
        new("audit", "the readiness audit, first and second time", AuditSpeed.Run),
        new("size", "time and peak memory of each step on rows, and on ten times as many", SizeBenchmark.Run),
        new("deliveries", "comparing deliveries beside one audit", DeliveryBenchmark.Run),
    ];
}
