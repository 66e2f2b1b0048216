using System.Text;

namespace AsrDataTools.Annotation;

/// <summary>Makes documents of the rows of one file.</summary>
internal sealed class RowReader(RowFormat format, RowSource reader, RowContext context, Action<SpeechDataException> report, bool together)
{
    private const char Undecodable = '\uFFFD';

    private readonly Dictionary<string, DocumentBuilder> _scattered = new(StringComparer.Ordinal);
    private readonly StringBuilder _lead = new();
    private readonly StringBuilder _anew = new();
    private AnnotationDocument _named = new() { Recording = "" };
    private DocumentBuilder? _current;

    /// <summary>How the file is laid out, as far as it is read.</summary>
    public AnnotationLayout Layout(Encoding encoding) => new() { Encoding = encoding, Newline = reader.Newline ?? "\n", Header = context.Header };

    /// <summary>The next recording that is complete while the file goes on; null at the end of the file.</summary>
    public DocumentBuilder? Next()
    {
        while (reader.Read())
        {
            context.Line = reader.Number;
            if (!reader.TooLong && format.IsComment(reader.Line))
            {
                _lead.Append(reader.Line).Append('\n');
                continue;
            }

            if (format.HasHeader && context.Header is null)
            {
                TakeHeader();
                continue;
            }

            if (ReadRow(out string recording) is not { } row) continue;
            if (_current is null || _current.Recording != recording)
            {
                DocumentBuilder? finished = _current;
                _current = BuilderOf(recording);
                _current.Add(row);
                if (together && finished is not null) return finished;
            }
            else
            {
                _current.Add(row);
            }
        }

        return null;
    }

    /// <summary>What is left at the end of the file; a file without a row is a recording of which nothing is said.</summary>
    public IEnumerable<DocumentBuilder> Rest()
    {
        DocumentBuilder last = _current ??= BuilderOf(context.FileRecording);
        if (_lead.Length > 0) last.Footer = _lead.ToString(0, _lead.Length - 1);
        return together ? [last] : _scattered.Values;
    }

    // Comments before the header are part of it.
    private void TakeHeader()
    {
        string header = reader.Line.ToString();
        context.Header = _lead.Append(header).ToString();
        _lead.Clear();
        format.ReadHeader(header, context);
    }

    private DocumentBuilder BuilderOf(string recording)
    {
        if (together) return new(recording, context.Path, format.Name);
        if (!_scattered.TryGetValue(recording, out DocumentBuilder? builder))
        {
            _scattered[recording] = builder = new(recording, context.Path, format.Name);
        }

        return builder;
    }

    private object? ReadRow(out string recording)
    {
        recording = "";
        try
        {
            if (reader.TooLong) throw new RowProblem($"the line is longer than {LineReader.LongestLine:N0} characters");
            if (reader.Line.Contains(Undecodable)) throw new RowProblem("the line holds bytes that are not UTF-8; name the encoding with -Encoding (for example windows-1252)");
            if (reader.Line.Contains('\0')) throw new RowProblem("the line holds zero bytes: this is not text");
            object row = format.Parse(reader.Line, context, out recording);
            Trace(row, recording);
            return row;
        }
        catch (RowProblem problem)
        {
            report(AnnotationErrors.Row(context.Path, reader.Number, problem.Message, problem.InnerException));
            return null;
        }
    }

    private void Trace(object row, string recording)
    {
        if (_named.Recording != recording) _named = new() { Recording = recording, Path = context.Path, Format = format.Name };
        _anew.Clear();
        format.Render(row, _named, context.Header, _anew);
        bool same = _anew.Length == reader.Line.Length && _anew.Equals(reader.Line);
        if (same && _lead.Length == 0) return;
        SourceTrace.Set(row, new(_lead.Length == 0 ? null : _lead.ToString(), same ? null : reader.Line.ToString()));
        _lead.Clear();
    }
}
