using System.Xml;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Annotation;

/// <summary>
/// Opens XML that may be hostile: nothing outside the file is ever loaded, a document type is passed over unread (so that its
/// entities do not exist), depth and size are bounded.
/// </summary>
internal static class XmlFile
{
    private const int DeepestElement = 64;
    private const long MostCharacters = 1L << 31;

    /// <summary>Looks through the whole file once: it must be well-formed and within bounds.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="visit">Called at the start of each element.</param>
    /// <exception cref="SpeechDataException">It is not; the message names the line.</exception>
    public static void Scan(string path, Action<XmlReader> visit) => Guard(path, reader =>
    {
        while (reader.Read())
        {
            if (reader.Depth > DeepestElement)
                throw AnnotationErrors.File("AnnotationXmlRefused", path, FormattableString.Invariant($"nests elements more than {DeepestElement} deep (line {LineOf(reader)}), which no annotation does."));
            if (reader.NodeType == XmlNodeType.Element) visit(reader);
        }

        return true;
    });

    /// <summary>Reads with a fresh reader; what is wrong with the XML becomes an error that names the line.</summary>
    public static T Guard<T>(string path, Func<XmlReader, T> read)
    {
        try
        {
            using Stream stream = ManifestFile.OpenBytes(path);
            using XmlReader reader = XmlReader.Create(stream, new XmlReaderSettings
            {
                DtdProcessing = DtdProcessing.Ignore,
                XmlResolver = null,
                MaxCharactersInDocument = MostCharacters,
                MaxCharactersFromEntities = 1024,
                IgnoreComments = false,
                IgnoreWhitespace = false,
            });
            return read(reader);
        }
        catch (XmlException exception)
        {
            bool entity = exception.Message.Contains("entity", StringComparison.OrdinalIgnoreCase);
            throw AnnotationErrors.File(
                entity ? "AnnotationXmlRefused" : "AnnotationUnreadable",
                path,
                FormattableString.Invariant($"is no well-formed XML, line {exception.LineNumber}: {exception.Message}{(entity ? " Entities of a document type are not read: write the characters themselves." : "")}"),
                exception);
        }
    }

    public static long LineOf(XmlReader reader) => reader is IXmlLineInfo info && info.HasLineInfo() ? info.LineNumber : 0;
}
