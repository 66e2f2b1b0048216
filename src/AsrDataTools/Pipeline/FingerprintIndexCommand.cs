using System.Management.Automation;
using AsrDataTools.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Leakage;

namespace AsrDataTools.Pipeline;

/// <summary>What New- and Update-FingerprintIndex share: recordings in, one whole index file out or none.</summary>
public abstract class FingerprintIndexCommand : ManifestCommand, IDynamicParameters
{
    private protected const string UtteranceSet = "Utterance";

    private readonly Dictionary<FingerprintNeed, long> _counts = Enum.GetValues<FingerprintNeed>().ToDictionary(need => need, _ => 0L);
    private FingerprintIndex? _former;
    private FingerprintIndexUpdate? _update;
    private FingerprintIndexBuilder? _builder;
    private RunProgress? _progress;
    private WorkerPump<(SpeechUtterance Utterance, FingerprintNeed Need), IReadOnlyList<(FingerprintItem Item, AudioFingerprint Fingerprint)>>? _pump;

    /// <summary>Utterances as Import-SpeechManifest emits them; only their span and channel are taken.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = UtteranceSet)]
    public SpeechUtterance[] Utterance { get; set; } = [];

    /// <summary>The index file.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    public string IndexPath { get; set; } = string.Empty;

    /// <summary>File-name patterns that folders are searched for; all known audio unless given.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[] Include { get; set; } = [];

    /// <summary>How headerless recordings are coded: pcm_s16le, pcm_mulaw, gsm, g722 …</summary>
    [Parameter]
    [ValidateSet("pcm_s8", "pcm_u8", "pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_s32le", "pcm_f32le", "pcm_f64le", "pcm_alaw", "pcm_mulaw", "gsm", "g722")]
    public string? RawCodec { get; set; }

    /// <summary>Sampling rate of headerless recordings, Hz; of g722 16000 unless given.</summary>
    [Parameter]
    [ValidateRange(1000, 768000)]
    public int RawSampleRate { get; set; } = 8000;

    /// <summary>Interleaved channels of headerless recordings.</summary>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int RawChannels { get; set; } = 1;

