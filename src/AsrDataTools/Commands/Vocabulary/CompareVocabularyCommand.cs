using System.Collections;
using System.Globalization;
using System.Management.Automation;
using AsrDataTools.Pipeline;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Commands;

/// <summary>Compares the words of training with those of production: what is unseen, what is too rare, what is there in excess.</summary>
[Cmdlet(VerbsData.Compare, "Vocabulary", DefaultParameterSetName = SummarySet)]
[OutputType(typeof(VocabularyComparison), typeof(VocabularyTerm), typeof(EntityDensity), typeof(CoveragePoint))]
public sealed class CompareVocabularyCommand : VocabularyCommand
{
    private const string SummarySet = "Summary";
    private const string TermSet = "Term";
    private const string EntitySet = "Entity";
    private const string CoverageSet = "Coverage";
    private const string Activity = "Counting words";

    private VocabularyComparer? _comparer;
    private SpokenTextIntake? _intake;

    /// <summary>Production: transcripts as manifests, annotation, text files, folders, utterances or rows; wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public object[] Reference { get; set; } = [];

    /// <summary>Training, as <see cref="Reference"/>.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true)]
    [ValidateNotNullOrEmpty]
    public object[] Difference { get; set; } = [];

    /// <summary>Emits the terms, those that training lacks most first, and nothing else.</summary>
    [Parameter(Mandatory = true, ParameterSetName = TermSet)]
    public SwitchParameter PerTerm { get; set; }

    /// <summary>Emits how often expressions such as amounts, dates and spellings occur, and nothing else.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EntitySet)]
    public SwitchParameter PerEntity { get; set; }

    /// <summary>Emits how much of production the most frequent words of training cover, and nothing else.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CoverageSet)]
    public SwitchParameter CoverageCurve { get; set; }

    /// <summary>Words of a term.</summary>
    [Parameter(ParameterSetName = TermSet)]
    [ValidateRange(1, 3)]
    public int NGram { get; set; } = 1;

    /// <summary>What terms are ordered by.</summary>
    [Parameter(ParameterSetName = TermSet)]
    public VocabularyRanking RankBy { get; set; }

    /// <summary>Terms come first that training has too much of.</summary>
    [Parameter(ParameterSetName = TermSet)]
    public SwitchParameter SurplusFirst { get; set; }

    /// <summary>Fewest occurrences on both sides together.</summary>
    [Parameter(ParameterSetName = TermSet)]
    [ValidateRange(1, int.MaxValue)]
    public int MinimumCount { get; set; } = 1;

    /// <summary>Fewest recordings on the side that has more of the term.</summary>
    [Parameter(ParameterSetName = TermSet)]
    [ValidateRange(1, int.MaxValue)]
    public int MinimumRecordings { get; set; } = 1;

    /// <summary>Words of the prior of the log-odds; the tokens of the smaller side unless given.</summary>
    [Parameter(ParameterSetName = TermSet)]
    [ValidateRange(1e-3, 1e12)]
    public double? PriorWords { get; set; }

    /// <summary>Word lists by language, for code-switching: <c>@{ en = 'en.txt'; es = 'es.dic' }</c>.</summary>
    [Parameter(ParameterSetName = SummarySet)]
    [ValidateNotNull]
    public Hashtable? WordList { get; set; }

    /// <summary>Level of the intervals.</summary>
    [Parameter(ParameterSetName = SummarySet)]
    [Parameter(ParameterSetName = EntitySet)]
    [ValidateRange(0.5, 0.999)]
    public double ConfidenceLevel { get; set; } = 0.95;

    /// <summary>Bootstrap replicates over recordings.</summary>
    [Parameter(ParameterSetName = SummarySet)]
    [Parameter(ParameterSetName = EntitySet)]
    [ValidateRange(100, 100_000)]
    public int Replicates { get; set; } = 1000;

    /// <summary>Same seed and data, same intervals.</summary>
    [Parameter(ParameterSetName = SummarySet)]
    [Parameter(ParameterSetName = EntitySet)]
    public long Seed { get; set; } = 1;

    protected override void BeginProcessing()
    {
        _intake = Intake();
        try
        {
            _comparer = new VocabularyComparer(new VocabularyOptions
            {
                Tokens = TokenOptions,
                Languages = Languages(),
                PriorWords = PriorWords,
                ConfidenceLevel = ConfidenceLevel,
                Replicates = Replicates,
                Seed = Seed,
            });
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }
    }

    protected override void ProcessRecord() => _intake!.Read(Difference, text =>
    {
        _comparer!.AddDifference(text);
        Passed(Activity);
    });

    protected override void EndProcessing()
    {
        _intake!.Read(Reference, text =>
        {
            _comparer!.AddReference(text);
            Passed(Activity);
        });
        CompleteProgress();
        try
        {
            Write();
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        WriteSummary(Counted.Text(
            $"Compared {_comparer!.DifferenceTranscripts:N0} transcripts of training ({_comparer.DifferenceTokens:N0} words) with {_comparer.ReferenceTranscripts:N0} of production ({_comparer.ReferenceTokens:N0} words); {_intake.Untexted:N0} rows without text; {Failed:N0} inputs or rows failed."));
    }

    private void Write()
    {
        if (PerTerm)
        {
            VocabularyTermOptions options = new() { NGram = NGram, RankBy = RankBy, SurplusFirst = SurplusFirst, MinimumCount = MinimumCount, MinimumRecordings = MinimumRecordings };
            foreach (VocabularyTerm term in _comparer!.Terms(options, Cancellation)) WriteObject(term);
            return;
        }

        VocabularyComparison comparison = _comparer!.Compare(Cancellation);
        if (PerEntity) WriteObject(comparison.Entities, enumerateCollection: true);
        else if (CoverageCurve) WriteObject(comparison.Coverage, enumerateCollection: true);
        else WriteObject(comparison);
    }

    private LanguageLists? Languages()
    {
        if (WordList is null) return null;
        LanguageLists lists = new();
        foreach (DictionaryEntry entry in WordList)
        {
            string path = ResolveNewPath(Convert.ToString(entry.Value is PSObject wrapped ? wrapped.BaseObject : entry.Value, CultureInfo.InvariantCulture)!);
            lists.Add(Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!, TermListReader.Read(path, Report).Select(term => term.Text));
        }

        return lists;
    }
}
