using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace AsrDataTools.Annotation;

/// <summary>Sets of kinds, and the kinds that names of tiers stand for.</summary>
internal static partial class AnnotationKinds
{
    private static readonly FrozenDictionary<string, AnnotationKind> TierNames = new Dictionary<string, AnnotationKind>
    {
        ["event"] = AnnotationKind.Event,
        ["events"] = AnnotationKind.Event,
        ["noise"] = AnnotationKind.Event,
        ["noises"] = AnnotationKind.Event,
        ["overlap"] = AnnotationKind.Overlap,
        ["overlaps"] = AnnotationKind.Overlap,
        ["entity"] = AnnotationKind.Entity,
        ["entities"] = AnnotationKind.Entity,
        ["intent"] = AnnotationKind.Intent,
        ["intents"] = AnnotationKind.Intent,
        ["sentiment"] = AnnotationKind.Sentiment,
        ["language"] = AnnotationKind.Language,
        ["languages"] = AnnotationKind.Language,
        ["topic"] = AnnotationKind.Topic,
        ["topics"] = AnnotationKind.Topic,
        ["comment"] = AnnotationKind.Comment,
        ["comments"] = AnnotationKind.Comment,
        ["notes"] = AnnotationKind.Comment,
        ["scored"] = AnnotationKind.Scored,
        ["unscored"] = AnnotationKind.Unscored,
        ["other"] = AnnotationKind.Other,
        ["phones"] = AnnotationKind.Other,
        ["phonemes"] = AnnotationKind.Other,
        ["syllables"] = AnnotationKind.Other,
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> NamelessTiers = new[]
    {
        "text", "transcript", "transcription", "transcripts", "sentence", "sentences", "utterance", "utterances", "orthography", "ort", "ortho", "segments", "speech", "default",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static IReadOnlySet<AnnotationKind> Speech { get; } = new[] { AnnotationKind.Speech }.ToFrozenSet();

    public static IReadOnlySet<AnnotationKind> All { get; } = Enum.GetValues<AnnotationKind>().ToFrozenSet();

    /// <summary>What a tier's name says of it: "A - words" are the words of A, "events" are events, another name is a speaker's (as the Montreal Forced Aligner has it).</summary>
    public static AnnotationTier TierOf(string name)
    {
        string whole = name;
        if (FurtherPattern().Match(name) is { Success: true } further) name = name[..further.Index];
        int dash = name.LastIndexOf(" - ", StringComparison.Ordinal);
        string? speaker = dash > 0 ? name[..dash] : null;
        string what = dash > 0 ? name[(dash + 3)..] : name;
        if (what.Equals("words", StringComparison.OrdinalIgnoreCase) || what.Equals("word", StringComparison.OrdinalIgnoreCase)) return new() { Name = whole, IsWords = true, Speaker = speaker };
        if (TierNames.TryGetValue(what, out AnnotationKind kind)) return new() { Name = whole, Kind = kind, Speaker = speaker };
        if (NamelessTiers.Contains(what)) return new() { Name = whole, Speaker = speaker };
        return new() { Name = whole, Speaker = name };
    }

    /// <summary>The name of a further tier for what overlaps on one.</summary>
    public static string FurtherTier(string name, int number) => FormattableString.Invariant($"{name} (+{number})");

    /// <summary>The reverse: the name of a tier for what is not on one yet.</summary>
    public static string TierName(AnnotationKind kind, bool words, string? speaker)
    {
        string what = words ? "words" : kind switch
        {
            AnnotationKind.Speech => "",
            AnnotationKind.Event => "events",
            AnnotationKind.Entity => "entities",
            _ => kind.ToString().ToLowerInvariant(),
        };
        if (what.Length == 0) return speaker ?? "utterances";
        return speaker is null ? what : $"{speaker} - {what}";
    }

    [GeneratedRegex(@" \(\+\d+\)$", RegexOptions.CultureInvariant)]
    private static partial Regex FurtherPattern();
}
