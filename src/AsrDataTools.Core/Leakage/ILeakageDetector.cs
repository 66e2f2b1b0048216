namespace AsrDataTools.Leakage;

/// <summary>
/// Looks for one way in which speech of evaluation is in training. A new way is one class and one line in
/// <see cref="LeakageDetectors"/>.
/// </summary>
public interface ILeakageDetector
{
    /// <summary>The kinds that it may find.</summary>
    IReadOnlyList<LeakageKind> Kinds { get; }

    /// <summary>
    /// Streams the matches in any order. Every item of evaluation that has a match comes at least once, and every item of training that
    /// has one with an item of evaluation; of groups with many items on both sides not every pair need come
    /// (<see cref="LeakagePairs"/>). Only pairs for which <see cref="LeakageInput.IsPair"/> holds come. An item that cannot be judged is
    /// handed to <see cref="LeakageInput.Skip"/>, the trouble of a file to <see cref="LeakageInput.Report"/>; the search goes on. Both
    /// are called on the enumerating thread alone.
    /// </summary>
    /// <param name="wanted">Those of <see cref="Kinds"/> that are asked for; at least one.</param>
    /// <exception cref="OperationCanceledException">By <see cref="LeakageInput.Cancellation"/>.</exception>
    IEnumerable<LeakageMatch> Find(LeakageInput input, IReadOnlySet<LeakageKind> wanted);
}
