using System.Xml.Linq;

namespace AsrDataTools.Annotation.Formats;

/// <summary>
/// Transcriber's TRS (trans-14.dtd of Transcriber 1.4/1.5): sections of turns, in which each Sync starts a stretch of text; in a turn
/// of several speakers each Who starts what one of them says meanwhile, which is tagged as overlap. Events and comments within the
/// text are tags with their place in it. Stretches without text or tag are silence and no segments.
/// </summary>
internal sealed class TrsFormat : DocumentFormat
{
    public override string Name => "TRS";

    public override string Extension => ".trs";

    public override int TimeDecimals => 3;

    public override AnnotationFields Holds => AnnotationFields.Times | AnnotationFields.Segments | AnnotationFields.Text | AnnotationFields.Speaker
        | AnnotationFields.SpeakerDetails | AnnotationFields.Gender | AnnotationFields.Tags | AnnotationFields.RecordingLanguage | AnnotationFields.Audio | AnnotationFields.Duration;

    public override IReadOnlySet<AnnotationKind> Kinds { get; } = new HashSet<AnnotationKind>
    {
        AnnotationKind.Speech, AnnotationKind.Event, AnnotationKind.Overlap, AnnotationKind.Entity, AnnotationKind.Language, AnnotationKind.Comment, AnnotationKind.Other,
    };

    public override bool Recognises(AnnotationOpening opening) =>
        opening.Text.TrimStart().StartsWith('<') && (opening.Text.Contains("<Trans ", StringComparison.Ordinal) || opening.Text.Contains("<Trans>", StringComparison.Ordinal));

    public override IEnumerable<AnnotationDocument> Read(string path, AnnotationReadOptions options, Action<SpeechDataException> report)
    {
        XmlFile.Scan(path, reader =>
        {
            if (reader.Depth == 0 && reader.LocalName != "Trans") throw AnnotationErrors.File("AnnotationUnreadable", path, $"is XML, but its root is {reader.LocalName}, not Trans.");
        });
        XElement root = XmlFile.Guard(path, reader => XDocument.Load(reader, LoadOptions.SetLineInfo | LoadOptions.PreserveWhitespace).Root!);
        yield return new TrsReader(path, report).Read(root, Name);
    }

    public override void Write(Stream stream, AnnotationDocument document, AnnotationLosses losses) => TrsWriter.Write(stream, document, document.Format == Name, losses);
}
