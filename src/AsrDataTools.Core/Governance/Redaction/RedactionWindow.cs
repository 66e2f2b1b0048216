namespace AsrDataTools.Governance.Redaction;

/// <summary>A stretch of a recording that nobody may hear.</summary>
/// <param name="StartSeconds">From the start of the recording.</param>
/// <param name="EndSeconds">From the start of the recording, after <paramref name="StartSeconds"/>.</param>
public readonly record struct RedactionWindow(double StartSeconds, double EndSeconds)
{
    public double DurationSeconds => EndSeconds - StartSeconds;

    /// <summary>The same windows in order of time, those that touch or overlap made one.</summary>
    /// <exception cref="SpeechDataException">A window is no stretch of time (<c>RedactionWindowInvalid</c>).</exception>
    public static IReadOnlyList<RedactionWindow> Merge(IEnumerable<RedactionWindow> windows)
    {
        List<RedactionWindow> merged = [];
        foreach (RedactionWindow window in windows.OrderBy(window => window.StartSeconds))
        {
            if (!(window.EndSeconds > window.StartSeconds) || !double.IsFinite(window.EndSeconds) || !double.IsFinite(window.StartSeconds))
            {
                throw new SpeechDataException("RedactionWindowInvalid", SpeechDataProblem.InvalidArgument, FormattableString.Invariant(
                    $"{window.StartSeconds:0.###} to {window.EndSeconds:0.###} s is no stretch of time. Give the end after the start, in seconds."));
            }

            if (merged.Count > 0 && window.StartSeconds <= merged[^1].EndSeconds)
            {
                merged[^1] = new(merged[^1].StartSeconds, Math.Max(merged[^1].EndSeconds, window.EndSeconds));
            }
            else
            {
                merged.Add(window);
            }
        }

        return merged;
    }
}
