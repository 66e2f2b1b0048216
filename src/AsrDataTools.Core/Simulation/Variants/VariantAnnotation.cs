using AsrDataTools.Annotation;
using AsrDataTools.Corpus;

namespace AsrDataTools.Simulation;

/// <summary>Carries annotation of the parents along: cut to the utterance, its times shifted and stretched, in its own format.</summary>
internal sealed class VariantAnnotation
{
    // Plain text and tables may be anything; what lies beside a recording counts only where its name says that it has times.
    private static readonly HashSet<string> TimedExtensions = new(
        [".rttm", ".ctm", ".stm", ".textgrid", ".eaf", ".trs", ".srt", ".vtt", ".uem"], StringComparer.OrdinalIgnoreCase);

    private readonly ILookup<string, AnnotationDocument> _byRecording;

    public VariantAnnotation(IReadOnlyList<AnnotationDocument> documents) =>
        _byRecording = documents.ToLookup(document => document.Recording, StringComparer.Ordinal);

    /// <summary>Writes what there is for a variant beside its recording.</summary>
    /// <returns>Absolute paths of the files.</returns>
    /// <exception cref="SpeechDataException">What lies beside the parent cannot be read.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public IReadOnlyList<string> Write(SpeechUtterance parent, VariantRecord record, string folder)
    {
        string stem = Path.GetFileNameWithoutExtension(record.File);
        List<string> written = [];
        foreach (IGrouping<string, AnnotationDocument> format in Find(parent).GroupBy(document => document.Format ?? "RTTM"))
        {
            IAnnotationFormat writer = AnnotationFormats.Named(format.Key);
            string path = Path.Combine(folder, stem + writer.Extension), temporary = $"{path}.{Guid.NewGuid():N}.tmp";
            try
            {
                using (IAnnotationSink sink = writer.Open(temporary))
                {
                    AnnotationLosses losses = new();
                    foreach (AnnotationDocument document in format) sink.Write(Moved(document, parent, record, stem), losses);
                    sink.Complete();
                }

                File.Move(temporary, path, overwrite: true);
                written.Add(path);
            }
            finally
            {
                File.Delete(temporary);
            }
        }

        return written;
    }

    private List<AnnotationDocument> Find(SpeechUtterance parent)
    {
        string? stem = Path.GetFileNameWithoutExtension(parent.AudioPath);
        List<AnnotationDocument> found = [.. new[] { stem, parent.Recording, parent.Id }.OfType<string>().Distinct().SelectMany(name => _byRecording[name])];
        if (found.Count > 0 || parent.AudioPath is not { } audio) return found;
        foreach (string file in Directory.EnumerateFiles(Path.GetDirectoryName(audio)!, $"{stem}.*").Order(StringComparer.Ordinal))
        {
            if (!TimedExtensions.Contains(Path.GetExtension(file)) || AnnotationFormats.Recognise(file) is null) continue;
            found.AddRange(AnnotationFormats.Read(file, null, problem => throw problem));
        }

        return found;
    }

    private static AnnotationDocument Moved(AnnotationDocument document, SpeechUtterance parent, VariantRecord record, string stem)
    {
        double start = parent.StartSeconds ?? 0, length = record.Samples / (double)record.SampleRate;
        Clock clock = new(start, record.TimeScale, length);
        IEnumerable<AnnotationSegment> segments = document.Segments
            .Where(segment => clock.Holds(segment.StartSeconds, segment.EndSeconds))
            .Select(segment => segment with
            {
                Recording = stem,
                StartSeconds = clock.At(segment.StartSeconds),
                EndSeconds = clock.At(segment.EndSeconds),
                Words = Moved(segment.Words, clock),
                SourcePath = null,
            });
        IEnumerable<AnnotationSegment> others = record.Overlaps.Select(talk => new AnnotationSegment
        {
            Recording = stem,
            Speaker = talk.Speaker,
            StartSeconds = Math.Round(talk.StartSeconds, 3),
            EndSeconds = Math.Round(Math.Min(length, talk.EndSeconds), 3),
        });
        return document with
        {
            Recording = stem,
            Path = null,
            Audio = record.File,
            DurationSeconds = length,
            Layout = null,
            Segments = segments.Concat(others).ToValueList(),
            Words = Moved(document.Words, clock),
        };
    }

    private static ValueList<AnnotationWord> Moved(ValueList<AnnotationWord> words, Clock clock) => words
        .Where(word => clock.Holds(word.StartSeconds, word.EndSeconds))
        .Select(word => word with { StartSeconds = clock.At(word.StartSeconds), EndSeconds = clock.At(word.EndSeconds) })
        .ToValueList();

    /// <summary>From the time of the parent's recording to that of the variant.</summary>
    private readonly record struct Clock(double Start, double Scale, double Length)
    {
        public bool Holds(double? from, double? to) => !(to <= Start) && !((from - Start) * Scale >= Length);

        public double? At(double? seconds) => seconds is { } time ? Math.Round(Math.Clamp((time - Start) * Scale, 0, Length), 6) : null;
    }
}
