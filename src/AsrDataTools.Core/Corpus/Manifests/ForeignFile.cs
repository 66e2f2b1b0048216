using System.IO.Compression;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>Files that are often delivered in place of a manifest, with the way out.</summary>
internal static class ForeignFile
{
    private const string SaveAsCsv =
        "Save it as CSV: in Excel File > Save As > CSV UTF-8, in LibreOffice File > Save a Copy > Text CSV, in Numbers File > Export To > CSV.";

    /// <exception cref="SpeechDataException">The file is a spreadsheet or an archive of files, whatever its name says.</exception>
    public static void Refuse(string path, ReadOnlySpan<byte> opening)
    {
        if (opening.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
            throw Refusal(path, $"is an Office document of the old kind (.xls). {SaveAsCsv}");
        if (opening.StartsWith("PK\u0003\u0004"u8)) RefuseZip(path);
        if (opening.IndexOf("urn:schemas-microsoft-com:office:spreadsheet"u8) >= 0) throw Refusal(path, $"is a spreadsheet in XML. {SaveAsCsv}");
        if (opening.Length > 262 && opening[257..].StartsWith("ustar"u8))
            throw Refusal(path, "is a tar archive of files. Unpack it first (tar -xf) and give the manifest or folder in it.");
    }

    private static void RefuseZip(string path)
    {
        string? kind = null;
        try
        {
            using ZipArchive archive = ZipFile.OpenRead(path);
            kind = archive.Entries.Any(entry => entry.FullName.StartsWith("xl/", StringComparison.Ordinal)) ? "Excel"
                : archive.GetEntry("content.xml") is not null && archive.GetEntry("mimetype") is not null ? "OpenDocument"
                : archive.Entries.Any(entry => entry.FullName.EndsWith(".iwa", StringComparison.Ordinal)) ? "Numbers"
                : null;
        }
        catch (InvalidDataException)
        {
            // Cut off or packed once more; the name is all there is to go by.
        }

        if (kind is null && ManifestFile.ExtensionOf(path) is ".xlsx" or ".xlsm" or ".ods") kind = "damaged";
        throw Refusal(path, kind is null
            ? "is a zip archive of files. Unpack it first and give the manifest or folder in it."
            : $"is a spreadsheet ({kind}). {SaveAsCsv}");
    }

    private static SpeechDataException Refusal(string path, string what) => ManifestErrors.File("ManifestNotRecognised", path, what);
}
