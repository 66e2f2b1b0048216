using System.Globalization;
using AsrDataTools.Annotation.Depth;
using AsrDataTools.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Coverage;

namespace AsrDataTools.Governance.Packaging;

/// <summary>Holds a delivery against its contract with the measures of the gates: manifest rules, headers, accents, annotation. For one delivery.</summary>
/// <param name="contract">What is asked for.</param>
/// <param name="emit">Gets each breach.</param>
/// <param name="root">The folder that recordings must lie in, with its separator: others are breaches and not opened. Null for any.</param>
public sealed class ContractAudit(DeliveryContract contract, Action<Finding> emit, string? root = null)
{
    private readonly AccentLabels _labels = new();
    private readonly AudioDuration _lengths = new();
    private readonly HashSet<string> _speakers = new(StringComparer.Ordinal), _opened = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (double Seconds, HashSet<string> Speakers)> _accents = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<(string Term, string Value), (long Rows, SpeechUtterance First)> _breaches = [];
    private readonly DepthAudit _depth = new(new()
    {
        RequiredLevel = contract.AnnotationLevel ?? 0,
        RequiredShare = contract.AnnotationShare,
        RequiredTags = contract.AnnotationTag,
    });

    private string _manifest = "";
    private double _seconds;
    private long _withoutLength;
    private long _rows;

    private bool AsksForAnnotation => contract.AnnotationLevel is not null || contract.AnnotationTag.Count > 0;

    private bool AsksForFormat => contract.SampleRate.Count + contract.Channels.Count + contract.BitDepth.Count + contract.Codec.Count + contract.Container.Count > 0;

    /// <summary>Judges a delivery; breaches leave as they are found, those of the whole at the end.</summary>
    /// <param name="manifest">Absolute path of its manifest, or of a folder of recordings.</param>
    /// <param name="annotation">Absolute paths of its annotation files; its manifest is annotation too.</param>
    /// <param name="report">Gets rows and files that cannot be read; the rest goes on.</param>
    /// <param name="onRow">Called for each row.</param>
    /// <exception cref="SpeechDataException">The manifest as a whole cannot be read.</exception>
    public void Judge(string manifest, IEnumerable<string> annotation, Action<SpeechDataException> report, Action? onRow = null, CancellationToken cancellation = default)
    {
        _manifest = manifest;
        // One reading each: the rules keep their own state, and a manifest is small beside its audio.
        ManifestAudit rules = new(null, contract.ExcludeManifestRule);
        rules.Judge(manifest, ManifestOptions.Default, finding => { if (finding.Severity == Severity.Error) emit(finding); }, report, cancellation: cancellation);
        foreach (SpeechUtterance row in SpeechManifest.Read(manifest, ManifestOptions.Default, _ => { }))
        {
            cancellation.ThrowIfCancellationRequested();
            onRow?.Invoke();
            Take(row, report);
        }

        foreach (((string term, string value), (long count, SpeechUtterance first)) in _breaches) EmitRows(term, value, count, first);
        JudgeAmounts();
        JudgeAccents();
        if (AsksForAnnotation) JudgeAnnotation(annotation, report, cancellation);
    }

    private void Take(SpeechUtterance row, Action<SpeechDataException> report)
    {
        _rows++;
        if (root is not null && row.AudioPath is { } audio && !audio.StartsWith(root, StringComparison.Ordinal))
        {
            Breach("AudioOutside", "", row);
            row = row with { AudioPath = null };
        }

        double? seconds = LengthOf(row, report);
        if (seconds is null) _withoutLength++;
        _seconds += seconds ?? 0;
        if (row.Speaker is { } speaker) _speakers.Add(speaker);
        if (contract.AccentHours.Count > 0) TakeAccent(row, seconds);
        if (AsksForFormat && row.AudioPath is { } path && _opened.Add(path)) JudgeFormat(path, report);
        if (AsksForAnnotation) _depth.Add(row);
        foreach (string name in contract.RequiredMetadata)
        {
            if (string.IsNullOrWhiteSpace(UtteranceProperty.Text(row, name))) Breach("RequiredMetadata", name, row);
        }

        Allowed("Language", row.Language, contract.Language, row);
        Allowed("License", row.License, contract.License, row);
        Allowed("Purpose", row.Purpose, contract.Purpose, row);
        if (seconds < contract.MinimumUtteranceSeconds) Breach("MinimumUtteranceSeconds", "", row);
        if (seconds > contract.MaximumUtteranceSeconds) Breach("MaximumUtteranceSeconds", "", row);
    }

