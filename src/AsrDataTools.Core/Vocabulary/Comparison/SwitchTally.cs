using System.Numerics;

namespace AsrDataTools.Vocabulary;

/// <summary>
/// Words that are not in their utterance's main script, or not of its main language: both are those of most of its words. A word that is
/// on no list, or on that of the main language too, is taken for the main language's.
/// </summary>
internal sealed class SwitchTally
{
    private readonly int[] _scripts = new int[Enum.GetValues<WritingSystem>().Length];
    private readonly int[] _languages = new int[64];
    private readonly List<ulong> _words = [];
    private int _length;

    public long Words { get; private set; }

    public int Utterances { get; private set; }

    /// <summary>Words in another script than their utterance's.</summary>
    public long OtherScript { get; private set; }

    /// <summary>Words only on the list of another language than their utterance's.</summary>
    public long OtherLanguage { get; private set; }

    /// <summary>Utterances with any such word, by script or by list.</summary>
    public int Mixed { get; private set; }

    public void Begin()
    {
        Array.Clear(_scripts);
        _words.Clear();
        _length = 0;
    }

    public void Add(ReadOnlySpan<char> word, LanguageLists? lists)
    {
        _scripts[(int)WritingSystems.Of(word)]++;
        _length++;
        if (lists is not null) _words.Add(lists.Of(word));
    }

    public void End()
    {
        if (_length == 0) return;
        Utterances++;
        Words += _length;
        int other = _length - _scripts.Max();
        OtherScript += other;
        int foreign = Foreign();
        OtherLanguage += foreign;
        if (other + foreign > 0) Mixed++;
    }

    private int Foreign()
    {
        if (_words.Count == 0) return 0;
        Array.Clear(_languages);
        foreach (ulong languages in _words)
        {
            for (ulong rest = languages; rest != 0; rest &= rest - 1) _languages[BitOperations.TrailingZeroCount(rest)]++;
        }

        int most = Array.IndexOf(_languages, _languages.Max());
        return _languages[most] == 0 ? 0 : _words.Count(languages => languages != 0 && (languages & (1UL << most)) == 0);
    }
}
