using System.Management.Automation;
using AsrDataTools.Corpus.Demo;
using AsrDataTools.Governance.Policy;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Makes a small labelled corpus with known defects, to try the other commands on and to check them with.</summary>
[Cmdlet(VerbsCommon.New, "DemoCorpus", SupportsShouldProcess = true)]
[OutputType(typeof(DemoCorpus))]
public sealed class NewDemoCorpusCommand : SpeechCommand
{
    private const string Activity = "Making a demo corpus";
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly LatestProgress _progress = new();

    /// <summary>The folder to make.</summary>
    [Parameter(Position = 0, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>How much of it: Small is made in seconds.</summary>
    [Parameter]
    public DemoSize Size { get; set; } = DemoSize.Small;

    /// <summary>The same seed gives the same bytes.</summary>
    [Parameter]
    public long Seed { get; set; } = 1;

    /// <summary>Where the speech comes from.</summary>
    [Parameter]
    public DemoSource Source { get; set; } = DemoSource.Auto;

    /// <summary>Most recordings made at once; all cores unless given.</summary>
    [Parameter]
    [ValidateRange(1, 4096)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    /// <summary>Replaces a demo corpus that is there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        string folder = ResolveNewPath(Path);
        if (!ShouldProcess(folder, "Make a demo corpus")) return;

        DemoCorpusOptions options = new() { Source = Source, Size = Size, Seed = Seed, ThrottleLimit = ThrottleLimit, Replace = Force, WriteLedger = DemoLedger.Write };
        try
        {
            DemoCorpus corpus = Wait(Task.Run(() => DemoCorpusBuilder.Build(folder, options, _progress, Cancellation)));
            WriteObject(corpus);
            WriteSummary(Counted.Text(
                $"Made '{corpus.Path}' from {corpus.SourceDescription}: {corpus.TrainingHours:f2} h of training, {corpus.ProductionHours:f2} h of production and {corpus.EvaluationHours:f2} h of evaluation with {corpus.DefectCount} known defects."));
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception, folder);
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            // Stopped by whoever called; the engine knows, and nothing is left behind.
        }
    }

    // Only the pipeline's own thread may show progress, so it watches while others work.
    private DemoCorpus Wait(Task<DemoCorpus> work)
    {
        try
        {
            bool shown = false;
            while (!((IAsyncResult)work).AsyncWaitHandle.WaitOne(Interval)) shown |= ShowProgress();
            if (shown) WriteProgress(new ProgressRecord(0, Activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
        finally
        {
            // A stopped engine refuses the progress; what was begun is still to be cleared away before the command returns.
            ((IAsyncResult)work).AsyncWaitHandle.WaitOne();
        }

        return work.GetAwaiter().GetResult();
    }

    private bool ShowProgress()
    {
        (DemoProgress state, TimeSpan elapsed) = _progress.Latest;
        if (state.Done == 0) return false;
        WriteProgress(new ProgressRecord(0, Activity, Counted.Text($"{state.Part}: {state.Done:N0} of {state.Total:N0} recordings"))
        {
            PercentComplete = 100 * state.Done / state.Total,
            SecondsRemaining = (int)(elapsed.TotalSeconds / state.Done * (state.Total - state.Done)),
        });
        return true;
    }

    /// <summary>Keeps what the workers last said.</summary>
    private sealed class LatestProgress : IProgress<DemoProgress>
    {
        private readonly System.Diagnostics.Stopwatch _watch = System.Diagnostics.Stopwatch.StartNew();
        private readonly Lock _lock = new();
        private DemoProgress _state;

        public (DemoProgress State, TimeSpan Elapsed) Latest
        {
            get
            {
                lock (_lock) return (_state, _watch.Elapsed);
            }
        }

        public void Report(DemoProgress value)
        {
            lock (_lock)
            {
                if (value.Done > _state.Done) _state = value;
            }
        }
    }
}