    private double? LengthOf(SpeechUtterance row, Action<SpeechDataException> report)
    {
        try
        {
            return _lengths.Of(row);
        }
        catch (SpeechDataException exception)
        {
            report(exception);
            return null;
        }
    }

    private void TakeAccent(SpeechUtterance row, double? seconds)
    {
        string accent = _labels.Normalize(row).Accent ?? "unknown";
        if (!_accents.TryGetValue(accent, out (double Seconds, HashSet<string> Speakers) sum)) sum = (0, new(StringComparer.Ordinal));
        if (row.Speaker is { } speaker) sum.Speakers.Add(speaker);
        _accents[accent] = (sum.Seconds + (seconds ?? 0), sum.Speakers);
    }

    private void Allowed(string term, string? value, IReadOnlyList<string> allowed, SpeechUtterance row)
    {
        if (allowed.Count == 0 || allowed.Any(one => one.Equals(value, StringComparison.OrdinalIgnoreCase))) return;
        if (term == "Language" && value is not null && allowed.Any(one => value.StartsWith(one + "-", StringComparison.OrdinalIgnoreCase))) return;
        Breach(term, value ?? "", row);
    }

    private void Breach(string term, string value, SpeechUtterance row) =>
        _breaches[(term, value)] = _breaches.TryGetValue((term, value), out (long Rows, SpeechUtterance First) known) ? (known.Rows + 1, known.First) : (1, row);

    private void JudgeFormat(string path, Action<SpeechDataException> report)
    {
        AudioFormat format;
        try
        {
            using AudioReader reader = AudioFile.Open(path);
            format = reader.Format;
        }
        catch (SpeechDataException exception)
        {
            report(exception);
            return;
        }

        Judge("SampleRate", format.SampleRate, contract.SampleRate, "Hz");
        Judge("Channels", format.Channels, contract.Channels, "channels");
        if (contract.BitDepth.Count > 0) Judge("BitDepth", format.BitDepth ?? 0, contract.BitDepth, "bits per sample");
        Name("Codec", format.Codec, contract.Codec);
        Name("Container", format.Container, contract.Container);

        void Judge(string term, int value, IReadOnlyList<int> allowed, string unit)
        {
            if (allowed.Count > 0 && !allowed.Contains(value)) Emit(term, Path.GetFileName(path), string.Create(CultureInfo.InvariantCulture, $"'{Path.GetFileName(path)}' has {value} {unit}; the contract takes {string.Join(" or ", allowed)}."), "Deliver it as agreed, from the original recording, not resampled.", path);
        }

        void Name(string term, string value, IReadOnlyList<string> allowed)
        {
            if (allowed.Count > 0 && !allowed.Contains(value, StringComparer.OrdinalIgnoreCase)) Emit(term, Path.GetFileName(path), $"'{Path.GetFileName(path)}' is {value}; the contract takes {string.Join(" or ", allowed)}.", "Deliver it as agreed, from the original recording.", path);
        }
    }

