namespace AsrDataTools.Pipeline;

/// <summary>What cmdlets that score annotation against a reference share: counted trouble, and recordings named in a warning.</summary>
public abstract class AnnotationScoringCommand : SpeechCommand
{
    private const int MostNamed = 5;

    /// <summary>Inputs, rows and recordings in trouble.</summary>
    private protected long Failed { get; private set; }

    /// <summary>Reports and counts one input's trouble; the run goes on.</summary>
    private protected void Report(SpeechDataException exception)
    {
        Failed++;
        WriteInputError(exception);
    }

    /// <summary>Takes one document: one of a file may be unfit where the others are not.</summary>
    private protected void Take(Action add)
    {
        try
        {
            add();
        }
        catch (SpeechDataException exception)
        {
            Report(exception);
        }
    }

    /// <summary>The first few of many recordings, and how many more there are.</summary>
    private protected static string Names(IReadOnlyList<string> recordings) =>
        string.Join(", ", recordings.Take(MostNamed)) + (recordings.Count > MostNamed ? $" and {recordings.Count - MostNamed} more" : "");
}
