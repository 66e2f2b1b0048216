using System.Globalization;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Corpus;

/// <summary>How and where a manifest is written.</summary>
public sealed record SpeechManifestWriterOptions
{
    public static SpeechManifestWriterOptions Default { get; } = new();

    /// <summary>Name of the format; null to tell it from the file's name.</summary>
    public string? Format { get; init; }

    /// <summary>Write absolute audio paths, even where the recording lies beside or below the manifest.</summary>
    public bool AbsolutePaths { get; init; }

    /// <summary>Repeat each row by its weight instead of writing the weight.</summary>
    public bool RepeatByWeight { get; init; }

    /// <summary>Refuse to replace a file that is there.</summary>
    public bool NoClobber { get; init; }

    /// <summary>Replace the tables in a folder that holds files already.</summary>
    public bool ReplaceFolder { get; init; }
}

/// <summary>
/// Writes utterances as a manifest, in any format that is written: to a temporary name beside the target, which takes the
/// target's place when it is whole and is deleted when it is not.
/// </summary>
public sealed class SpeechManifestWriter : IDisposable
{
    private readonly IManifestWriter _writer;
    private readonly SpeechManifestWriterOptions _options;
    private readonly string _temporaryPath;
    private readonly IManifestSink _sink;
    private readonly WeightRepeater? _repeater;
    private bool _closed;

    private SpeechManifestWriter(IManifestWriter writer, string path, SpeechManifestWriterOptions options)
    {
        _writer = writer;
        _options = options;
        Path = path;
        _temporaryPath = string.Create(CultureInfo.InvariantCulture, $"{path}.{Environment.ProcessId}-{Guid.NewGuid().ToString("N")[..8]}.unfinished");
        _repeater = options.RepeatByWeight ? new WeightRepeater() : null;
        if (writer.WritesFolder) Directory.CreateDirectory(_temporaryPath);
        try
        {
            _sink = writer.Open(_temporaryPath, path, new ManifestWriteOptions { AbsolutePaths = options.AbsolutePaths });
        }
        catch
        {
            Delete();
            throw;
        }
    }

    /// <summary>Absolute path of the manifest: what was asked for, or the file in the folder that was.</summary>
    public string Path { get; }

    /// <summary>Name of the format.</summary>
    public string Format => _writer.Name;

    /// <summary>Rows written so far.</summary>
    public long Written { get; private set; }

    /// <summary>What the format could not hold so far.</summary>
    public ManifestLosses Losses => _sink.Losses;

    /// <summary>Starts a manifest.</summary>
    /// <param name="path">Absolute path of a file or, for formats that are one, a folder.</param>
    /// <exception cref="SpeechDataException">
    /// The format is unknown or cannot be written, the target is in the way, or its folder is not there.
    /// </exception>
    public static SpeechManifestWriter Open(string path, SpeechManifestWriterOptions? options)
    {
        options ??= SpeechManifestWriterOptions.Default;
        IManifestWriter writer = ManifestFormats.FindWriter(path, options.Format);
        path = ManifestTarget.Check(path, writer, options);
        return new SpeechManifestWriter(writer, path, options);
    }

    /// <summary>Writes one utterance: once, or as often as its weight says.</summary>
    /// <exception cref="SpeechDataException">The format cannot hold this utterance at all; it is left out, the others go on.</exception>
    public void Write(SpeechUtterance utterance)
    {
        Check(utterance);
        if (_repeater is null)
        {
            _sink.Write(utterance);
            Written++;
            return;
        }

        foreach (SpeechUtterance copy in _repeater.Repeat(utterance))
        {
            _sink.Write(copy);
            Written++;
        }
    }

    /// <summary>Finishes the manifest and puts it in its place.</summary>
    /// <param name="cancellation">Gives up before anything is changed.</param>
    /// <exception cref="SpeechDataException">No row was written; or something has come into the way meanwhile. Nothing is changed then.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled; nothing is changed.</exception>
    public void Complete(CancellationToken cancellation = default)
    {
        if (Written == 0)
        {
            throw new SpeechDataException(
                "ManifestWithoutRows", SpeechDataProblem.InvalidArgument, $"No utterance came to be written, so nothing is written to '{Path}'.", Path);
        }

        _sink.Complete(cancellation);
        Close();
        cancellation.ThrowIfCancellationRequested();
        ManifestTarget.Check(Path, _writer, _options);
        if (_writer.WritesFolder) ManifestTarget.MoveFolder(_temporaryPath, Path, _writer);
        else File.Move(_temporaryPath, Path, overwrite: !_options.NoClobber);
    }

    /// <summary>Deletes what is unfinished.</summary>
    public void Dispose()
    {
        try
        {
            Close();
        }
        catch (IOException)
        {
            // On a full disk the rows that were not written yet fail once more; what there is of them is deleted anyway.
        }

        Delete();
    }

    private void Delete()
    {
        if (_writer.WritesFolder)
        {
            if (Directory.Exists(_temporaryPath)) Directory.Delete(_temporaryPath, recursive: true);
        }
        else
        {
            File.Delete(_temporaryPath);
        }
    }

    // What no reader would take back: a wrong row must not hide in a manifest that looks whole.
    private static void Check(SpeechUtterance utterance)
    {
        string? wrong = string.IsNullOrWhiteSpace(utterance.Id) ? "no Id"
            : utterance.StartSeconds is { } start && !(start >= 0 && double.IsFinite(start)) ? FormattableString.Invariant($"the StartSeconds {start}")
            : utterance.DurationSeconds is { } duration && !(duration >= 0 && double.IsFinite(duration)) ? FormattableString.Invariant($"the DurationSeconds {duration}")
            : utterance.Weight is { } weight && !(weight >= 0 && double.IsFinite(weight)) ? FormattableString.Invariant($"the Weight {weight}")
            : utterance.Channel is < 1 ? FormattableString.Invariant($"the Channel {utterance.Channel}")
            : null;
        if (wrong is null) return;
        throw new SpeechDataException(
            "UtteranceInvalid",
            SpeechDataProblem.InvalidData,
            $"'{utterance.Id}' has {wrong}. It is left out; times and weights are numbers from 0 up, channels are counted from 1.",
            utterance.AudioPath);
    }

    private void Close()
    {
        if (_closed) return;
        _closed = true;
        _sink.Dispose();
    }
}
