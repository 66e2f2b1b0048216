using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using AsrDataTools.Acoustics;
using AsrDataTools.Annotation.Depth;
using AsrDataTools.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Coverage;
using AsrDataTools.Governance.Packaging;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting;

/// <summary>Measures a dataset for its card: rows as they come, then the headers of its recordings. Not for several threads at once.</summary>
public sealed class CardFactsBuilder
{
    private readonly AudioDuration _lengths = new();
    private readonly AccentLabels _labels = new();
    private readonly DepthAudit _depth = new(DepthOptions.Default);
    private readonly CardTally _accents = new(), _languages = new(), _genders = new(), _environments = new(), _splits = new(), _licenses = new(), _purposes = new(), _channels = new(), _personal = new(), _leaks = new();
    private readonly HashSet<string> _speakers = new(StringComparer.Ordinal), _audio = new(StringComparer.Ordinal), _sources = new(StringComparer.Ordinal);
    private readonly List<GateResult> _gates = [];
    private double _seconds, _speechSeconds, _profiledSeconds;
    private long _rows, _withoutLength, _transcribed;
    private bool _looked, _leakLooked, _hasSpeech;
    private DateTimeOffset? _first, _last;

    /// <summary>Takes a row; reads the header of its recording where the row has no length.</summary>
    /// <exception cref="SpeechDataException">The header cannot be read; the row counts, without its length.</exception>
    public void Add(SpeechUtterance row)
    {
        SpeechDataException? failure = null;
        double? seconds = null;
        try
        {
            seconds = _lengths.Of(row);
        }
        catch (SpeechDataException exception)
        {
            failure = exception;
        }

        double hours = (seconds ?? 0) / 3600;
        _rows++;
        _seconds += seconds ?? 0;
        if (seconds is null) _withoutLength++;
        if (!string.IsNullOrWhiteSpace(row.Text)) _transcribed++;
        if (row.Speaker is { } speaker) _speakers.Add(speaker);
        if (row.AudioPath is { } path) _audio.Add(path);
        if (row.SourcePath is { } source) _sources.Add(source);
        if (row.RecordedAt is { } recorded)
        {
            _first = _first is null || recorded < _first ? recorded : _first;
            _last = _last is null || recorded > _last ? recorded : _last;
        }

        _accents.Add(_labels.Normalize(row).Accent ?? row.Accent, hours, row.Speaker);
        _languages.Add(row.Language, hours, row.Speaker);
        _genders.Add(row.Gender, hours, row.Speaker);
        _environments.Add(row.Environment, hours, row.Speaker);
        _splits.Add(row.Split, hours, row.Speaker);
        _licenses.Add(row.License, hours, row.Speaker);
        _purposes.Add(row.Purpose, hours, row.Speaker);
        _depth.Add(row);
        if (failure is not null) throw failure;
    }

    /// <summary>Takes a profile: speech and channel class.</summary>
    public void Add(AcousticProfile profile)
    {
        double hours = profile.DurationSeconds / 3600;
        _channels.Add(profile.ChannelClass?.ToString() ?? "unknown", hours);
        if (profile.SpeechSeconds is not double speech) return;
        _hasSpeech = true;
        _profiledSeconds += profile.DurationSeconds;
        _speechSeconds += speech;
    }

    public void Add(GateResult gate) => _gates.Add(gate);

    /// <summary>Somebody looked for personal data; each class that was found is then added.</summary>
    public void LookedForPersonalData() => _looked = true;

    public void AddPersonalData(string kind) => _personal.Add(kind);

    /// <summary>Somebody looked for leaks between splits; each kind that was found is then added.</summary>
    public void LookedForLeakage() => _leakLooked = true;

    public void AddLeak(string kind) => _leaks.Add(kind);

    /// <summary>Reads annotation files.</summary>
    public void AddAnnotation(string path, Action<SpeechDataException> report, CancellationToken cancellation) => _depth.Take(DepthAudit.Read(path, cancellation), report);

