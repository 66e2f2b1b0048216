using System.Globalization;

namespace AsrDataTools.Annotation.Formats;

/// <summary>
/// A Kaldi data directory: segments (utterance recording start end), text, utt2spk, spk2gender and wav.scp (Kaldi documentation,
/// Data preparation). Without segments each utterance is a recording of its own without times. Written files are sorted as Kaldi
/// wants them.
/// </summary>
internal sealed class KaldiFormat : IAnnotationFormat
{
    public string Name => "Kaldi";

    public string Extension => "";

    public AnnotationFields Holds => AnnotationFields.Recordings | AnnotationFields.Times | AnnotationFields.Segments | AnnotationFields.Text
        | AnnotationFields.Speaker | AnnotationFields.Gender | AnnotationFields.Id | AnnotationFields.Audio;

    public IReadOnlySet<AnnotationKind> Kinds => AnnotationKinds.Speech;

    public bool PartsByBlanks => true;

    public int TimeDecimals => 6;

    public bool HoldsExtra(string name) => false;

    /// <summary>Whether a folder is one.</summary>
    public static bool IsDirectory(string path) => Directory.Exists(path)
        && (File.Exists(Path.Combine(path, "segments")) || (File.Exists(Path.Combine(path, "text")) && (File.Exists(Path.Combine(path, "utt2spk")) || File.Exists(Path.Combine(path, "wav.scp")))));

    public bool Recognises(AnnotationOpening opening) =>
        Path.GetFileName(opening.Path) is "segments" or "text" or "utt2spk" && Path.GetDirectoryName(opening.Path) is { } folder && IsDirectory(folder);

    public IEnumerable<AnnotationDocument> Read(string path, AnnotationReadOptions options, Action<SpeechDataException> report)
    {
        string folder = Directory.Exists(path) ? path : Path.GetDirectoryName(path)!;
        KaldiTable texts = KaldiTable.Read(folder, "text", options, report);
        KaldiTable speakers = KaldiTable.Read(folder, "utt2spk", options, report);
        KaldiTable genders = KaldiTable.Read(folder, "spk2gender", options, report);
        KaldiTable audio = KaldiTable.Read(folder, "wav.scp", options, report);
        KaldiTable segments = KaldiTable.Read(folder, "segments", options, report);
        Dictionary<string, List<AnnotationSegment>> recordings = new(StringComparer.Ordinal);
        foreach ((string id, string value, int line) in segments.Exists ? segments.Rows : texts.Rows)
        {
            try
            {
                AnnotationSegment segment = segments.Exists ? Timed(id, value, segments.Path, line) : new() { Recording = id, Id = id, SourcePath = texts.Path, SourceLine = line };
                if (!recordings.TryGetValue(segment.Recording, out List<AnnotationSegment>? list)) recordings[segment.Recording] = list = [];
                list.Add(segment with { Text = texts.Get(id), Speaker = speakers.Get(id) });
            }
            catch (RowProblem problem)
            {
                report(AnnotationErrors.Row(segments.Path, line, problem.Message));
            }
        }

        foreach ((string id, _, int line) in segments.Exists ? texts.Rows : [])
        {
            if (segments.Get(id) is null) report(AnnotationErrors.Row(texts.Path, line, $"the utterance '{id}' is not in 'segments'"));
        }

        foreach ((string recording, List<AnnotationSegment> list) in recordings)
        {
            yield return new AnnotationDocument
            {
                Recording = recording,
                Path = folder,
                Format = Name,
                Audio = audio.Get(recording),
                Speakers = list.Select(segment => segment.Speaker).OfType<string>().Distinct(StringComparer.Ordinal)
                    .Where(speaker => genders.Get(speaker) is not null)
                    .Select(speaker => new AnnotationSpeaker { Id = speaker, Gender = genders.Get(speaker) }).ToValueList(),
                Segments = list.ToValueList(),
            };
        }
    }

    public IAnnotationSink Open(string path) => new Sink(path);

    private static AnnotationSegment Timed(string id, string value, string path, int line)
    {
        RowFields fields = new(value);
        string recording = fields.Require("recording").ToString();
        double start = Seconds.Parse(fields.Require("start"), "start");
        double end = Seconds.Parse(fields.Require("end"), "end");
        return new AnnotationSegment { Recording = recording, Id = id, StartSeconds = start, EndSeconds = end, SourcePath = path, SourceLine = line };
    }

    /// <summary>Collects the tables, since each is sorted as a whole.</summary>
    private sealed class Sink(string folder) : IAnnotationSink
    {
        private readonly Dictionary<string, SortedDictionary<string, string>> _tables = new(StringComparer.Ordinal);

        public void Write(AnnotationDocument document, AnnotationLosses losses)
        {
            string recording = FieldText.Of(document.Recording, "-");
            foreach (AnnotationSegment segment in WordPlacement.IntoSegments(document).Segments)
            {
                if (segment is not { Kind: AnnotationKind.Speech, StartSeconds: { } start, EndSeconds: { } end }) continue;
                string speaker = FieldText.Of(segment.Speaker, "");
                string id = segment.Id is null
                    ? string.Create(CultureInfo.InvariantCulture, $"{(speaker.Length > 0 ? speaker + "-" : "")}{recording}-{(long)Math.Round(start * 1000):0000000}-{(long)Math.Round(end * 1000):0000000}")
                    : FieldText.Of(segment.Id, "-");
                if (!Table("segments").TryAdd(id, $"{recording} {Seconds.Text(start, 2)} {Seconds.Text(end, 2)}"))
                {
                    losses.Add("Segment"); // Two segments of one id.
                    continue;
                }

                if (segment.TextOrWords is { } text) Table("text")[id] = FieldText.Line(text);

                if (speaker.Length > 0) Table("utt2spk")[id] = speaker;
            }

            if (document.Audio is { } audio) Table("wav.scp")[recording] = audio;
            foreach (AnnotationSpeaker speaker in document.Speakers)
            {
                if (speaker.Gender is { } gender) Table("spk2gender")[FieldText.Of(speaker.Id, "-")] = FieldText.Of(gender, "-");
            }
        }

        public void Complete()
        {
            Directory.CreateDirectory(folder);
            Table("segments");
            foreach ((string name, SortedDictionary<string, string> rows) in _tables)
            {
                using StreamWriter writer = new(Path.Combine(folder, name), append: false, AnnotationText.Utf8) { NewLine = "\n" };
                foreach ((string key, string value) in rows) writer.WriteLine(value.Length == 0 ? key : $"{key} {value}");
            }
        }

        public void Dispose()
        {
        }

        private SortedDictionary<string, string> Table(string name)
        {
            if (!_tables.TryGetValue(name, out SortedDictionary<string, string>? table)) _tables[name] = table = new(StringComparer.Ordinal);
            return table;
        }
    }
}
