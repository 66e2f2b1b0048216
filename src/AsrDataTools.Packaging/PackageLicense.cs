namespace AsrDataTools.Packaging;

/// <summary>What a package is licensed under.</summary>
/// <param name="Expression">SPDX.</param>
/// <param name="Declared">Whether the package says so itself; else it was concluded from the text or page that it names.</param>
public sealed record PackageLicense(string Expression, bool Declared);
