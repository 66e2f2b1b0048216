using AsrDataTools.Benchmarks;
using AsrDataTools.Benchmarks.Accuracy;
using AsrDataTools.Benchmarks.Audit;
using AsrDataTools.Benchmarks.Fingerprint;
using AsrDataTools.Benchmarks.Nist;
using AsrDataTools.Benchmarks.PersonalData;
using AsrDataTools.Benchmarks.Size;
using AsrDataTools.Benchmarks.Training;

// A mode answers with its exit code, or with null where its arguments are not understood.
(string Name, string Arguments, string Purpose, Func<string[], int?> Run)[] modes =
[
    ("", "", "CPU time of profiling beside ffmpeg", rest => Run(rest, Speed.Run)),
    ("parts", "", "CPU time of each part of a profile", rest => Run(rest, Parts.Run)),
    ("manifests", "", "a million rows through each reader, beside peers", rest => Run(rest, ManifestSpeed.Run)),
    ("consent-ledger", "", "a million records written, read and checked", rest => Run(rest, ConsentLedgerSpeed.Run)),
    ("diarization", "", "CPU time of diarization scoring beside md-eval.pl", rest => Run(rest, DiarizationSpeed.Run)),
    ("words", "", "CPU time of scoring words beside sclite", rest => Run(rest, WordSpeed.Run)),
    ("multi-speaker", "", "CPU time of scoring meetings", rest => Run(rest, MultiSpeakerSpeed.Run)),
    ("keywords", "", "CPU time of scoring a million detections", rest => Run(rest, KeywordSearchSpeed.Run)),
    ("nist-sad", "<scoreFile_SAD.pl> [references hypotheses]", "speech activity beside NIST's script", rest => rest switch
    {
        [string script] => Run([], () => SpeechActivityPeer.Run(script, null, null)),
        [string script, string references, string hypotheses] => Run([], () => SpeechActivityPeer.Run(script, references, hypotheses)),
        _ => null,
    }),
    ("nist-kws", "<KWSEval.pl>", "keyword search beside NIST's F4DE", rest => rest is [string program] ? Run([], () => KeywordSearchPeer.Run(program)) : null),
    ("vocabulary", "[millions]", "100,000 terms in 100 million words, or in so many", rest => rest switch
    {
        [] => Run([], () => VocabularySpeed.Run(100)),
        [string millions] when int.TryParse(millions, out int count) && count > 0 => Run([], () => VocabularySpeed.Run(count)),
        _ => null,
    }),
    ("personal-data-speed", "[alarms]", "searching personal data beside regular expressions; false alarms on prose", rest => rest is ["alarms"] ? Run([], PersonalDataSpeed.RunAlarms) : Run(rest, PersonalDataSpeed.Run)),
    ("report", "[findings]", "time and size of each format of a report with 50,000 findings, or with so many", rest => rest switch
    {
        [] => Run([], () => ReportSpeed.Run(50_000)),
        [string findings] when int.TryParse(findings, out int count) && count > 0 => Run([], () => ReportSpeed.Run(count)),
        _ => null,
    }),
    ("explorer", "[folder to keep]", "time and size of an explorer of 20,000 utterances, and of a million rows", rest => rest switch
    {
        [] => Run([], () => ExplorerSpeed.Run(null)),
        [string folder] => Run([], () => ExplorerSpeed.Run(folder)),
        _ => null,
    }),
    ("audit", "<asrdata> [hours | corpus <folder> <hours>]", "CPU time of the readiness audit, first and second time", rest => rest switch
    {
        [string program] => Run([], () => AuditSpeed.Run(program, 2.8)),
        ["corpus", string folder, string hours] when double.TryParse(hours, out double count) && count > 0 => Run([], () => AuditCorpus.Make(folder, count)),
        [string program, string hours] when double.TryParse(hours, out double count) && count > 0 => Run([], () => AuditSpeed.Run(program, count)),
        _ => null,
    }),
    ("size", "<asrdata> <folder> [step …] | make <folder> <rows>", "time and peak memory of each step on a corpus of so many rows", rest => rest switch
    {
        ["make", string folder, string rows] when int.TryParse(rows, out int count) && count > 0 => Run([], () => SizeBenchmark.Make(folder, count)),
        [string program, string folder, .. string[] steps] => Run([], () => SizeBenchmark.Run(program, folder, steps)),
        _ => null,
    }),
    ("package", "", "packaging and verifying beside sha256sum", rest => Run(rest, PackageSpeed.Run)),
    ("cluster", "", "profiles in Parquet, CSV and JSON Lines; a million rows cut into shards", rest => Run(rest, ClusterSpeed.Run)),
    ("simulation", "[hours | accuracy]", "CPU time of a noisy telephone line beside sox and ffmpeg; memory of a long file; what stages realise", rest => rest switch
    {
        [] => Run([], SimulationSpeed.Run),
        ["accuracy"] => Run([], SimulationAccuracy.Run),
        [string hours] when double.TryParse(hours, out double count) && count > 0 => Run([], () => SimulationSpeed.RunLong(count)),
        _ => null,
    }),
    ("deliveries", "", "how much of what is owned is found in a delivery; CPU time of comparing deliveries beside one audit", rest => Run(rest, DeliveryBenchmark.Run)),
    ("leakage", "[splits]", "a million transcripts searched, recall against brute force; splits", rest => rest is ["splits"] ? Run([], LeakageSpeed.RunSplits) : Run(rest, LeakageSpeed.Run)),
    ("fingerprint", "[part …]", "recall beside fpcalc, false pairs, speed and size of the audio fingerprint", rest => FingerprintBenchmark.Run(Console.Out, rest)),
    ("train-fingerprint", "", "the weights of the audio fingerprint, as C#", rest => rest is [] ? FingerprintTrainer.Run(Console.Out) : null),
    ("accuracy", "[study …]", "every measure against truth and against peers; Markdown tables", rest => AccuracyTable.Write(Console.Out, rest)),
    ("personal-data", "[items]", "recall and precision of the recognisers of personal data; or the labelled test itself", rest => rest switch
    {
        [] => Run([], () => PersonalDataStudy.Run(Console.Out, new ModuleRecogniser())),
        ["items"] => Run([], () => LabelledItemFile.Write(Console.Out)),
        _ => null,
    }),
    ("train-speech-activity", "", "the weights of the speech detector, as C#", rest => rest is [] ? SpeechLikenessTrainer.Run(Console.Out) : null),
];

string asked = args is [string name, ..] ? name : "";
foreach ((string Name, string Arguments, string Purpose, Func<string[], int?> Run) mode in modes)
{
    if (mode.Name == asked && mode.Run(args[Math.Min(1, args.Length)..]) is int code) return code;
}

foreach ((string Name, string Arguments, string Purpose, _) in modes)
{
    Console.Error.WriteLine($"AsrDataTools.Benchmarks {$"{Name} {Arguments}",-51} {Purpose}");
}

return 2;

static int? Run(string[] rest, Action mode)
{
    if (rest.Length > 0) return null;
    mode();
    return 0;
}
