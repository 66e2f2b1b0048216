using AsrDataTools.Leakage;

namespace AsrDataTools.Governance.Withdrawal;

/// <summary>
/// Finds all that is a speaker's below the paths given: recordings, spans of shared ones, rows, segments, lines of lists, copies,
/// variants, index entries, packages. What one file says makes another the speaker's, so it goes round until nothing more is learnt.
/// </summary>
/// <param name="speakers">Pseudonyms.</param>
/// <param name="roots">Absolute paths of files and folders.</param>
/// <param name="leaveOut">Absolute paths of files that are not looked into: the ledger and its lock.</param>
/// <param name="report">Takes what could not be looked into.</param>
/// <param name="cancellation">Ends the search.</param>
public sealed class SpeechDataSearch(IReadOnlySet<string> speakers, IReadOnlyList<string> roots, IReadOnlySet<string> leaveOut, Action<SpeechDataException> report, CancellationToken cancellation)
{
    private readonly SpeakerSpeech _speech = new(speakers);

    /// <summary>Files looked at.</summary>
    public long Files { get; private set; }

    /// <summary>
    /// Takes over what an earlier search found, so that what refers to it by id or path is found even where the rows that named the
    /// speaker are gone.
    /// </summary>
    public void Know(IEnumerable<SpeechDataItem> items)
    {
        foreach (SpeechDataItem item in items)
        {
            switch (item.Kind)
            {
                case SpeechDataKind.File or SpeechDataKind.Variant:
                    _speech.AddSpan(item.Path, new SpeechSpan(null, null, null, item.Id, item.Speaker, item.Reason), item.Kind == SpeechDataKind.Variant);
                    break;
                case SpeechDataKind.Segment:
                    _speech.AddSpan(item.Path, new SpeechSpan(item.StartSeconds, item.EndSeconds, item.Channel, item.Id, item.Speaker, item.Reason));
                    _speech.AddOther(item.Path);
                    break;
                case SpeechDataKind.ManifestRow when item.Id is not null:
                    _speech.AddId(item.Id, item.Speaker);
                    break;
            }
        }
    }

    /// <summary>Everything found, files first, in a fixed order.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<SpeechDataItem> Find()
    {
        SearchedFiles files = new(roots, leaveOut, report);
        SearchedTables tables = new(files, report);
        Files = files.All.LongCount();
        ManifestSearch manifests = new(tables.Manifests, _speech, report, cancellation);
        AnnotationSearch annotation = new(tables.Annotation, files, _speech, report, cancellation);
        CopySearch copies = new(files);
        int before;
        do
        {
            // Who speaks in a recording by its labels comes first: only then can what bears no label be judged.
            int labelled;
            do
            {
                labelled = _speech.Version;
                manifests.Pass(withUnlabelled: false, files.RootOf);
                annotation.Pass(withUnlabelled: false);
                AddCopies(files, copies);
            }
            while (_speech.Version > labelled);

            before = _speech.Version;
            manifests.Pass(withUnlabelled: true, files.RootOf);
            annotation.Pass(withUnlabelled: true);
        }
        while (_speech.Version > before);

        List<SpeechDataItem> found = [.. Recordings(files), .. manifests.Rows, .. annotation.Segments];
        found.AddRange(Sidecars(files, tables, found));
        ListSearch lists = new(files, _speech, report);
        HashSet<string> whole = [.. found.Where(item => item.Kind is SpeechDataKind.File).Select(item => item.Path)];
        found.AddRange(tables.Texts.Where(path => !whole.Contains(path)).SelectMany(lists.Lines));
        found.AddRange(tables.Indexes.SelectMany(path => IndexEntries(files, path)));
        found.AddRange(Packages(files, tables, found));
        foreach (string archive in files.Archives)
            report(new SpeechDataException("ArchiveNotSearched", SpeechDataProblem.InvalidData, $"'{archive}' is an archive, into which this does not look. Unpack it and search again, or make sure by other means that the speaker is not in it.", archive));
        return [.. found.OrderBy(item => item.Kind).ThenBy(item => item.Path, StringComparer.Ordinal).ThenBy(item => item.StartSeconds).ThenBy(item => item.Row)];
    }

    private void AddCopies(SearchedFiles files, CopySearch copies)
    {
        foreach (string recording in _speech.Recordings.Where(files.Holds).ToArray())
        {
            try
            {
                foreach (string copy in copies.CopiesOf(recording, cancellation))
                {
                    foreach (SpeechSpan span in _speech.SpansOf(recording)) _speech.AddSpan(copy, span with { Reason = $"byte-identical copy of {Path.GetFileName(recording)}" }, _speech.IsVariant(recording));
                    if (_speech.IsShared(recording)) _speech.AddOther(copy);
                }
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                report(new SpeechDataException("FileUnreadable", SpeechDataProblem.Storage, $"Copies of '{recording}' cannot be looked for: {exception.Message}", recording, exception));
            }
        }
    }

