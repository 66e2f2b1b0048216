using AsrDataTools.Acoustics;
using AsrDataTools.Corpus;
using AsrDataTools.Vocabulary;

namespace AsrDataTools.Readiness;

/// <summary>Takes the utterances of production, or of the evaluation set, as they go by. For one thread at a time.</summary>
public sealed class AlignmentSide
{
    private readonly AlignmentOptions _options;
    private readonly WordTokenizer _tokenizer;
    private readonly List<AlignmentItem> _items = [];
    private readonly List<AcousticProfile> _profiles = [];
    private readonly List<TermMatch> _matches = [];
    private int _hesitations;

    public AlignmentSide(AlignmentOptions options)
    {
        _options = options;
        _tokenizer = new(options.Tokens) { TagFound = tag => _hesitations += HesitationWords.IsTag(tag) ? 1 : 0 };
    }

    public IReadOnlyList<AlignmentItem> Items => _items;

    /// <summary>One for each audio channel.</summary>
    public IReadOnlyList<AcousticProfile> Profiles => _profiles;

    /// <param name="utterance">A row of a manifest, or what stands for one.</param>
    /// <param name="profiles">Of its audio, one for each channel; none without audio.</param>
    public void Add(SpeechUtterance utterance, IReadOnlyList<AcousticProfile> profiles)
    {
        AcousticProfile? most = profiles.MaxBy(profile => profile.SpeechSeconds ?? 0);
        AlignmentItem item = new(utterance with { Text = null }, most)
        {
            Accent = _options.Labels.Normalize(utterance).Accent,
            Seconds = most?.SpeechSeconds ?? most?.DurationSeconds ?? utterance.DurationSeconds ?? 0,
            DeclaredStyle = SpeakingStyles.Declared(utterance),
        };
        _items.Add(utterance.Text is { } text ? Read(item, text, utterance.Language) : item);
        _profiles.AddRange(profiles);
    }

    private AlignmentItem Read(AlignmentItem item, string text, string? language)
    {
        _hesitations = 0;
        ReadOnlySpan<WordToken> tokens = _tokenizer.Read(text);
        int words = tokens.Length;
        foreach (WordToken token in tokens) _hesitations += HesitationWords.Has(_tokenizer.TextOf(token), language) ? 1 : 0;
        int terms = 0;
        if (_options.Terms is { } list)
        {
            list.Matcher.Find(_tokenizer, _matches);
            foreach (TermMatch match in _matches) terms += match.IsInner ? 0 : match.Length;
        }

        return item with { Words = words, TermWords = Math.Min(terms, words), Hesitations = _hesitations };
    }
}
