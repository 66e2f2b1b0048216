using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace AsrDataTools.Packaging;

/// <summary>What a NuGet package says of itself, and the texts it carries about rights.</summary>
public sealed partial class PackageFacts
{
    /// <summary>Packages that say their license only by a page of the web: what stands there.</summary>
    private static readonly Dictionary<string, string> LicensesByPage = new(StringComparer.Ordinal)
    {
        ["https://github.com/MiloszKrajewski/K4os.Compression.LZ4/blob/master/LICENSE?raw=true"] = "MIT",
    };

    private PackageFacts(string folder, XElement metadata, string sha512)
    {
        string? Value(string name) => metadata.Elements().FirstOrDefault(one => one.Name.LocalName == name)?.Value.Trim() is { Length: > 0 } value ? value : null;
        XElement? license = metadata.Elements().FirstOrDefault(one => one.Name.LocalName == "license");
        Id = Value("id")!;
        Version = Value("version")!;
        Authors = Value("authors") ?? "its authors";
        Copyright = Value("copyright") is string text && !text.Equals(Authors, StringComparison.Ordinal) ? text : $"Copyright (c) {Authors}";
        Project = Value("projectUrl");
        Repository = metadata.Elements().FirstOrDefault(one => one.Name.LocalName == "repository")?.Attribute("url")?.Value;
        Sha512 = sha512;
        Texts = [.. Directory.EnumerateFiles(folder).Where(file => RightsFile().IsMatch(Path.GetFileName(file))).Order(StringComparer.Ordinal)
            .Select(file => new RightsText(Path.GetFileName(file), File.ReadAllText(file).ReplaceLineEndings("\n").Trim('\n', '\uFEFF')))];
        Expression = license?.Attribute("type")?.Value == "expression" ? license.Value.Trim() : null;
        LicenseFile = license?.Attribute("type")?.Value == "file" ? Path.GetFileName(license.Value.Trim()) : null;
        LicensePage = Value("licenseUrl");
    }

    public string Id { get; }

    public string Version { get; }

    public string Authors { get; }

    /// <summary>The line that says whose it is; made of the authors where the package has none.</summary>
    public string Copyright { get; }

    public string? Project { get; }

    public string? Repository { get; }

    /// <summary>Of the package as it was fetched, in lower-case hexadecimal.</summary>
    public string Sha512 { get; }

    /// <summary>License files and notices, by file name.</summary>
    public IReadOnlyList<RightsText> Texts { get; }

    private string? Expression { get; }

    private string? LicenseFile { get; }

    private string? LicensePage { get; }

    public string PackageUrl => $"pkg:nuget/{Id}@{Version}";

    /// <param name="root">The folder of restored packages.</param>
    /// <exception cref="PackagingException">The package is not there.</exception>
    public static PackageFacts Read(string root, string id, string version)
    {
        string folder = Path.Combine(root, id.ToLowerInvariant(), version.ToLowerInvariant());
        string nuspec = Path.Combine(folder, id.ToLowerInvariant() + ".nuspec");
        string digest = Path.Combine(folder, $"{id.ToLowerInvariant()}.{version.ToLowerInvariant()}.nupkg.sha512");
        if (!File.Exists(nuspec) || !File.Exists(digest)) throw new PackagingException($"Package {id} {version} is not in '{root}'. Restore first.");
        XElement metadata = XDocument.Load(nuspec).Root!.Elements().First(one => one.Name.LocalName == "metadata");
        return new PackageFacts(folder, metadata, Convert.ToHexStringLower(Convert.FromBase64String(File.ReadAllText(digest).Trim())));
    }

    /// <summary>The license as an SPDX expression.</summary>
    /// <exception cref="PackagingException">None can be told.</exception>
    public PackageLicense License(LicenseTexts texts)
    {
        if (Expression is not null) return new PackageLicense(Expression, Declared: true);
        string? found = Texts.FirstOrDefault(one => one.Name == LicenseFile) is { } file ? texts.Recognize(file.Text) : null;
        if (found is null && LicensePage is not null) found = LicensesByPage.GetValueOrDefault(LicensePage);
        return found is null
            ? throw new PackagingException($"The license of {Id} {Version} cannot be told (file '{LicenseFile}', page '{LicensePage}'). Teach LicenseTexts or PackageFacts.")
            : new PackageLicense(found, Declared: false);
    }

    [GeneratedRegex(@"^(licen[sc]e|copying|notice|third-?party-?notices?)(\.(txt|md))?$", RegexOptions.IgnoreCase)]
    private static partial Regex RightsFile();
}
