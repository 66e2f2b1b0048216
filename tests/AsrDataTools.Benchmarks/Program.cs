using AsrDataTools.Benchmarks;
using AsrDataTools.Benchmarks.Accuracy;
using AsrDataTools.Benchmarks.Fingerprint;
using AsrDataTools.Benchmarks.Training;

// Nothing: speed of profiling. "parts": where its time goes. "manifests", "diarization", "words": speed of these, beside peers.
// "leakage": a million transcripts, recall against brute force, splits with planted bridges. "fingerprint": the audio fingerprint.
// "accuracy": every accuracy study, or those whose names are given. "train-speech-activity", "train-fingerprint": weights anew.
switch (args)
{
    case []:
        Speed.Run();
        return 0;
    case ["parts"]:
        Parts.Run();
        return 0;
    case ["manifests"]:
        ManifestSpeed.Run();
        return 0;
    case ["diarization"]:
        DiarizationSpeed.Run();
        return 0;
    case ["words"]:
        WordSpeed.Run();
        return 0;
    case ["fingerprint", .. string[] parts]:
        return FingerprintBenchmark.Run(Console.Out, parts);
    case ["leakage"]:
        LeakageSpeed.Run();
        return 0;
    case ["leakage", "splits"]:
        LeakageSpeed.RunSplits();
        return 0;
    case ["accuracy", .. string[] names]:
        return AccuracyTable.Write(Console.Out, names);
    case ["train-speech-activity"]:
        return SpeechLikenessTrainer.Run(Console.Out);
    case ["train-fingerprint"]:
        return FingerprintTrainer.Run(Console.Out);
    default:
        Console.Error.WriteLine("AsrDataTools.Benchmarks                         CPU time of profiling beside ffmpeg");
        Console.Error.WriteLine("AsrDataTools.Benchmarks parts                   CPU time of each part of a profile");
        Console.Error.WriteLine("AsrDataTools.Benchmarks manifests               a million rows through each reader, beside peers");
        Console.Error.WriteLine("AsrDataTools.Benchmarks diarization             CPU time of diarization scoring beside md-eval.pl");
        Console.Error.WriteLine("AsrDataTools.Benchmarks words                   CPU time of scoring words beside sclite");
        Console.Error.WriteLine("AsrDataTools.Benchmarks fingerprint [part …]    recall beside fpcalc, false pairs, speed and size of the audio fingerprint");
        Console.Error.WriteLine("AsrDataTools.Benchmarks leakage [splits]        a million transcripts searched, recall against brute force, splits");
        Console.Error.WriteLine("AsrDataTools.Benchmarks accuracy [study …]      every measure against truth and against peers; Markdown tables");
        Console.Error.WriteLine("AsrDataTools.Benchmarks train-speech-activity   the weights of the speech detector, as C#");
        Console.Error.WriteLine("AsrDataTools.Benchmarks train-fingerprint       the weights of the audio fingerprint, as C#");
        return 2;
}
