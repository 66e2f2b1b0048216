using System.Text;
using System.Xml;

namespace AsrDataTools.Annotation.Formats;

/// <summary>Text that XML can hold, and writers that lay it out.</summary>
internal static class XmlText
{
    /// <summary>Indented by four blanks, lines ending with LF, no declaration: the caller writes its own.</summary>
    public static XmlWriterSettings Settings(string indent) => new()
    {
        Encoding = AnnotationText.Utf8,
        Indent = true,
        IndentChars = indent,
        NewLineChars = "\n",
        OmitXmlDeclaration = true,
        CloseOutput = false,
    };

    /// <summary>Without the characters that XML has no way to write.</summary>
    public static string Clean(string text)
    {
        if (text.All(letter => XmlConvert.IsXmlChar(letter))) return text;
        StringBuilder clean = new(text.Length);
        for (int index = 0; index < text.Length; index++)
        {
            if (XmlConvert.IsXmlChar(text[index])) clean.Append(text[index]);
            else if (index + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[index + 1], text[index])) clean.Append(text[index]).Append(text[++index]);
        }

        return clean.ToString();
    }
}
