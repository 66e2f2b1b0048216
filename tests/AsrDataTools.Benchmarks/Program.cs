using AsrDataTools.Benchmarks;
using AsrDataTools.Benchmarks.Accuracy;
using AsrDataTools.Benchmarks.Nist;
using AsrDataTools.Benchmarks.Training;

// Nothing: speed of profiling. "parts": where its time goes. "manifests", "diarization", "words": speed of these, beside peers.
// "keywords": speed of scoring keyword search. "nist-sad", "nist-kws": agreement with NIST's own scorers, which must be given.
// "accuracy": every accuracy study, or those whose names are given. "train-speech-activity": the detector's weights anew.
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
    case ["keywords"]:
        KeywordSearchSpeed.Run();
        return 0;
    case ["nist-sad", string script]:
        SpeechActivityPeer.Run(script, null, null);
        return 0;
    case ["nist-sad", string script, string references, string hypotheses]:
        SpeechActivityPeer.Run(script, references, hypotheses);
        return 0;
    case ["nist-kws", string program]:
        KeywordSearchPeer.Run(program);
        return 0;
    case ["accuracy", .. string[] names]:
        return AccuracyTable.Write(Console.Out, names);
    case ["train-speech-activity"]:
        return SpeechLikenessTrainer.Run(Console.Out);
    default:
        Console.Error.WriteLine("AsrDataTools.Benchmarks                         CPU time of profiling beside ffmpeg");
        Console.Error.WriteLine("AsrDataTools.Benchmarks parts                   CPU time of each part of a profile");
        Console.Error.WriteLine("AsrDataTools.Benchmarks manifests               a million rows through each reader, beside peers");
        Console.Error.WriteLine("AsrDataTools.Benchmarks diarization             CPU time of diarization scoring beside md-eval.pl");
        Console.Error.WriteLine("AsrDataTools.Benchmarks words                   CPU time of scoring words beside sclite");
        Console.Error.WriteLine("AsrDataTools.Benchmarks keywords                CPU time of scoring a million detections");
        Console.Error.WriteLine("AsrDataTools.Benchmarks nist-sad <scoreFile_SAD.pl> [references hypotheses]   speech activity beside NIST's script");
        Console.Error.WriteLine("AsrDataTools.Benchmarks nist-kws <KWSEval.pl>   keyword search beside NIST's F4DE");
        Console.Error.WriteLine("AsrDataTools.Benchmarks accuracy [study …]      every measure against truth and against peers; Markdown tables");
        Console.Error.WriteLine("AsrDataTools.Benchmarks train-speech-activity   the weights of the speech detector, as C#");
        return 2;
}
