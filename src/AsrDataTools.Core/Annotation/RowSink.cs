using System.Text;

namespace AsrDataTools.Annotation;

/// <summary>Writes documents as rows: those that are unchanged as they stood, the others anew.</summary>
internal sealed class RowSink(RowFormat format, string path) : IAnnotationSink
{
    private readonly StringBuilder _anew = new();
    private StreamWriter? _writer;
    private AnnotationLayout _layout = AnnotationLayout.Default;
    private string? _header;
    private bool _pending;

    public void Write(AnnotationDocument document, AnnotationLosses losses)
    {
        bool own = document.Format == format.Name;
        if (_writer is null) Start(document, own);
        bool sameHeader = own && document.Layout?.Header == _header;
        RowContext context = new(document.Path ?? path);
        if (sameHeader && _header is not null) format.ReadHeader(_header, context);
        IEnumerable<object> rows = format.Rows(document, _header, losses);

        // Kinds of rows that stood mixed are written mixed again.
        if (own) rows = rows.OrderBy(row => SourceTrace.LineOf(row) is > 0 and long line ? line : long.MaxValue);
        foreach (object row in rows)
        {
            SourceRow? source = own ? SourceTrace.Of(row) : null;
            WriteLead(source?.Lead);
            _anew.Clear();
            if (sameHeader && source?.Text is { } text && IsUnchanged(row, document, text, context)) _anew.Append(text);
            else format.Render(row, document, _header, _anew);
            WriteRow();
        }

        if (own && document.Layout?.Footer is { } footer) WriteLines(footer);
        _layout = own ? document.Layout ?? _layout : AnnotationLayout.Default;
    }

    public void Complete()
    {
        if (_writer is null) Start(new AnnotationDocument { Recording = "" }, own: false);
        if (_pending && !_layout.OpenEnd) _writer!.Write(_writer.NewLine);
        _writer!.Dispose();
    }

    public void Dispose() => _writer?.Dispose();

    private void Start(AnnotationDocument document, bool own)
    {
        AnnotationLayout layout = own ? document.Layout ?? _layout : _layout;

        // A text that the source's encoding cannot write is written in UTF-8 rather than with question marks.
        Encoding encoding = layout.Encoding is UTF8Encoding or UnicodeEncoding ? layout.Encoding : AnnotationText.Utf8;
        _writer = new(new FileStream(path, FileMode.CreateNew, FileAccess.Write), encoding) { NewLine = layout.Newline };
        _header = format.HeaderFor(document, own ? layout.Header : null);
        if (_header is not null) WriteLines(_header);
    }

    private bool IsUnchanged(object row, AnnotationDocument document, string text, RowContext context)
    {
        context.Line = (int)SourceTrace.LineOf(row);
        object parsed = format.Parse(text, context, out string recording);
        SourceTrace.Set(parsed, SourceTrace.Of(row)!);
        return parsed.Equals(row) && recording == document.Recording;
    }

    // Rows that are longer than a line are parted by an empty one, where their source has no more to say.
    private void WriteLead(string? lead)
    {
        if (lead is not null) WriteLines(lead[..^1]);
        else if (_pending && format.PartsByEmptyLines) WriteLines("");
    }

    private void WriteLines(string lines)
    {
        _anew.Clear().Append(lines);
        WriteRow();
    }

    // The newline comes before the next row, so that the last may do without.
    private void WriteRow()
    {
        if (_pending) _writer!.Write(_writer.NewLine);
        if (_writer!.NewLine != "\n" && _anew.Length > 0) _anew.Replace("\n", _writer.NewLine);
        _writer.Write(_anew);
        _pending = true;
    }
}
