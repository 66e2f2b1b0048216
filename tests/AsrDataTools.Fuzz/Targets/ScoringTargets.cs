using System.Text;
using AsrDataTools.Core.Tests.Annotation;
using AsrDataTools.Scoring.Audit;
using AsrDataTools.Scoring.KeywordSearch;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Text;
using AsrDataTools.Transcription;

namespace AsrDataTools.Fuzz;

/// <summary>What scorers and recognisers write: references, hypotheses, mappings, detections, listening sheets, answers of engines.</summary>
internal static class ScoringTargets
{
    private const string Whisper = """{"result": {"language": "en"}, "transcription": [{"text": " hi", "offsets": {"from": 0, "to": 500}, "tokens": [{"text": "[_BEG_]", "offsets": {"from": 0, "to": 0}}, {"text": " hi", "p": 0.9, "offsets": {"from": 0, "to": 500}}]}]}""";

    private static readonly string[] Words = ["=>", "/ [ ] __ [ ]", "{ a / b }", "{ ", " }", "@", "(%hes)", "<ALT_BEGIN>", "<kwtext>", "<detected_kwlist kwid=\"1\">", "<kw file=\"a\" channel=\"1\" tbeg=\"0\" dur=\"1\" score=\"1\" decision=\"YES\"/>", "\"segments\":", "\"words\":", "\"tokens\":", "<!DOCTYPE x>"];

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        new("score-trn", (bytes, folder) => Pair(folder.Write("r.trn", bytes), folder.Write("h.trn", "one two (spk_003)\n"u8)), AnnotationSamples.Trn, "{ a / { b / c } / @ } d (u1)\n") { Words = Words },
        new("score-stm-ctm", StmAndCtm, $"=== r.stm\n{AnnotationSamples.Stm}=== h.ctm\n{AnnotationSamples.Ctm}") { Words = Words },
        new("score-json", (bytes, folder) => Pair(folder.Write("r.json", bytes), folder.Write("h.txt", "one two"u8)), AnnotationSamples.Whisper, AnnotationSamples.FasterWhisper, "{\"text\": \"a b\"}") { Words = Words },
        new("score-text", (bytes, folder) => Pair(folder.Write("r.txt", bytes), folder.Write("h.txt", "one two"u8)), "hello there (u1)\nyou (u2)\n", "hello\n") { Words = Words },
        new("score-glm", (bytes, folder) => GlmRules.Read(folder.Write("m.glm", bytes)).Apply("i've (uh) i am", GlmSide.Hypothesis), ";; \n;; INPUT_DEPENDENT_APPLICATION = \"hyp\"\n* case_sensitive=\"F\"\n[I'VE] => [I HAVE] / [ ] __ [ ] ;; c\n[UH] => {[UM] / [ ]}\n") { Words = Words },
        new(
            "keyword-list",
            (bytes, folder) => KeywordSearchFiles.ReadKeywords(folder.Write("k.xml", bytes), new KeywordList(), static _ => { }),
            "<kwlist language=\"en\"><kw kwid=\"K1\"><kwtext>two words</kwtext></kw><kw kwid=\"K2\"><kwtext>x</kwtext></kw></kwlist>", "Keyword,Text\nK1,two words\n") { Words = Words },
        new(
            "keyword-detections",
            (bytes, folder) => KeywordSearchFiles.ReadDetections(folder.Write("d.xml", bytes), static _ => { }, static _ => { }),
            "<kwslist><detected_kwlist kwid=\"K1\" search_time=\"1\" oov_count=\"0\"><kw file=\"a\" channel=\"1\" tbeg=\"0.5\" dur=\"0.25\" score=\"0.9\" decision=\"YES\"/></detected_kwlist></kwslist>",
            "Keyword,Recording,StartSeconds,DurationSeconds,Score,Decision\nK1,a,0.5,0.25,0.9,YES\n") { Words = Words },
        new(
            "keyword-searched",
            (bytes, folder) => KeywordSearchFiles.ReadSearched(folder.Write("e.xml", bytes), new SearchedSpeech(), static _ => { }),
            "<ecf source_signal_duration=\"10\" version=\"1\"><excerpt audio_filename=\"a.wav\" channel=\"1\" tbeg=\"0\" dur=\"10\" source_type=\"cts\"/></ecf>", "Recording,StartSeconds,DurationSeconds\na,0,10\n") { Words = Words },
        new("audit-plan", (bytes, folder) => AuditPlanFile.Read(folder.Write("plan.json", bytes)), "{\"format\": \"AsrDataTools audit plan, version 1\", \"plan\": {}, \"seed\": 1, \"by\": [], \"strata\": [], \"items\": [], \"hash\": \"\"}") { Words = ["\"items\":", "\"plan\":null", "\"strata\":"] },
        new("embeddings", (bytes, folder) => TableTargets.Drain(EmbeddingFile.Read(folder.Write("e", bytes), static _ => { })), "id,x1,x2\nu1,0.5,1\nu2,1,-1e9\n", "id,embedding\nu,\"[1, 2]\"\n", "{\"id\": \"u\", \"embedding\": [1, 2.5]}\n{\"utt\": 3, \"vector\": []}\n") { Words = Words },
        new("engine-json", (bytes, _) => Documented(() => EngineJson.Read(Encoding.UTF8.GetString(bytes))), AnnotationSamples.Whisper, AnnotationSamples.WhisperX, AnnotationSamples.FasterWhisper, "{\"text\": \"a\", \"result\": [{\"conf\": 1.0, \"end\": 1.2, \"start\": 0.5, \"word\": \"a\"}]}") { Words = Words },
        new("engine-whisper-cpp", (bytes, _) => Documented(() => WhisperCppJson.Read(bytes)), Whisper) { Words = Words },
        new("engine-ctm", (bytes, _) => Documented(() => EngineCtm.Read(Encoding.UTF8.GetString(bytes))), "a 1 0.5 0.2 hello 0.9\n;; x\na 1 1 1 you\n") { Words = Words },
    ];

    private static void StmAndCtm(byte[] bytes, FuzzFolder folder)
    {
        string parts = folder.WriteParts(bytes, "r.stm", "h.ctm");
        if (File.Exists(Path.Combine(parts, "r.stm")) && File.Exists(Path.Combine(parts, "h.ctm"))) Pair(Path.Combine(parts, "r.stm"), Path.Combine(parts, "h.ctm"));
    }

    // Paired and scored: the notation within the texts is parsed by the scorer.
    private static void Pair(string reference, string hypothesis)
    {
        WordScorer scorer = new(new WordScoringOptions { Normalizer = TextNormalizers.Find("English", caseSensitive: false)! });
        foreach (TranscriptPair pair in TranscriptPairs.Read(reference, hypothesis, null, null, static _ => { }))
        {
            try
            {
                scorer.Score(pair);
            }
            catch (SpeechDataException)
            {
                // One pair cannot be scored; the others can.
            }
        }
    }

    internal static void Documented(Func<object?> read)
    {
        try
        {
            read();
        }
        catch (FormatException error) when (error.Message.Length > 0)
        {
            // What these parsers promise; their callers add the file.
        }
    }
}
