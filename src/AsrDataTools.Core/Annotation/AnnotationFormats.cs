using AsrDataTools.Annotation.Formats;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Annotation;

/// <summary>The formats that are known, and which of them a file is in.</summary>
public static class AnnotationFormats
{
    // In the order in which they are tried: what is sure of itself first.
    private static readonly IAnnotationFormat[] All =
    [
        new EafFormat(),
        new TrsFormat(),
        new TextGridFormat(),
        new WebVttFormat(),
        new SrtFormat(),
        new NemoFormat(),
        new LhotseFormat(),
        new SegLstFormat(),
        new WhisperFormat(),
        new RttmFormat(),
        new OpenSatFormat(),
        new KaldiFormat(),
        new UemFormat(),
        new CtmFormat(),
        new StmFormat(),
        new AudacityFormat(),
        new CsvFormat(),
        new TrnFormat(),
        new TextFormat(),
    ];

    /// <summary>The names that <c>-Format</c> takes.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(format => format.Name).Order(StringComparer.OrdinalIgnoreCase)];

    /// <summary>What a format has a place for.</summary>
    public static AnnotationFields HeldBy(string name) => Named(name).Holds;

    /// <summary>The kinds of segments that a format has a place for.</summary>
    public static IReadOnlySet<AnnotationKind> KindsHeldBy(string name) => Named(name).Kinds;

    /// <summary>Reads the recordings of a file, or of a folder that is a Kaldi data directory.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="options">Format and encoding, where they are not to be found out.</param>
    /// <param name="report">Called for each row or element that is left out.</param>
    /// <exception cref="SpeechDataException">Thrown while enumerating: the file cannot be read (any further).</exception>
    public static IEnumerable<AnnotationDocument> Read(string path, AnnotationReadOptions? options, Action<SpeechDataException> report)
    {
        ArgumentNullException.ThrowIfNull(report);
        options ??= AnnotationReadOptions.Default;
        IAnnotationFormat format = options.Format is { } name ? Named(name) : Find(path, options) ?? throw NotRecognised(path);
        return format.Read(path, options, report);
    }

    /// <summary>The name of the format that a file or folder is in; null where it is in none.</summary>
    /// <exception cref="SpeechDataException">The file cannot be opened.</exception>
    public static string? Recognise(string path, AnnotationReadOptions? options = null) => Find(path, options ?? AnnotationReadOptions.Default)?.Name;

    internal static IReadOnlyList<IAnnotationFormat> Formats => All;

    internal static IAnnotationFormat Named(string name) =>
        All.FirstOrDefault(format => format.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new SpeechDataException(
            "AnnotationFormatUnknown",
            SpeechDataProblem.InvalidArgument,
            $"There is no annotation format '{name}'. Did you mean '{NearestName.Of(name, Names)}'? The formats are {string.Join(", ", Names)}.");

    /// <summary>The format that a file name asks for by its ending.</summary>
    /// <exception cref="SpeechDataException">It asks for none, or for several.</exception>
    internal static IAnnotationFormat ByExtension(string path)
    {
        string extension = Path.GetExtension(path);
        IAnnotationFormat[] candidates = [.. All.Where(format => extension.Length > 0 && format.Extension.Equals(extension, StringComparison.OrdinalIgnoreCase))];
        return candidates.Length == 1 ? candidates[0] : throw new SpeechDataException(
            "AnnotationFormatUnknown",
            SpeechDataProblem.InvalidArgument,
            candidates.Length == 0
                ? $"'{path}' does not tell a format by its ending. Name one with -Format: {string.Join(", ", Names)}."
                : $"'{extension}' may be {string.Join(" or ", candidates.Select(format => format.Name))}. Say which with -Format.",
            path);
    }

    private static IAnnotationFormat? Find(string path, AnnotationReadOptions options)
    {
        if (Directory.Exists(path)) return KaldiFormat.IsDirectory(path) ? Named("Kaldi") : null;
        string text = AnnotationText.Peek(path, options.Encoding, out bool whole);
        if (text.Contains('\0')) return null;
        AnnotationOpening opening = new(path, text, whole);
        IAnnotationFormat? found = All.FirstOrDefault(format => format.Recognises(opening));

        // A file without a row says nothing of itself but by its name.
        return found ?? (opening.Rows.Count == 0 ? All.FirstOrDefault(format => format is RowFormat && format.Extension.Equals(ManifestFile.ExtensionOf(path), StringComparison.OrdinalIgnoreCase)) : null);
    }

    private static SpeechDataException NotRecognised(string path) => AnnotationErrors.File(
        "AnnotationNotRecognised",
        path,
        Directory.Exists(path) ? "is a folder, but no Kaldi data directory." : $"is in no annotation format that is known by its content. If you know better, read it with Import-Annotation -Format, one of {string.Join(", ", Names)}.");
}
