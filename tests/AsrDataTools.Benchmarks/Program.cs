using AsrDataTools.Benchmarks;
using AsrDataTools.Benchmarks.Accuracy;
using AsrDataTools.Benchmarks.Audit;
using AsrDataTools.Benchmarks.Figures;
using AsrDataTools.Benchmarks.Fingerprint;
using AsrDataTools.Benchmarks.Leakage;
using AsrDataTools.Benchmarks.Nist;
using AsrDataTools.Benchmarks.PersonalData;
using AsrDataTools.Benchmarks.Size;
using AsrDataTools.Benchmarks.Training;

// A mode answers with its exit code, or with null where its arguments are not understood.
(string Name, string Arguments, string Purpose, Func<string[], int?> Run)[] modes =
[
    ("all", SpeedOptions.Usage + " [--only topic,…]", "every speed beside its peers; also without a mode", rest => SpeedBenchmark.Run(SpeedTopics.All, rest)),
    ("vocabulary", "<millions>", "so many million words", rest => rest is [string millions] && int.TryParse(millions, out int count) && count > 0 ? Print("vocabulary", run => VocabularySpeed.Run(run, count)) : null),
    ("report", "<findings>", "with so many findings", rest => rest is [string findings] && int.TryParse(findings, out int count) && count > 0 ? Print("report", run => ReportSpeed.Run(run, count)) : null),
    ("explorer", "<folder to keep>", "explorers that stay, to be opened in a browser", rest => rest is [string folder] && !folder.StartsWith('-') ? Print("explorer", run => ExplorerSpeed.Run(run, folder)) : null),
    ("audit", "<asrdata> <hours> | corpus <folder> <hours>", "an audit of so many hours; its corpus alone", rest => rest switch
    {
        ["corpus", string folder, string hours] when double.TryParse(hours, out double count) && count > 0 => Run([], () => AuditCorpus.Make(folder, count)),
        [string program, string hours] when double.TryParse(hours, out double count) && count > 0 => Print("audit", run => AuditSpeed.Run(run, program, count)),
        _ => null,
    }),
    ("simulation", "<hours> | accuracy", "one file of so many hours; what stages realise", rest => rest switch
    {
        ["accuracy"] => Run([], SimulationAccuracy.Run),
        [string hours] when double.TryParse(hours, out double count) && count > 0 => Print("simulation", run => SimulationSpeed.RunLong(run, count)),
        _ => null,
    }),
    ("leakage", "<texts> | recall | splits", "so many texts; recall against brute force; splits", rest => rest switch
    {
        ["recall"] => Run([], LeakageSpeed.WriteRecall),
        ["splits"] => Run([], SplitStudy.Run),
        [string texts] when int.TryParse(texts, out int count) && count > 0 => Print("leakage", run => LeakageSpeed.Run(run, count, Math.Max(1, count / 50))),
        _ => null,
    }),
    ("fingerprint", "<robustness | unrelated | speed> … [hours [hours]]", "recall beside fpcalc, false pairs, speed of an index of so many hours", rest => rest is [string first, ..] && !first.StartsWith('-') ? FingerprintBenchmark.Run(Console.Out, rest) : null),
    ("deliveries", "overlap", "how much of what is owned is found in a delivery", rest => rest is ["overlap"] ? Run([], DeliveryBenchmark.WriteOverlap) : null),
    ("personal-data-speed", "alarms", "false alarms on prose", rest => rest is ["alarms"] ? Run([], PersonalDataSpeed.RunAlarms) : null),
    ("size", "<asrdata> <folder> [step …] | make <folder> <rows> [templated] [distinct]", "time and peak memory of each step on a corpus of so many rows; one sentence with numbers; each recording another sound", rest => rest switch
    {
        ["make", string folder, string rows, .. string[] how] when int.TryParse(rows, out int count) && count > 0 && how.All(word => word is "templated" or "distinct") =>
            Run([], () => SizeBenchmark.Make(folder, count, how.Contains("templated"), how.Contains("distinct"))),
        [string program, string folder, .. string[] steps] when !program.StartsWith('-') => Run([], () => SizeBenchmark.Run(program, folder, steps)),
        _ => null,
    }),
    .. SpeedTopics.All.Select(topic => (topic.Name, SpeedOptions.Usage, topic.Purpose, new Func<string[], int?>(rest => SpeedBenchmark.Run([topic], rest)))),
    ("nist-sad", "<scoreFile_SAD.pl> [references hypotheses]", "speech activity beside NIST's script", rest => rest switch
    {
        [string script] => Run([], () => SpeechActivityPeer.Run(script, null, null)),
        [string script, string references, string hypotheses] => Run([], () => SpeechActivityPeer.Run(script, references, hypotheses)),
        _ => null,
    }),
    ("nist-kws", "<KWSEval.pl>", "keyword search beside NIST's F4DE", rest => rest is [string program] ? Run([], () => KeywordSearchPeer.Run(program)) : null),
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

string asked = args is [string name, ..] && !name.StartsWith("--", StringComparison.Ordinal) ? name : "all";
string[] options = args is [string only, ..] && only == asked ? args[1..] : args;
foreach ((string Name, string Arguments, string Purpose, Func<string[], int?> Run) mode in modes)
{
    if (mode.Name == asked && mode.Run(options) is int code) return code;
}

foreach ((string Name, string Arguments, string Purpose, _) in modes)
{
    Console.Error.WriteLine($"AsrDataTools.Benchmarks {Name} {Arguments}\n    {Purpose}");
}

return 2;

static int? Run(string[] rest, Action mode)
{
    if (rest.Length > 0) return null;
    mode();
    return 0;
}

static int? Print(string topic, Func<FigureRun, IReadOnlyList<Figure>> measure)
{
    FigureTable.Write(Console.Out, measure(new FigureRun(topic, isQuick: false)));
    return 0;
}
