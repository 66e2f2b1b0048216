namespace AsrDataTools.Packaging;

/// <summary>What is shipped: its name and version, its own files, and the packages that the others are from.</summary>
/// <param name="Name">Such as <c>AsrDataTools</c>.</param>
/// <param name="Version">Of the product.</param>
/// <param name="OwnLicense">The text of its license, MIT.</param>
/// <param name="Parts">Every file, in the order of places.</param>
/// <param name="Packages">In the order of ids.</param>
public sealed record Product(string Name, string Version, string OwnLicense, IReadOnlyList<Part> Parts, IReadOnlyList<PackageFacts> Packages)
{
    public LicenseTexts Texts { get; } = new(OwnLicense, Packages.SelectMany(package => package.Texts).Select(one => one.Text));

    /// <param name="root">The folder of restored packages.</param>
    public static Product Of(string name, string version, string ownLicense, IEnumerable<Part> parts, string root)
    {
        Part[] sorted = [.. parts.OrderBy(part => part.Place, StringComparer.Ordinal)];
        PackageFacts[] packages = [.. sorted.Where(part => !part.IsOwn).Select(part => (part.PackageId, part.PackageVersion)).Distinct()
            .OrderBy(one => one.PackageId, StringComparer.OrdinalIgnoreCase).ThenBy(one => one.PackageVersion, StringComparer.Ordinal)
            .Select(one => PackageFacts.Read(root, one.PackageId, one.PackageVersion))];
        return new Product(name, version, ownLicense, sorted, packages);
    }

    /// <summary>The files that are from a package.</summary>
    public IEnumerable<Part> PartsOf(PackageFacts package) =>
        Parts.Where(part => part.PackageId.Equals(package.Id, StringComparison.OrdinalIgnoreCase) && part.PackageVersion.Equals(package.Version, StringComparison.OrdinalIgnoreCase));
}
