namespace AsrDataTools.Corpus;

/// <summary>One recording with languages that contradict each other. Variants of one language do not.</summary>
internal sealed class RecordingLanguage : ManifestRule
{
    private readonly Dictionary<ulong, string> _languages = [];
    private readonly HashSet<ulong> _reported = [];

    public override string Id => "RecordingLanguage";

    public override string Description => "Rows of one recording are in different languages";

    public override Severity Severity => Severity.Warning;

    internal override void See(SpeechUtterance row, FindingSink sink)
    {
        if ((row.Recording ?? row.AudioPath) is not { } recording || row.Language is not { Length: > 0 } language) return;
        ulong key = RowKeys.Hash(recording);
        if (_languages.TryAdd(key, language) || Primary(_languages[key]).Equals(Primary(language), StringComparison.OrdinalIgnoreCase) || !_reported.Add(key)) return;
        sink.Add(row, $"recording '{recording}' is in {language} here and in {_languages[key]} before", "correct one of the labels, or leave this rule out where speakers do switch");
    }

    // en-IN and en_GB are both en.
    private static string Primary(string language) => language.Split('-', '_')[0].Trim();
}
