using System.Management.Automation;
using AsrDataTools.Completion;
using AsrDataTools.Pipeline;
using AsrDataTools.Scoring.Agreement;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Commands;

/// <summary>Tells how far two or more annotators of the same recordings agree.</summary>
[Cmdlet(VerbsData.Compare, "Annotation", DefaultParameterSetName = PathSet)]
[OutputType(typeof(AnnotationAgreement))]
public sealed class CompareAnnotationCommand : SpeechCommand
{
    private const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private readonly List<string> _paths = [];
    private long _failed;

    /// <summary>One file or folder for each annotator; wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = PathSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>As <see cref="Path"/>, taken as they stand.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = LiteralPathSet)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>What has a row of its own: tiers, speakers, or neither.</summary>
    [Parameter]
    public AgreementGrouping GroupBy { get; set; }

    /// <summary>How words are brought to one writing: None, Basic, English, or the path of a file of rules (GLM).</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NormalizerCompleter))]
    [ValidateNotNullOrEmpty]
    public string Normalizer { get; set; } = "None";

    /// <summary>Letter case counts; with the normaliser None.</summary>
    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    /// <summary>Level of the intervals.</summary>
    [Parameter]
    [ValidateRange(0.5, 0.999)]
    public double ConfidenceLevel { get; set; } = 0.95;

    /// <summary>Bootstrap replicates over recordings.</summary>
    [Parameter]
    [ValidateRange(100, 100_000)]
    public int Replicates { get; set; } = 1000;

    /// <summary>Same seed and data, same intervals.</summary>
    [Parameter]
    public long Seed { get; set; } = 1;

    protected override void ProcessRecord()
    {
        foreach (string path in LiteralPath) _paths.Add(SessionState.Path.GetUnresolvedProviderPathFromPSPath(path));
        foreach (string path in Path)
        {
            IReadOnlyCollection<string> resolved = InputPath.Resolve(SessionState.Path, path);
            if (resolved.Count == 0) Report(InputPath.NotFound(path));
            _paths.AddRange(resolved);
        }
    }

    protected override void EndProcessing()
    {
        if (_paths.Count < 2)
        {
            ThrowInputError(new SpeechDataException(
                "AnnotatorsTooFew", SpeechDataProblem.InvalidArgument, $"{_paths.Count} annotator was found; agreement needs two. Give one file or folder for each: Compare-Annotation anna, ben."));
        }

        AnnotatorMaterial material = new(Names(_paths)) { Words = WordOptions() };
        AnnotationIntake intake = new(SessionState.Path, Report, Cancellation);
        try
        {
            for (int annotator = 0; annotator < _paths.Count; annotator++)
            {
                int place = annotator;
                intake.Read(FileSystemInfoOf(_paths[annotator]), document => Add(material, place, document));
            }

            if (material.JoinSingles()) WriteWarning("Each annotator has one recording, and each calls it differently: they are taken for the same.");
            if (material.Shared == 0)
            {
                Report(new SpeechDataException(
                    "RecordingsNotShared",
                    SpeechDataProblem.InvalidData,
                    $"No recording is annotated by two: of {material.Alone:N0} each has one annotator only. They are matched by the names of the recordings, which must be the same: {material.Example()}."));
            }

            long rows = 0;
            foreach (AnnotationAgreement row in material.Compare(GroupBy, new(ConfidenceLevel, Replicates, Seed), Cancellation))
            {
                rows++;
                WriteObject(row);
            }

            if (rows == 0 && material.Shared > 0) WriteWarning("There is nothing to agree on: the recordings that two annotated have no segments and no words of what is asked for.");
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }

        WriteSummary(Counted.Text(
            $"Compared {_paths.Count} annotators on {material.Shared:N0} recordings; {material.Alone:N0} had one annotator only; {_failed:N0} inputs, rows or recordings failed."));
    }

    private WordScoringOptions WordOptions()
    {
        try
        {
            return NamedNormalizer.Apply(new() { Convention = AlignmentConvention.Minimum }, Normalizer, CaseSensitive, ResolveNewPath);
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
            throw;
        }
    }

    private void Add(AnnotatorMaterial material, int annotator, AsrDataTools.Annotation.AnnotationDocument document)
    {
        try
        {
            material.Add(annotator, document);
        }
        catch (SpeechDataException exception)
        {
            Report(exception);
        }
    }

    // The last part of the path that tells them apart: anna/call.rttm and ben/call.rttm are anna and ben.
    private static string[] Names(IReadOnlyList<string> paths)
    {
        string[][] parts = [.. paths.Select(p => System.IO.Path.TrimEndingDirectorySeparator(p).Split(System.IO.Path.DirectorySeparatorChar, System.IO.Path.AltDirectorySeparatorChar))];
        int deepest = parts.Min(p => p.Length);
        for (int level = 1; level <= deepest; level++)
        {
            string[] names = [.. parts.Select(p => p[^level])];
            if (names.Distinct(StringComparer.Ordinal).Count() == names.Length) return names;
        }

        return [.. paths];
    }

    private static FileSystemInfo FileSystemInfoOf(string path) => Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path);

    private void Report(SpeechDataException exception)
    {
        _failed++;
        WriteInputError(exception);
    }
}
