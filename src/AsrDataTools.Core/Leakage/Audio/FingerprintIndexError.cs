namespace AsrDataTools.Leakage;

/// <summary>The one place of the error identifiers of index files, and of their wording.</summary>
internal static class FingerprintIndexError
{
    private const string Rebuild = "Build it anew from the recordings: New-FingerprintIndex -Force, or Update-FingerprintIndex -Force.";

    public static SpeechDataException Damaged(string path, string what, Exception? cause = null) => new(
        "FingerprintIndexDamaged", SpeechDataProblem.InvalidData, $"The fingerprint index '{path}' is damaged: {what}. {Rebuild}", path, cause);

    public static SpeechDataException NotAnIndex(string path) => new(
        "FingerprintIndexInvalid", SpeechDataProblem.InvalidData, $"'{path}' is no fingerprint index. Name one that New-FingerprintIndex made.", path);

    public static SpeechDataException OtherVersion(string path, string has, string needs) => new(
        "FingerprintIndexVersion", SpeechDataProblem.InvalidData, $"The fingerprint index '{path}' is of {has}, and this version of the module reads {needs}. {Rebuild}", path);

    public static SpeechDataException NotFound(string path) => new(
        "FingerprintIndexNotFound", SpeechDataProblem.NotFound, $"There is no fingerprint index '{path}'. Make it with New-FingerprintIndex.", path);

    public static SpeechDataException Exists(string path) => new(
        "FingerprintIndexExists", SpeechDataProblem.InvalidArgument, $"'{path}' exists. Add to it with Update-FingerprintIndex, or replace it with -Force.", path);

    public static SpeechDataException Empty(string path) => new(
        "FingerprintIndexEmpty", SpeechDataProblem.InvalidData, $"No recording could be fingerprinted, and '{path}' was not written. Mend the inputs.", path);

    public static SpeechDataException TooLarge(string path) => new(
        "FingerprintIndexTooLarge", SpeechDataProblem.InvalidArgument, $"The fingerprint index '{path}' would hold more than 19,000 hours. Make several, one for each part of the corpus.", path);

    public static SpeechDataException Unreadable(string path, Exception cause) => new(
        "FingerprintIndexUnreadable",
        cause is UnauthorizedAccessException ? SpeechDataProblem.AccessDenied : SpeechDataProblem.Storage,
        $"The fingerprint index '{path}' cannot be read: {cause.Message.TrimEnd('.')}. Check its permissions and the disk.",
        path,
        cause);
}
