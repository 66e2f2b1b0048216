using AsrDataTools.Catalog;
using AsrDataTools.Leakage;

namespace AsrDataTools.Readiness;

/// <summary>
/// The recordings that a search for leaks may come upon, each as it is now: what they hold, and what keeps one from being heard. Of millions it is
/// kept as one digest, since all that is asked is whether any has changed.
/// </summary>
internal sealed class RecordingStates : IEquatable<RecordingStates>
{
    private readonly byte[] _digest;

    private RecordingStates(byte[] digest) => _digest = digest;

    /// <param name="items">Of both sides.</param>
    /// <param name="heard">Recordings that were measured.</param>
    /// <param name="catalog">Knows hashes.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static RecordingStates Of(IEnumerable<LeakageItem> items, IReadOnlySet<string> heard, SpeechCatalog catalog, CancellationToken cancellation)
    {
        AnswerKey states = new("recordings");
        foreach (string path in items.Select(item => item.Path).OfType<string>().Distinct(StringComparer.Ordinal))
            states.Add(path).Add(heard.Contains(path) ? null : TroubleOf(path, cancellation)).Add(HashOf(path, catalog, cancellation));
        return new(states.Finish()!);
    }

    public bool Equals(RecordingStates? other) => other is not null && _digest.AsSpan().SequenceEqual(other._digest);

    public override bool Equals(object? obj) => Equals(obj as RecordingStates);

    public override int GetHashCode() => BitConverter.ToInt32(_digest);

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

    private static byte[]? HashOf(string path, SpeechCatalog catalog, CancellationToken cancellation)
    {
        try
        {
            return catalog.HashOf(path, cancellation);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The search says what is wrong with it, where that has not been said.
            return null;
        }
    }
}
