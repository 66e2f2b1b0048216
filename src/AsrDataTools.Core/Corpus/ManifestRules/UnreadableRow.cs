namespace AsrDataTools.Corpus;

/// <summary>Rows and lines that the reader leaves out; each is a finding, unless a rule for its table has said more of it.</summary>
internal sealed class UnreadableRow : ManifestRule
{
    public override string Id => "UnreadableRow";

    public override string Description => "A row, file or line cannot be used and is left out when the manifest is read";

    /// <summary>What the reader reported.</summary>
    public static void Report(SpeechDataException exception, FindingSink sink) => sink.Add(
        exception.Path ?? sink.Manifest,
        exception.Line,
        $"{exception.ErrorId}|{exception.Line}",
        WithoutPlace(exception),
        exception.ErrorId == "ManifestRowUnused" ? "take the lines away, or add the utterances they belong to" : "mend the row, or take it away");

    // The place has columns of its own, and so has what becomes of the row.
    private static string WithoutPlace(SpeechDataException exception)
    {
        string place = FormattableString.Invariant($"'{exception.Path}', line {exception.Line}: ");
        string message = exception.Message.StartsWith(place, StringComparison.Ordinal) ? exception.Message[place.Length..] : exception.Message;
        return message.Replace(" The row is left out; the others are read.", "", StringComparison.Ordinal).TrimEnd('.');
    }
}