    /// <summary>Reads the headers of the recordings and sums everything up.</summary>
    /// <param name="report">Gets recordings and manifests that cannot be read.</param>
    /// <param name="ledgerHead">Head of the consent ledger.</param>
    public CardFacts Build(string? ledgerHead, Action<SpeechDataException> report, CancellationToken cancellation)
    {
        _depth.Gathered();
        for (int index = 0; index < _depth.Recordings; index++) _depth.Judge(index, listen: false, cancellation);
        List<CardManifest> manifests = [];
        foreach (string source in _sources.Where(File.Exists).Order(StringComparer.Ordinal))
        {
            using FileStream file = File.OpenRead(source);
            (string? mediaType, IReadOnlyList<(string, string)> columns) = CardColumns.Of(source);
            manifests.Add(new(source, Convert.ToHexStringLower(SHA256.HashData(file)), file.Length, mediaType, columns));
        }

        CardTally extensions = new();
        foreach (string path in _audio) extensions.Add(Path.GetExtension(path).ToLowerInvariant());
        AnnotationDepth? depth = _depth.Overall(cancellation);
        return new()
        {
            Root = Root(manifests),
            Rows = _rows,
            Hours = _seconds / 3600,
            RowsWithoutLength = _withoutLength,
            SpeechHours = _hasSpeech ? _speechSeconds / 3600 : null,
            ProfiledHours = _hasSpeech ? _profiledSeconds / 3600 : null,
            Speakers = _speakers.Count,
            Recordings = _audio.Count,
            Transcribed = _transcribed,
            Accents = _accents.ToList(),
            Languages = _languages.ToList(),
            Genders = _genders.ToList(),
            Environments = _environments.ToList(),
            Splits = _splits.ToList(),
            Licenses = _licenses.ToList(),
            Purposes = _purposes.ToList(),
            ChannelClasses = _channels.ToList(),
            Formats = Formats(report, cancellation),
            Extensions = extensions.ToList(),
            FirstRecorded = _first,
            LastRecorded = _last,
            Depth = depth?.SpeechSeconds > 0 ? depth : null,
            Gates = _gates,
            PersonalData = _looked ? _personal.ToList() : null,
            Leakage = _leakLooked ? _leaks.ToList() : null,
            LedgerHead = ledgerHead,
            Manifests = manifests,
        };
    }

    private IReadOnlyList<CardShare> Formats(Action<SpeechDataException> report, CancellationToken cancellation)
    {
        ConcurrentQueue<(string Kind, double Hours)> kinds = new();
        ConcurrentQueue<SpeechDataException> failures = new();
        Parallel.ForEach(_audio, new ParallelOptions { TaskScheduler = TaskScheduler.Current, CancellationToken = cancellation }, path =>
        {
            try
            {
                using AudioReader reader = AudioFile.Open(path);
                AudioFormat format = reader.Format;
                kinds.Enqueue((string.Create(CultureInfo.InvariantCulture, $"{format.Container} {format.Codec}, {format.SampleRate} Hz, {format.Channels} {(format.Channels == 1 ? "channel" : "channels")}"), (format.DurationSeconds ?? 0) / 3600));
            }
            catch (SpeechDataException exception)
            {
                failures.Enqueue(exception);
            }
        });
        foreach (SpeechDataException failure in failures) report(failure);
        CardTally tally = new();
        foreach ((string kind, double hours) in kinds) tally.Add(kind, hours);
        return tally.ToList();
    }

    // The folder of all manifests where there is one, else that of the recordings.
    private string Root(List<CardManifest> manifests)
    {
        IEnumerable<string> files = manifests.Count > 0 ? manifests.Select(manifest => manifest.Path) : _audio;
        string? common = null;
        foreach (string file in files)
        {
            string folder = Path.GetDirectoryName(file)! + Path.DirectorySeparatorChar;
            while (common is not null && !folder.StartsWith(common, StringComparison.Ordinal)) common = common[..(common.TrimEnd(Path.DirectorySeparatorChar).LastIndexOf(Path.DirectorySeparatorChar) + 1)];
            common ??= folder;
        }

        string root = Path.TrimEndingDirectorySeparator(common ?? Path.GetTempPath());
        // The payload of a package is told as part of it.
        return Path.GetDirectoryName(root) is { } parent && DeliveryPackage.IsPackage(parent) ? parent : root;
    }
}
