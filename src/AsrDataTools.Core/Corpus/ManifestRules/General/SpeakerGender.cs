namespace AsrDataTools.Corpus;

/// <summary>One speaker with two genders: two people under one id, or a wrong label.</summary>
internal sealed class SpeakerGender : ManifestRule
{
    private readonly Dictionary<string, string> _genders = new(StringComparer.Ordinal);
    private readonly HashSet<string> _reported = new(StringComparer.Ordinal);

    public override string Id => "SpeakerGender";

    public override string Description => "A speaker has two genders";

    internal override void See(SpeechUtterance row, FindingSink sink)
    {
        if (row.Speaker is not { } speaker || GenderLabel.Of(row.Gender) is not { } gender) return;
        if (_genders.TryAdd(speaker, gender) || _genders[speaker] == gender || !_reported.Add(speaker)) return;
        sink.Add(row, $"speaker '{speaker}' is {gender} here and {_genders[speaker]} before", "tell two speakers apart by two ids, or correct the label");
    }
}
