using System.Text;
using AsrDataTools.Annotation;
using AsrDataTools.Core.Tests.Annotation;

namespace AsrDataTools.Fuzz;

/// <summary>Every annotation format, named and recognised. What is read is written and read again, twice: it must have come to rest.</summary>
internal static class AnnotationTargets
{
    private static readonly Dictionary<string, string[]> Samples = new(StringComparer.Ordinal)
    {
        ["Audacity"] = [AnnotationSamples.Audacity],
        ["CSV"] = [AnnotationSamples.Csv, "start,end,speaker,text\n0,1,A,x\n1,2,B,y\n"],
        ["CTM"] = [AnnotationSamples.Ctm],
        ["EAF"] = [AnnotationSamples.Eaf],
        ["Lhotse"] = [AnnotationSamples.Lhotse],
        ["NeMo"] = [AnnotationSamples.Nemo],
        ["OpenSAT"] = [AnnotationSamples.OpenSat, AnnotationSamples.OpenSatSystem],
        ["RTTM"] = [AnnotationSamples.Rttm],
        ["SRT"] = [AnnotationSamples.Srt],
        ["SegLST"] = [AnnotationSamples.SegLst],
        ["STM"] = [AnnotationSamples.Stm],
        ["Text"] = ["hello there\n", ""],
        ["TextGrid"] = [AnnotationSamples.LongTextGrid, AnnotationSamples.ShortTextGrid],
        ["TRN"] = [AnnotationSamples.Trn],
        ["TRS"] = [AnnotationSamples.Trs],
        ["UEM"] = [AnnotationSamples.Uem],
        ["WebVTT"] = [AnnotationSamples.Vtt],
        ["Whisper"] = [AnnotationSamples.Whisper, AnnotationSamples.WhisperX, AnnotationSamples.FasterWhisper],
    };

    private static readonly string[] KaldiNames = ["segments", "text", "utt2spk", "wav.scp", "reco2dur", "spk2gender", "utt2lang"];

    private static readonly string[] Words =
    [
        "<NA>", "SPEAKER", "LEXEME", "inter_segment_gap", "<ALT_BEGIN>", "IntervalTier", "TextTier", " --> ", "00:00:01,000", "WEBVTT", "<v A>", "<Turn", "<Sync time=\"1\"/>", "<!DOCTYPE x>", "<![CDATA[",
        "&amp;", "&#0;", "TIME_SLOT", "ANNOTATION_REF", "\"start\":", "\"words\":", "\"supervisions\":", "*", ";;",
    ];

    public static IReadOnlyList<FuzzTarget> All { get; } =
    [
        .. Samples.Select(pair => new FuzzTarget($"annotation-{pair.Key.ToLowerInvariant()}", (bytes, folder) => ReadAndRewrite(folder.Write("a" + AnnotationFormats.Named(pair.Key).Extension, bytes), pair.Key, folder), pair.Value)
        {
            Words = Words,
        }),
        new("annotation-any", (bytes, folder) => ReadAndRewrite(folder.Write("a", bytes), null, folder), Samples.Values.SelectMany(list => list)) { Words = Words },
        new(
            "annotation-kaldi",
            (bytes, folder) => ReadAndRewrite(folder.WriteParts(bytes, KaldiNames), "Kaldi", folder),
            "=== segments\nu1 r1 0.5 1.5\nu2 r1 2 3\n=== text\nu1 hello there\nu2 you\n=== utt2spk\nu1 A\nu2 B\n=== wav.scp\nr1 r1.wav\n=== reco2dur\nr1 10\n=== spk2gender\nA f\n"),
    ];

    private static void ReadAndRewrite(string path, string? format, FuzzFolder folder)
    {
        List<AnnotationDocument> documents = Read(path, format);
        if (documents.Count == 0 || !documents.TrueForAll(document => document.Format is not null)) return;
        string written = documents[0].Format!;
        if (Write(documents, written, folder, "once") is not { } once || Read(once, written) is not { Count: > 0 } kept || Write(kept, written, folder, "first") is not { } first) return;
        List<AnnotationDocument> again = Read(first, written);
        if (again.Count == 0) return;
        if (Write(again, written, folder, "second") is not { } second) throw new FuzzFinding($"What was written as {written} cannot be written again.");
        if (!Bytes(first).AsSpan().SequenceEqual(Bytes(second))) throw new FuzzFinding($"What was written as {written} changes when it is read and written again:\n{Shown(first)}\n--- becomes\n{Shown(second)}");
    }

    private static List<AnnotationDocument> Read(string path, string? format)
    {
        List<AnnotationDocument> documents = [];
        documents.AddRange(AnnotationFormats.Read(path, new AnnotationReadOptions { Format = format }, static _ => { }));
        return documents;
    }

    /// <returns>Null where the format refuses to hold it.</returns>
    private static string? Write(List<AnnotationDocument> documents, string format, FuzzFolder folder, string name)
    {
        string path = folder[name + AnnotationFormats.Named(format).Extension];
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        try
        {
            // Formats without a name for the recording take the file's: both files are called alike.
            string target = format == "Kaldi" ? path : Path.Combine(folder[name + "-file"], "a" + AnnotationFormats.Named(format).Extension);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            using AnnotationExport export = new(target, format, replace: true);
            foreach (AnnotationDocument document in documents) export.Write(document);
            return export.Complete();
        }
        catch (SpeechDataException)
        {
            return null;
        }
    }

    private static byte[] Bytes(string path) => Directory.Exists(path)
        ? [.. Directory.EnumerateFiles(path).Order(StringComparer.Ordinal).SelectMany(file => Encoding.UTF8.GetBytes(Path.GetFileName(file) + "\n").Concat(File.ReadAllBytes(file)))]
        : File.ReadAllBytes(path);

    private static string Shown(string path) => Encoding.UTF8.GetString(Bytes(path));
}