    private void JudgeAmounts()
    {
        double hours = _seconds / 3600;
        string unknown = _withoutLength == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" ({_withoutLength:N0} rows of unknown length are not in it)");
        if (hours < contract.MinimumHours)
            Emit("MinimumHours", "", string.Create(CultureInfo.InvariantCulture, $"{hours:N2} h of audio{unknown}; the contract asks for {contract.MinimumHours:N2} h at least."), string.Create(CultureInfo.InvariantCulture, $"Deliver {contract.MinimumHours - hours:N2} h more."));
        if (hours > contract.MaximumHours)
            Emit("MaximumHours", "", string.Create(CultureInfo.InvariantCulture, $"{hours:N2} h of audio{unknown}; the contract takes {contract.MaximumHours:N2} h at most."), string.Create(CultureInfo.InvariantCulture, $"Leave {hours - contract.MaximumHours:N2} h out."));
        if (_speakers.Count < contract.MinimumSpeakers)
            Emit("MinimumSpeakers", "", string.Create(CultureInfo.InvariantCulture, $"{_speakers.Count:N0} speakers; the contract asks for {contract.MinimumSpeakers:N0} at least."), string.Create(CultureInfo.InvariantCulture, $"Record {contract.MinimumSpeakers - _speakers.Count:N0} more, or name the speakers of rows that name none."));
    }

    private void JudgeAccents()
    {
        foreach ((string asked, double hours) in contract.AccentHours)
        {
            string accent = _labels.Normalize(asked).Accent ?? asked;
            (double seconds, HashSet<string>? speakers) = _accents.GetValueOrDefault(accent);
            if (seconds / 3600 < hours)
                Emit("AccentHours", accent, string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:N2} h of {accent}; the contract asks for {hours:N2} h at least."), string.Create(CultureInfo.InvariantCulture, $"Deliver {hours - (seconds / 3600):N2} h more of {accent}."));
            if ((speakers?.Count ?? 0) < contract.MinimumSpeakersPerAccent)
                Emit("MinimumSpeakersPerAccent", accent, string.Create(CultureInfo.InvariantCulture, $"{speakers?.Count ?? 0:N0} speakers of {accent}; the contract asks for {contract.MinimumSpeakersPerAccent:N0} at least."), string.Create(CultureInfo.InvariantCulture, $"Record {contract.MinimumSpeakersPerAccent - (speakers?.Count ?? 0):N0} more speakers of {accent}."));
        }
    }

    private void JudgeAnnotation(IEnumerable<string> annotation, Action<SpeechDataException> report, CancellationToken cancellation)
    {
        foreach (string path in annotation) _depth.Take(DepthAudit.Read(path, cancellation), report);
        _depth.Gathered();
        // By the annotation alone: listening to all audio for speech that nobody annotated is Test-AnnotationDepth's work.
        for (int index = 0; index < _depth.Recordings; index++) _depth.Judge(index, listen: false, cancellation);
        if (_depth.Overall(cancellation) is not { } overall) return;
        foreach (DepthTag tag in contract.AnnotationTag)
        {
            if (overall.Missing.Contains(tag.ToString(), StringComparer.OrdinalIgnoreCase)) Emit("AnnotationTag", tag.ToString(), $"The annotation lacks {tag}, which the contract asks for.", "Have it annotated; Test-AnnotationDepth names the recordings.");
        }

        if (contract.AnnotationLevel is int level && (overall.ShareAtRequired is not double share || share < contract.AnnotationShare))
        {
            string found = overall.ShareAtRequired is double known ? string.Create(CultureInfo.InvariantCulture, $"{100 * known:0.0} % of annotated speech") : "No speech that is known";
            Emit("AnnotationLevel", "", string.Create(CultureInfo.InvariantCulture, $"{found} is annotated to level {level}; the contract asks for {100 * contract.AnnotationShare:0.0} %."), "Have it annotated; Test-AnnotationDepth names the recordings.");
        }
    }

    private void EmitRows(string term, string value, long rows, SpeechUtterance first)
    {
        string count = string.Create(CultureInfo.InvariantCulture, $"{rows:N0} of {_rows:N0} rows"), place = $"the first is '{first.Id}'";
        (string message, string remedy) = term switch
        {
            "RequiredMetadata" => ($"{count} have no {value}, which the contract asks for; {place}.", $"Fill {value} in."),
            "AudioOutside" => ($"{count} name a recording that is not in the package; {place}.", "Ask the maker for a manifest whose recordings are in the package."),
            "MinimumUtteranceSeconds" => (string.Create(CultureInfo.InvariantCulture, $"{count} are shorter than {contract.MinimumUtteranceSeconds:0.###} s; {place}."), "Leave them out, or join them with their neighbours."),
            "MaximumUtteranceSeconds" => (string.Create(CultureInfo.InvariantCulture, $"{count} are longer than {contract.MaximumUtteranceSeconds:0.###} s; {place}."), "Cut them at pauses."),
            _ => ($"{count} have {(value.Length == 0 ? $"no {term}" : $"the {term} '{value}'")}; the contract takes {string.Join(", ", Allowed(term))}; {place}.", "Leave them out, or correct them."),
        };
        Emit(term, value, message, remedy, first.SourcePath, first.SourceLine, first.Id);

        IReadOnlyList<string> Allowed(string term) => term == "Language" ? contract.Language : term == "License" ? contract.License : contract.Purpose;
    }

    private void Emit(string term, string about, string message, string remedy, string? path = null, long? line = null, string? id = null) => emit(new Finding
    {
        Rule = $"Contract{term}",
        Severity = Severity.Error,
        Message = message,
        Path = path ?? _manifest,
        Line = line,
        Id = id,
        Remedy = remedy,
        SuppressionId = $"Contract{term}|{about}",
    });
}