    private IEnumerable<SpeechDataItem> Recordings(SearchedFiles files)
    {
        foreach (string path in _speech.Recordings.Where(files.Holds))
        {
            IReadOnlyList<SpeechSpan> spans = _speech.SpansOf(path);
            if (_speech.IsWhole(path))
            {
                yield return Item(_speech.IsVariant(path) ? SpeechDataKind.Variant : SpeechDataKind.File, path, spans[0], files) with { StartSeconds = null, EndSeconds = null, Channel = null };
                continue;
            }

            foreach (SpeechSpan span in spans) yield return Item(SpeechDataKind.Segment, path, span, files);
        }
    }

    private static SpeechDataItem Item(SpeechDataKind kind, string path, SpeechSpan span, SearchedFiles files) => new()
    {
        Kind = kind,
        Path = path,
        Id = span.Id,
        StartSeconds = span.StartSeconds,
        EndSeconds = span.EndSeconds,
        Channel = span.Channel,
        Speaker = span.Speaker,
        Reason = span.Reason,
        Root = files.RootOf(path),
    };

    // What lies beside a recording under its name (transcript, labels, another coding) is of that recording, unless it is a table of more.
    private IEnumerable<SpeechDataItem> Sidecars(SearchedFiles files, SearchedTables tables, List<SpeechDataItem> found)
    {
        HashSet<string> tablesOfMore = [.. tables.Manifests.Select(source => source.Path), .. tables.Annotation];
        Dictionary<string, SpeechDataItem> byStem = new(SearchedFiles.PathComparer);
        foreach (SpeechDataItem item in found.Where(item => item.Kind is SpeechDataKind.File or SpeechDataKind.Variant)) byStem.TryAdd(StemOf(item.Path), item);
        HashSet<string> known = [.. found.Where(item => item.Kind is SpeechDataKind.File or SpeechDataKind.Variant or SpeechDataKind.Segment).Select(item => item.Path)];
        foreach ((string path, _) in files.All)
        {
            if (!known.Contains(path) && !tablesOfMore.Contains(path) && byStem.TryGetValue(StemOf(path), out SpeechDataItem? recording))
                yield return recording with { Kind = SpeechDataKind.File, Path = path, Reason = $"belongs to {Path.GetFileName(recording.Path)}", Root = files.RootOf(path) };
        }
    }

    private static string StemOf(string path) => Path.Combine(Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(path));

    private List<SpeechDataItem> IndexEntries(SearchedFiles files, string path)
    {
        try
        {
            using FingerprintIndex index = FingerprintIndex.Open(path);
            List<SpeechDataItem> entries = [];
            for (int place = 0; place < index.Items.Count; place++)
            {
                FingerprintItem entry = index.Items[place];
                double end = entry.StartSeconds + entry.DurationSeconds;
                SpeechSpan? span = _speech.SpansOf(entry.Path).FirstOrDefault(one => _speech.IsWhole(entry.Path)
                    || ((one.StartSeconds ?? 0) < end && entry.StartSeconds < (one.EndSeconds ?? double.MaxValue) && (one.Channel is null || one.Channel == entry.Channel)));
                string? speaker = span?.Speaker ?? (!File.Exists(entry.Path) && _speech.Ids.TryGetValue(entry.Id, out string? owner) ? owner : null);
                if (speaker is null) continue;
                entries.Add(new SpeechDataItem
                {
                    Kind = SpeechDataKind.IndexEntry,
                    Path = path,
                    Id = entry.Id,
                    StartSeconds = entry.StartSeconds,
                    EndSeconds = end,
                    Channel = entry.Channel,
                    Row = place + 1,
                    Speaker = speaker,
                    Reason = $"fingerprint of {Path.GetFileName(entry.Path)}",
                    Root = files.RootOf(path),
                });
            }

            return entries;
        }
        catch (SpeechDataException exception)
        {
            report(exception);
            return [];
        }
    }

    private static IEnumerable<SpeechDataItem> Packages(SearchedFiles files, SearchedTables tables, List<SpeechDataItem> found)
    {
        foreach (string package in tables.Packages)
        {
            SpeechDataItem[] inside = [.. found.Where(item => item.Path.StartsWith(package + Path.DirectorySeparatorChar, StringComparison.Ordinal))];
            if (inside.Length == 0) continue;
            yield return new SpeechDataItem
            {
                Kind = SpeechDataKind.Package,
                Path = package,
                Speaker = inside[0].Speaker,
                Reason = FormattableString.Invariant($"{inside.Select(item => item.Path).Distinct().Count()} of its files hold the speaker"),
                Root = files.RootOf(package),
            };
        }
    }
}
