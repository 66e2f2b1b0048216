using Microsoft.Data.Sqlite;

namespace AsrDataTools.Catalog;

/// <summary>Trouble with a catalog, in words of its user.</summary>
internal static class CatalogError
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8;
    private const int Corrupt = 11;
    private const int Full = 13;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;

    public static SpeechDataException From(SqliteException exception, string path) => exception.SqliteErrorCode switch
    {
        Corrupt or NotADatabase => Damaged(path, exception),
        Busy or Locked => new(
            "CatalogBusy", SpeechDataProblem.Storage, $"'{path}' is held by another process for longer than a minute. Try again when that has ended, or name another catalog.", path, exception),
        ReadOnly or CannotOpen => Unwritable(path, exception),
        Full => new("CatalogDiskFull", SpeechDataProblem.Storage, $"There is no room left for '{path}'. What it holds stays usable; make room, or name a catalog on another disk.", path, exception),
        _ => new("CatalogFailed", SpeechDataProblem.Storage, $"'{path}' cannot be used: {exception.Message}", path, exception),
    };

    public static SpeechDataException Damaged(string path, Exception cause) => new(
        "CatalogCorrupt", SpeechDataProblem.InvalidData, $"'{path}' is no catalog, or is damaged ({cause.Message.TrimEnd('.')}). Move it away: a new one is made by the next run; only its history is lost.", path, cause);

    public static SpeechDataException Unwritable(string path, Exception cause) => new(
        "CatalogUnwritable", SpeechDataProblem.AccessDenied, $"'{path}' cannot be opened for writing. Name a place where you may write, on a local disk.", path, cause);

    public static SpeechDataException Foreign(string path, string what) => new(
        "CatalogForeign", SpeechDataProblem.InvalidData, $"'{path}' {what}. Name another file: this one is left as it is.", path);
}
