using System.Management.Automation;
using AsrDataTools.Completion;
using AsrDataTools.Leakage.Echo;
using AsrDataTools.Pipeline;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Commands;

/// <summary>Measures how often a recogniser reproduces references that are known to be wrong.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "ReferenceEcho")]
[OutputType(typeof(ReferenceEcho), typeof(EchoProbe))]
public sealed class MeasureReferenceEchoCommand : SpeechCommand
{
    private long _failed;

    /// <summary>The references as published, errors included: a trn or text file, or a manifest.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Reference { get; set; } = "";

    /// <summary>What is really said, by the same Ids.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string Truth { get; set; } = "";

    /// <summary>The recogniser's output.</summary>
    [Parameter(Mandatory = true, Position = 2)]
    [ValidateNotNullOrEmpty]
    public string Hypothesis { get; set; } = "";

    /// <summary>Column of the recogniser's text.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ManifestColumnCompleter))]
    [ValidateNotNullOrEmpty]
    public string? HypothesisColumn { get; set; }

    /// <summary>None, Basic, English, or the path of a file of rules (GLM).</summary>
    [Parameter]
    [ArgumentCompleter(typeof(NormalizerCompleter))]
    [ValidateNotNullOrEmpty]
    public string Normalizer { get; set; } = "Basic";

    /// <summary>Level of the interval.</summary>
    [Parameter]
    [ValidateRange(0.5, 0.999)]
    public double ConfidenceLevel { get; set; } = 0.95;

    /// <summary>Emits the probes, each with its words, and nothing else.</summary>
    [Parameter]
    public SwitchParameter PerUtterance { get; set; }

    protected override void EndProcessing()
    {
        try
        {
            EchoMeasure measure = new(NamedNormalizer.Apply(new WordScoringOptions(), Normalizer, false, ResolveNewPath), ConfidenceLevel, Cancellation);
            string reference = ResolveNewPath(Reference);
            Dictionary<string, TranscriptPair> said = new(StringComparer.Ordinal);
            foreach (TranscriptPair pair in TranscriptPairs.Read(reference, ResolveNewPath(Truth), null, null, Report))
            {
                if (pair.IsHypothesisMissing) Report(new SpeechDataException("TruthMissing", SpeechDataProblem.InvalidData, $"'{Truth}' does not say what is said in '{pair.Id}'. It is no probe; add it, or leave it out of the references.", reference));
                else said[pair.Id] = pair;
            }

            foreach (TranscriptPair pair in TranscriptPairs.Read(reference, ResolveNewPath(Hypothesis), null, HypothesisColumn, Report))
            {
                if (!said.TryGetValue(pair.Id, out TranscriptPair? truth) || measure.Add(truth, pair) is not { } probe) continue;
                if (PerUtterance) WriteObject(probe);
            }

            ReferenceEcho result = measure.Result();
            if (!PerUtterance) WriteObject(result);
            WriteSummary(Counted.Text(
                $"Held {result.Probes:N0} probes with {result.PlantedWords:N0} words that nobody says against the recogniser's output: {result.ReproducedWords:N0} words in {result.EchoedProbes:N0} probes came back; {result.Unplanted:N0} references are what is said, {result.MissingHypotheses:N0} hypotheses missing; {_failed:N0} rows or files left out."));
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
    }

    private void Report(SpeechDataException trouble)
    {
        _failed++;
        WriteInputError(trouble);
    }
}
