namespace AsrDataTools.Governance.Packaging;

/// <summary>Packages of speech data: BagIt bags (RFC 8493).</summary>
public static class DeliveryPackage
{
    /// <summary>Label of the consent ledger's head in <c>bag-info.txt</c>.</summary>
    public const string LedgerHeadLabel = "Consent-Ledger-Head";

    /// <summary>Whether the folder says that it is a package: it holds <c>bagit.txt</c>.</summary>
    public static bool IsPackage(string path) => File.Exists(Path.Combine(path, BagDeclaration.FileName));

    /// <summary>
    /// Checks a package, one of this project or anyone's bag: that nothing is altered, missing, added or renamed, and that no path or link
    /// leads out of it. Nothing is changed, nothing outside it is read, nothing is fetched.
    /// </summary>
    /// <param name="path">Absolute path of the package's folder.</param>
    /// <param name="options">How; null for all contents with all cores.</param>
    /// <exception cref="SpeechDataException">There is no such folder (<c>PathNotFound</c>), or it is no package (<c>PackageUnreadable</c>).</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static PackageVerification Verify(string path, PackageVerificationOptions? options = null, CancellationToken cancellation = default)
    {
        path = Path.TrimEndingDirectorySeparator(path);
        if (File.Exists(path)) throw Unreadable($"'{path}' is a file; a package is a folder. Unpack an archive first: zipped and tarred bags are not read.");
        if (!Directory.Exists(path)) throw new SpeechDataException("PathNotFound", SpeechDataProblem.NotFound, $"Nothing is found at '{path}'.", path);
        if (!IsPackage(path)) throw Unreadable($"'{path}' is no package: it has no {BagDeclaration.FileName}. Name the folder that holds it; New-DeliveryPackage makes one.");
        try
        {
            return new BagVerifier(path, options ?? PackageVerificationOptions.Default, cancellation).Run();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new SpeechDataException("StorageFailed", SpeechDataProblem.Storage, $"'{path}' cannot be read: {exception.Message}", path, exception);
        }

        SpeechDataException Unreadable(string message) => new("PackageUnreadable", SpeechDataProblem.InvalidData, message, path);
    }
}