    /// <summary>Most recordings read at once; all cores unless given.</summary>
    [Parameter]
    [ValidateRange(1, 4096)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    private protected StorageParameters Storage { get; } = new();

    /// <inheritdoc/>
    public object GetDynamicParameters() => Storage;

    /// <summary>Opens what the run builds on; null to begin with nothing.</summary>
    /// <exception cref="SpeechDataException">The run must not begin.</exception>
    private protected abstract FingerprintIndex? OpenFormer(string path);

    /// <summary>What Confirm and WhatIf call it.</summary>
    private protected abstract string Action { get; }

    /// <summary>Leaves out items whose recordings are no longer there.</summary>
    private protected virtual bool DropMissing => false;

    // Before any recording is read: hours of work must not end in a mistyped folder.
    protected override void BeginProcessing()
    {
        string path = ResolveNewPath(IndexPath);
        try
        {
            FingerprintIndexTarget.Check(path);
            _former = OpenFormer(path);
            if (!ShouldProcess(path, Action))
                return;
            _update = new FingerprintIndexUpdate(_former);
            _builder = new FingerprintIndexBuilder(path);
        }
        catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
        {
            ThrowInputError(StorageErrors.Explain(exception, path) ?? exception, path);
        }

        RawAudioFormat? raw = RawFormatParameter.Of(this, RawCodec, RawSampleRate, RawChannels);
        _progress = new RunProgress(this, "Fingerprinting recordings", "recordings");
        _pump = new(
            ThrottleLimit,
            ordered: true,
            (item, cancellation) => AudioFingerprinter.Fingerprint(item.Utterance, FingerprintDensity.Index, raw, cancellation),
            Keep,
            Cancellation,
            Storage.Use(this, ThrottleLimit));
    }

    protected override void ProcessRecord()
    {
        if (_builder is null)
            return;
        if (ParameterSetName == UtteranceSet)
        {
            foreach (SpeechUtterance utterance in Utterance)
                Take(utterance);
            return;
        }

        foreach (string path in ResolvePaths())
        {
            try
            {
                // A file of bare samples looks like no manifest; a folder is searched as ever.
                ManifestOptions options = ReadingOptions with { Include = Include };
                if (RawCodec is not null && Format is null && !Directory.Exists(path)) options = options with { Format = "Audio" };
                foreach (SpeechUtterance utterance in SpeechManifest.Read(path, options, ReportInput))
                    Take(utterance);
            }
            catch (SpeechDataException exception)
            {
                ReportInput(exception);
            }
        }
    }

    protected override void EndProcessing()
    {
        if (_builder is null)
            return;
        _progress!.AllTaken = true;
        _pump!.Finish(_progress.Show);
        int kept = 0, dropped = 0;
        try
        {
            (kept, dropped) = _update!.KeepOthers(_builder, DropMissing);
            _builder.RequireItems();

            // The former file is replaced, and Windows replaces no file that is mapped.
            _former?.Dispose();
            _builder.Complete(Cancellation);
        }
        catch (OperationCanceledException)
        {
            return; // What is unfinished goes when the command is disposed of.
        }
        catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
        {
            ThrowInputError(StorageErrors.Explain(exception, _builder.Path) ?? exception, _builder.Path);
        }

        _progress.Complete();
        WriteObject(new FingerprintIndexSummary(
            _builder.Path,
            _builder.Count,
            _builder.Seconds / 3600,
            _builder.FileBytes / 1e6,
            _counts[FingerprintNeed.New],
            _counts[FingerprintNeed.Changed],
            _counts[FingerprintNeed.Unchanged],
            kept,
            dropped,
            _progress.Failed,
            _builder.SilentCount));
        WriteSummary(Counted.Text(
            $"{_progress.Summary("Took")} {_counts[FingerprintNeed.New]:N0} added, {_counts[FingerprintNeed.Changed]:N0} renewed, {_counts[FingerprintNeed.Unchanged]:N0} unchanged, {_counts[FingerprintNeed.Repeated]:N0} given twice; {kept:N0} items kept, {dropped:N0} dropped."));
    }

    protected override void OnPathNotFound() => CountFailedInput();

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _pump?.Dispose();
        _builder?.Dispose();
        _former?.Dispose();
    }

    private void Take(SpeechUtterance utterance)
    {
        if (Cancellation.IsCancellationRequested)
            throw new PipelineStoppedException();
        _progress!.Take();
        try
        {
            FingerprintNeed need = _update!.Take(utterance, _builder!);
            if (need is FingerprintNeed.New or FingerprintNeed.Changed)
            {
                _pump!.Post((utterance, need));
            }
            else
            {
                _counts[need]++;
                _progress.Succeed(0);
            }
        }
        catch (SpeechDataException exception)
        {
            _progress.Fail();
            WriteInputError(exception, utterance);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            ThrowInputError(StorageErrors.Explain(exception, _builder!.Path) ?? exception, _builder.Path);
        }

        _progress.Show();
    }

    private void Keep(WorkerPump<(SpeechUtterance Utterance, FingerprintNeed Need), IReadOnlyList<(FingerprintItem Item, AudioFingerprint Fingerprint)>>.Outcome outcome)
    {
        if (outcome.Failure is { } failure)
        {
            _progress!.Fail();
            WriteInputError(failure, outcome.Item.Utterance.AudioPath);
            return;
        }

        try
        {
            foreach ((FingerprintItem item, AudioFingerprint fingerprint) in outcome.Result!)
                _builder!.Add(item, fingerprint);
        }
        catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
        {
            ThrowInputError(StorageErrors.Explain(exception, _builder!.Path) ?? exception, _builder.Path);
        }

        _counts[outcome.Item.Need]++;
        _progress!.Succeed(outcome.Result![0].Item.DurationSeconds);
    }

    private void ReportInput(SpeechDataException exception)
    {
        CountFailedInput();
        WriteInputError(exception);
    }

    private void CountFailedInput()
    {
        _progress?.Take();
        _progress?.Fail();
    }
}
