using AsrDataTools.Governance.PersonalData;

namespace AsrDataTools.Governance.Redaction;

/// <summary>Writes the copy of one text, finds the windows of its recordings, and searches the copy again.</summary>
internal sealed class TextProtection(FoundPlaces found, ValueReplacer replacer, NameProtection names, ProtectionShelf shelf, bool allowSegmentMute)
{
    // Longer than any recording, for a text of which only the recording is known.
    private const double WholeRecording = 1e7;

    /// <summary>Protects one text.</summary>
    /// <param name="input">The text.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="target">Where the copy goes.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What became of it; the copy is there unless it failed.</returns>
    public ProtectedText Protect(ProtectionInput input, PersonalDataSource kind, string target, CancellationToken cancellation)
    {
        TextRedaction redaction = new(found, replacer, names);
        Dictionary<string, string?> recordings = new(StringComparer.Ordinal);
        try
        {
            redaction.Account(names.File(Path.GetFileName(input.Path)), null);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            switch (kind)
            {
                case PersonalDataSource.Annotation:
                    AnnotationProtection.Write(input.Path, target, redaction, document =>
                    {
                        if (document.WordCount > 0 || document.Segments.Any(segment => segment.TextOrWords is not null)) recordings[document.Recording] = shelf.Find(document);
                    });
                    break;
                case PersonalDataSource.Manifest:
                    ManifestProtection.Write(input.Path, target, redaction, audio => recordings.TryAdd(audio, shelf.Find(input.Path, audio)), cancellation);
                    break;
                case PersonalDataSource.Text:
                    LineProtection.Write(input.Path, target, redaction, first => RecordingOfLine(input.Path, first, recordings), cancellation);
                    break;
                default:
                    throw new SpeechDataException("ProtectionNotWritable", SpeechDataProblem.InvalidData, $"'{input.Path}' is neither text nor a recording, so that nobody knows what is in it. Nothing is written for it.", input.Path);
            }

            List<(string, RedactionWindow)> windows = [.. Windows(input.Path, redaction, recordings)];
            Verify(target, found);
            return new(input, kind.ToString(), redaction.Entries, [.. recordings.Values.OfType<string>().Distinct()], windows, null);
        }
        catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException or System.Text.Json.JsonException)
        {
            if (File.Exists(target)) File.Delete(target);
            IEnumerable<string> meant = recordings.Keys.Select(Path.GetFileName).Append(Path.GetFileNameWithoutExtension(input.Path)).OfType<string>().SelectMany(shelf.Candidates);
            SpeechDataException failure = exception as SpeechDataException ?? new("StorageFailed", SpeechDataProblem.Storage, $"'{input.Path}' cannot be copied: {exception.Message}", input.Path, exception);
            return new(input, kind.ToString(), [], [.. recordings.Values.OfType<string>().Concat(failure.ErrorId is "RecordingAmbiguous" || recordings.Count == 0 ? meant : []).Distinct()], [], failure);
        }
    }

    /// <summary>Searches a copy.</summary>
    /// <exception cref="SpeechDataException">Something is left (<c>PersonalDataLeft</c>), or the copy cannot be read.</exception>
    public static void Verify(string copy, FoundPlaces found)
    {
        foreach (PersonalDataField field in FileFieldReader.Fields(copy, fault => throw fault))
        {
            foreach (PersonalDataFinding left in found.All(field))
            {
                string place = left.Line is { } line ? FormattableString.Invariant($"line {line}, ") : "";
                throw new SpeechDataException(
                    "PersonalDataLeft",
                    SpeechDataProblem.InvalidData,
                    FormattableString.Invariant($"The copy '{Path.GetFileName(copy)}' still holds personal data ({place}{left.Field}: {left.Class}, score {left.Score:0.00}), and is withdrawn. If that is none, narrow the search with -Class, -Locale or -MinimumScore."),
                    copy)
                { Line = left.Line };
            }
        }
    }

    // Lists of transcripts begin their lines with the recording's name; a name that is a mere word is more likely the first that is said.
    private string? RecordingOfLine(string text, string first, Dictionary<string, string?> recordings)
    {
        string name = first.Any(sign => char.IsDigit(sign) || sign is '-' or '_') ? first : Path.GetFileNameWithoutExtension(text);
        if (!recordings.TryGetValue(name, out string? recording) && (recording = shelf.Find(text, name)) is not null) recordings[name] = recording;
        return recording;
    }

    private IEnumerable<(string, RedactionWindow)> Windows(string text, TextRedaction redaction, Dictionary<string, string?> recordings)
    {
        if (redaction.Entries.Count > 0 && Path.GetFileName(text) == "text" && File.Exists(Path.Combine(Path.GetDirectoryName(text)!, "wav.scp")))
            throw Missing(text, "a Kaldi directory", null, "Import the directory, align its words, and export it to a format with times of words");
        foreach ((PersonalDataField field, PersonalDataFinding place) in redaction.Spoken)
        {
            if (field.Recording is not { } named) continue;
            string? recording = recordings.TryGetValue(named, out string? known) ? known : shelf.Find(text, named);
            if (recording is null) continue;
            if (place.IsWordTimed != true && !allowSegmentMute)
                throw Missing(text, $"the recording '{Path.GetFileName(recording)}'", place, "Align the words and give the text with their times, or silence whole segments with -AllowSegmentMute");
            yield return (recording, place is { StartSeconds: { } start, EndSeconds: { } end } ? new(start, end) : new(0, WholeRecording));
        }
    }

    private static SpeechDataException Missing(string text, string what, PersonalDataFinding? place, string remedy)
    {
        string where = place?.Line is { } line ? FormattableString.Invariant($", line {line}") : "";
        return new("WordTimesMissing", SpeechDataProblem.InvalidData, $"'{text}'{where}: {place?.Class ?? "personal data"} is said in {what}, and no times of its words tell where. Nothing is written for it. {remedy}.", text) { Line = place?.Line };
    }
}
