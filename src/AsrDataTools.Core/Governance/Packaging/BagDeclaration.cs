using System.Globalization;
using System.Text;

namespace AsrDataTools.Governance.Packaging;

/// <summary>The two lines of <c>bagit.txt</c> (RFC 8493, section 2.1.1).</summary>
/// <param name="Version">Of BagIt, as written: 1.0, 0.97.</param>
/// <param name="Encoding">Of the other tag files.</param>
internal sealed record BagDeclaration(string? Version, Encoding Encoding)
{
    public const string FileName = "bagit.txt";
    public const string Content = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";

    /// <summary>Of which 1.0 is the newest; the RFC names 0.93 to 0.97 as its drafts.</summary>
    private static readonly string[] Known = ["1.0", "0.97", "0.96", "0.95", "0.94", "0.93"];

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Of a bag whose declaration cannot be opened.</summary>
    public static BagDeclaration None(PackageFindings findings)
    {
        findings.Add(PackageRule.DeclarationInvalid, Severity.Error, FileName, $"{FileName} is empty or a link that is not followed.", "Ask the maker for a whole package.");
        return new(null, Utf8);
    }

    /// <summary>Reads the declaration; UTF-8 is taken where it names no encoding that is known.</summary>
    public static BagDeclaration Read(string bag, PackageFindings findings)
    {
        string? version = null, encoding = null;
        foreach ((_, string? line) in BagText.Lines(Path.Combine(bag, FileName), Utf8).Take(100))
        {
            if (BagInfo.Split(line) is not (string label, string value)) continue;
            if (label.Equals("BagIt-Version", StringComparison.OrdinalIgnoreCase)) version ??= value;
            if (label.Equals("Tag-File-Character-Encoding", StringComparison.OrdinalIgnoreCase)) encoding ??= value;
        }

        if (version is null || !Known.Contains(version))
        {
            bool isNewer = decimal.TryParse(version, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) && number > 1;
            Add(isNewer ? Severity.Warning : Severity.Error, version is null ? "names no BagIt-Version" : $"names BagIt-Version '{version}', which is not known; it is read as 1.0", "BagIt-Version: 1.0");
        }

        return new(version, Find(encoding));

        Encoding Find(string? name)
        {
            if (name is null)
            {
                Add(Severity.Error, "names no Tag-File-Character-Encoding; UTF-8 is taken", "Tag-File-Character-Encoding: UTF-8");
                return Utf8;
            }

            try
            {
                return name.Equals("UTF-8", StringComparison.OrdinalIgnoreCase) ? Utf8 : Encoding.GetEncoding(name);
            }
            catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
            {
                Add(Severity.Error, $"names the encoding '{name}', which is not known; UTF-8 is taken", "Tag-File-Character-Encoding: UTF-8");
                return Utf8;
            }
        }

        void Add(Severity severity, string what, string line) => findings.Add(
            PackageRule.DeclarationInvalid, severity, FileName, $"{FileName} {what}.", $"Ask the maker for a package whose {FileName} has the line '{line}'.");
    }
}
