using System.Text;

namespace AsrDataTools.Annotation;

/// <summary>
/// A format of one row a line. Rows keep their order, comments and layout: a row whose values are unchanged is written byte for
/// byte as it stood, the others anew.
/// </summary>
internal abstract class RowFormat : IAnnotationFormat
{
    public abstract string Name { get; }

    public abstract string Extension { get; }

    public abstract AnnotationFields Holds { get; }

    public virtual IReadOnlySet<AnnotationKind> Kinds => AnnotationKinds.Speech;

    public virtual bool PartsByBlanks => true;

    public virtual int TimeDecimals => 6;

    public abstract bool Recognises(AnnotationOpening opening);

    /// <summary>Streams recording by recording where the rows of each stand together, else reads all first.</summary>
    public IEnumerable<AnnotationDocument> Read(string path, AnnotationReadOptions options, Action<SpeechDataException> report)
    {
        Encoding encoding = AnnotationText.EncodingOf(path, options.Encoding);
        bool together = !Holds.HasFlag(AnnotationFields.Recordings) || StandTogether(path, encoding);
        RowContext context = new(path);
        using RowSource source = new(this, path, encoding, context);
        RowReader rows = new(this, source, context, report, together);
        while (rows.Next() is { } builder) yield return builder.Build(rows.Layout(encoding));
        foreach (DocumentBuilder builder in rows.Rest())
        {
            yield return builder.Build(rows.Layout(encoding) with { OpenEnd = source.OpenEnd, Footer = builder.Footer });
        }
    }

    public virtual bool HoldsExtra(string name) => Holds.HasFlag(AnnotationFields.Extra);

    public IAnnotationSink Open(string path) => new RowSink(this, path);

    /// <summary>Empty lines and what starts with ";;" (NIST).</summary>
    public virtual bool IsComment(ReadOnlySpan<char> line)
    {
        ReadOnlySpan<char> text = line.TrimStart();
        return text.IsEmpty || text.StartsWith(";;");
    }

    /// <summary>The recording that a row is of, cheaply; empty for the file's own.</summary>
    public virtual ReadOnlySpan<char> RecordingOf(ReadOnlySpan<char> line, RowContext context) => default;

    /// <summary>Reads a row as segment, word or speaker.</summary>
    /// <exception cref="RowProblem">The row makes no sense.</exception>
    public abstract object Parse(ReadOnlySpan<char> line, RowContext context, out string recording);

    /// <summary>Writes a row anew, without its newline. What is written reads as the same values.</summary>
    public abstract void Render(object row, AnnotationDocument document, string? header, StringBuilder into);

    /// <summary>The rows that the format can hold of a document, in the order to write them where it has none of its own.</summary>
    public abstract IEnumerable<object> Rows(AnnotationDocument document, string? header, AnnotationLosses losses);

    /// <summary>Whether the first row is a header: column names, a signature.</summary>
    public virtual bool HasHeader => false;

    /// <summary>Whether rows may be longer than a line.</summary>
    public virtual bool JoinsLines => false;

    /// <summary>Whether an empty line parts the rows.</summary>
    public virtual bool PartsByEmptyLines => false;

    /// <summary>Takes note of the header.</summary>
    /// <exception cref="SpeechDataException">With this header nothing can be read.</exception>
    public virtual void ReadHeader(string header, RowContext context)
    {
    }

    /// <summary>The header of a new file: that of the source where it still serves.</summary>
    /// <param name="document">The first recording that is written.</param>
    /// <param name="header">The header of its source; null where it was in another format.</param>
    public virtual string? HeaderFor(AnnotationDocument document, string? header) => header;

    /// <summary>Whether the next line belongs to the row, where rows may be longer than a line.</summary>
    public virtual bool Continues(ReadOnlySpan<char> row, ReadOnlySpan<char> next, RowContext context) => false;

    private bool StandTogether(string path, Encoding encoding)
    {
        RowContext context = new(path);
        using RowSource reader = new(this, path, encoding, context);
        HashSet<string> seen = new(StringComparer.Ordinal);
        HashSet<string>.AlternateLookup<ReadOnlySpan<char>> lookup = seen.GetAlternateLookup<ReadOnlySpan<char>>();
        string current = "";
        while (reader.Read())
        {
            if (IsComment(reader.Line)) continue;
            if (HasHeader && context.Header is null)
            {
                context.Header = reader.Line.ToString();
                ReadHeader(context.Header, context);
                continue;
            }

            ReadOnlySpan<char> recording = RecordingOf(reader.Line, context);
            if (recording.SequenceEqual(current)) continue;
            if (lookup.Contains(recording)) return false;
            current = recording.ToString();
            seen.Add(current);
        }

        return true;
    }
}
