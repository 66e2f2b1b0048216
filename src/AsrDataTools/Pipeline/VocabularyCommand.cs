using System.Collections;
using System.Management.Automation;
using AsrDataTools.Completion;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Pipeline;

/// <summary>What the cmdlets that count words of transcripts share: how text is read and how it becomes tokens.</summary>
public abstract class VocabularyCommand : SpeechCommand
{
    private CountProgress? _progress;

    /// <summary>Number words that are brought to digits.</summary>
    [Parameter]
    public SpokenNumbers SpokenNumbers { get; set; }

    /// <summary>Called with a text in a script without spaces; emits its words.</summary>
    [Parameter]
    [ValidateNotNull]
    public ScriptBlock? Segmenter { get; set; }

    /// <summary>Which column of manifests stands for which field: <c>@{ Text = 'normalized' }</c>.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable? ColumnMap { get; set; }

    /// <summary>The format of manifests, where the content is not to decide.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ManifestFormatCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Format { get; set; }

    /// <summary>Inputs and rows that could not be used.</summary>
    private protected long Failed { get; private set; }

    private protected TokenOptions TokenOptions => new() { SpokenNumbers = SpokenNumbers, SplitUnsegmented = Segmenter is null };

    private protected SpokenTextIntake Intake() => new(
        SessionState.Path,
        ColumnMap is null && Format is null ? null : new ManifestOptions { ColumnMap = ManifestParameters.ToColumnMap(ColumnMap), Format = Format },
        Segmenter,
        Report,
        Cancellation);

    private protected void Report(SpeechDataException exception)
    {
        Failed++;
        WriteInputError(exception);
    }

    /// <summary>Counts a transcript and shows how many are through.</summary>
    private protected void Passed(string activity)
    {
        _progress ??= new CountProgress(this, activity, "transcripts");
        if (++_progress.Done % 256 == 0) _progress.Show(_progress.Done);
    }

    private protected void CompleteProgress() => _progress?.Complete();
}
