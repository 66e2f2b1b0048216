using AsrDataTools.Catalog;
using AsrDataTools.Leakage;

namespace AsrDataTools.Readiness;

/// <summary>The recordings that a search for leaks may come upon, each as it is now: what they hold, and what keeps one from being heard.</summary>
internal sealed class RecordingStates : IEquatable<RecordingStates>
{
    private readonly (string Path, string? Trouble, string? Hash)[] _states;

    private RecordingStates((string Path, string? Trouble, string? Hash)[] states) => _states = states;

    /// <param name="items">Of both sides.</param>
    /// <param name="heard">Recordings that were measured.</param>
    /// <param name="catalog">Knows hashes.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static RecordingStates Of(IEnumerable<LeakageItem> items, IReadOnlySet<string> heard, SpeechCatalog catalog, CancellationToken cancellation) => new(
    [
        .. items.Select(item => item.Path).OfType<string>().Distinct(StringComparer.Ordinal).Select(path =>
            (path, heard.Contains(path) ? null : TroubleOf(path, cancellation), HashOf(path, catalog, cancellation))),
    ]);

    public bool Equals(RecordingStates? other) => other is not null && _states.AsSpan().SequenceEqual(other._states);

    public override bool Equals(object? obj) => Equals(obj as RecordingStates);

    public override int GetHashCode() => _states.Length;

    // What could not be measured may still be opened, if a decoder is there now.
    private static string TroubleOf(string path, CancellationToken cancellation)
    {
        try
        {
            return RecordingReader.Header(path, cancellation).ToString();
        }
        catch (SpeechDataException exception)
        {
            return exception.Message;
        }
    }

    private static string? HashOf(string path, SpeechCatalog catalog, CancellationToken cancellation)
    {
        try
        {
            return Convert.ToHexStringLower(catalog.HashOf(path, cancellation));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The search says what is wrong with it, where that has not been said.
            return null;
        }
    }
}
