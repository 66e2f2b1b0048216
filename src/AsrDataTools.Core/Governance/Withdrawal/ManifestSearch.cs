using System.Globalization;
using AsrDataTools.Corpus;

namespace AsrDataTools.Governance.Withdrawal;

/// <summary>Finds the speaker's rows in manifests: by label, by recording, by id, by the parent of a variant.</summary>
internal sealed class ManifestSearch(IReadOnlyList<ManifestSource> sources, SpeakerSpeech speech, Action<SpeechDataException> report, CancellationToken cancellation)
{
    private static readonly string[] ParentIds = ["parent_id", "parentid"];
    private static readonly string[] ParentPaths = ["parent_path", "parentpath", "parent_audio", "parent_audio_path"];

    private readonly Dictionary<(string Path, long? Line, string Id), SpeechDataItem> _rows = [];
    private readonly HashSet<(string Path, string Id)> _ids = [];
    private readonly HashSet<string> _reported = [];

    /// <summary>The rows found so far.</summary>
    public IEnumerable<SpeechDataItem> Rows => _rows.Values;

    /// <summary>Goes over all rows once; what it learns may make more rows the speaker's the next time.</summary>
    /// <param name="withUnlabelled">Whether to judge rows without a speaker too: only when it is known who else speaks in their recordings.</param>
    /// <param name="rootOf">What was searched and holds a path.</param>
    public void Pass(bool withUnlabelled, Func<string, string> rootOf)
    {
        foreach (ManifestSource source in sources)
        {
            List<SpeechDataException> faults = [];
            string? root = null;
            foreach (SpeechUtterance row in source.Read(faults.Add))
            {
                cancellation.ThrowIfCancellationRequested();
                (string Path, long? Line, string Id) key = (source.Path, row.SourceLine, row.Id);
                if (_rows.ContainsKey(key)) continue;
                if (Judge(row, source, withUnlabelled) is not (string speaker, string reason, bool isVariant))
                {
                    if (row.AudioPath is not null && (withUnlabelled || row.Speaker is not null) && speech.SpansOf(row.AudioPath).Count > 0) speech.AddOther(row.AudioPath);
                    continue;
                }

                double? end = row.DurationSeconds is { } duration ? (row.StartSeconds ?? 0) + duration : null;
                _rows[key] = new SpeechDataItem
                {
                    Kind = SpeechDataKind.ManifestRow,
                    Path = source.Path,
                    Id = row.Id,
                    StartSeconds = row.StartSeconds,
                    EndSeconds = end,
                    Channel = row.Channel,
                    Row = row.SourceLine,
                    Speaker = speaker,
                    Reason = reason,
                    Root = root ??= rootOf(source.Path),
                };
                _ids.Add((source.Path, row.Id));
                speech.AddId(row.Id, speaker);
                // A row that gives the length of its whole file is that file.
                bool isWhole = row.StartSeconds is null or 0 && row.Channel is null;
                if (row.AudioPath is not null) speech.AddSpan(row.AudioPath, new SpeechSpan(row.StartSeconds, isWhole && row.StartSeconds is null ? null : end, row.Channel, row.Id, speaker, reason), isVariant);
            }

            // However many rows are faulty and however often they are passed, the file is told once.
            if (faults.Count > 0 && _reported.Add(source.Path)) report(Together(faults));
        }
    }

    private static SpeechDataException Together(List<SpeechDataException> faults)
    {
        SpeechDataException first = faults[0];
        string others = faults.Count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" So it is with {faults.Count - 1:N0} more of its rows.");
        return new(first.ErrorId, first.Problem, $"{first.Message}{others} Whether the speaker is in them is not known.", first.Path, first) { Line = first.Line };
    }

    private (string Speaker, string Reason, bool IsVariant)? Judge(SpeechUtterance row, ManifestSource source, bool withUnlabelled)
    {
        bool isVariant = ParentOf(row, source) is not null;
        if (speech.Named(row.Speaker) is { } named) return (named, "the row names the speaker", isVariant);
        if (ParentOf(row, source) is (string speaker, string parent)) return (speaker, $"variant of {parent}", true);
        if (row.Speaker is not null || !withUnlabelled) return null;
        if (row.AudioPath is { } path && speech.IsWhole(path)) return (speech.SpansOf(path)[0].Speaker, "its recording is the speaker's", speech.IsVariant(path));
        double? end = row.DurationSeconds is { } duration ? (row.StartSeconds ?? 0) + duration : null;
        if (row.AudioPath is not null && speech.SpansOf(row.AudioPath).FirstOrDefault(span => span.CoversMostOf(row.StartSeconds, end, row.Channel)) is { } span)
            return (span.Speaker, "it lies in a span of the speaker's", false);
        return row.AudioPath is null && speech.Ids.TryGetValue(row.Id, out string? owner) ? (owner, "the row bears the id of a row of the speaker's", false) : null;
    }

    // Ids are unique within a manifest only: over manifests the label must not say otherwise.
    private (string Speaker, string Parent)? ParentOf(SpeechUtterance row, ManifestSource source)
    {
        if (row.Extra.Count == 0) return null;
        string folder = source.IsFolder ? source.Path : Path.GetDirectoryName(source.Path)!;
        if (Value(row, ParentPaths) is { } path && Path.GetFullPath(path, folder) is var full && speech.SpansOf(full) is [SpeechSpan first, ..] && (speech.IsWhole(full) || row.Speaker is null))
            return (first.Speaker, Path.GetFileName(full));
        if (Value(row, ParentIds) is not { } id || !speech.Ids.TryGetValue(id, out string? speaker)) return null;
        return _ids.Contains((source.Path, id)) || row.Speaker is null || speech.Named(row.Speaker) is not null ? (speaker, id) : null;
    }

    private static string? Value(SpeechUtterance row, string[] names)
    {
        foreach ((string name, string value) in row.Extra)
        {
            if (names.Contains(name, StringComparer.OrdinalIgnoreCase) && value.Length > 0) return value;
        }

        return null;
    }
}
