using System.Globalization;
using AsrDataTools.Annotation;
using AsrDataTools.Annotation.Rules;

namespace AsrDataTools.Governance.Redaction;

/// <summary>Holds what annotation claims to be redacted against what is heard. Safe for several threads at once.</summary>
public sealed class RedactionAudit(RecordingShelf shelf, RedactionAuditOptions options)
{
    /// <summary>A tagged word still sounds like speech.</summary>
    public const string SpeechUnderTag = "SpeechUnderTag";

    /// <summary>A segment bears a tag, and nothing in it is silenced or toned.</summary>
    public const string TagWithoutMute = "TagWithoutMute";

    /// <summary>A tag has no time, so that nothing can be heard of it.</summary>
    public const string TagWithoutTime = "TagWithoutTime";

    /// <summary>Speech is cut by silence where no tag stands.</summary>
    public const string MuteWithoutTag = "MuteWithoutTag";

    /// <summary>A tone stands between speech where no tag stands.</summary>
    public const string ToneWithoutTag = "ToneWithoutTag";

    /// <summary>Tags, and no recording to hold them against.</summary>
    public const string TagWithoutAudio = "TagWithoutAudio";

    // Frames at the edge of a window hold both what is in it and what is beside it.
    private const double EdgeSeconds = 0.03;
    private const double LeastSpeechSeconds = 0.04;
    private const double LeastFillSeconds = 0.1;
    private const double NearSeconds = 0.3;
    private const double LongestMuteSeconds = 15;

    private readonly RedactionTags _tags = new(options.Tags);

    /// <summary>Judges the annotation of one recording, listening to it once.</summary>
    /// <exception cref="SpeechDataException">The recording cannot be read.</exception>
    public RedactionJudgement Judge(AnnotationDocument document, CancellationToken cancellation = default)
    {
        TaggedWindow[] tags = [.. TaggedWindow.Of(document, _tags)];
        string? path = shelf.Find(document);
        if (path is null)
        {
            Finding[] unheard = tags.Length == 0 ? [] :
            [
                Found(document, TagWithoutAudio, Severity.Warning, null, null, string.Create(CultureInfo.InvariantCulture, $"{tags.Length:N0} tags of '{document.Recording}' have no recording to be held against"), "give the recording with -Audio", "", null),
            ];
            return new(unheard, tags.Length, 0, 0, 0, HasAudio: false);
        }

        HeardRecording heard = HeardRecording.Listen(path, cancellation);
        List<Finding> findings = [.. tags.SelectMany(tag => Under(document, tag, heard))];

        // Tags without times may stand for any mute there is.
        Stretch[] untagged = tags.Any(tag => tag.Stretch is null) ? [] : [.. Untagged(document, tags, heard, findings)];
        return new(
            [.. findings.OrderBy(finding => finding.StartSeconds ?? -1)],
            tags.Length,
            findings.Count(finding => finding.Rule is SpeechUnderTag or TagWithoutMute),
            untagged.Length,
            heard.DurationSeconds,
            HasAudio: true);
    }

    private IEnumerable<Finding> Under(AnnotationDocument document, TaggedWindow tag, HeardRecording heard)
    {
        if (tag.Stretch is not { } window)
        {
            yield return Found(document, TagWithoutTime, Severity.Warning, tag, null, $"{tag.Mark} has no time, so that nothing can be heard of it", "align the words and import them with their times", "", null);
            yield break;
        }

        IReadOnlyList<HeardChannel> channels = heard.On(tag.Channel);
        if (tag.IsExact)
        {
            double edge = window.Seconds >= 4 * EdgeSeconds ? EdgeSeconds : 0;
            Stretch inner = new(window.Start + edge, window.End - edge);
            double speech = TimeSet.Union(channels.Select(channel => channel.Speech)).Covered(inner), share = speech / inner.Seconds;
            if (speech < LeastSpeechSeconds || share <= options.MaximumSpeechShare) yield break;
            yield return Found(
                document, SpeechUnderTag, share >= 0.5 ? Severity.Error : Severity.Warning, tag, window,
                string.Create(CultureInfo.InvariantCulture, $"{share:0%} of what {tag.Mark} stands for is neither silence, tone nor noise ({speech:0.00} of {inner.Seconds:0.00} s)"),
                string.Create(CultureInfo.InvariantCulture, $"mute {window.Start:0.00} to {window.End:0.00} s and deliver the recording again"),
                tag.Mark, speech);
            yield break;
        }

        bool filled = channels.Any(channel =>
            channel.Tones(LongestMuteSeconds).Concat(channel.Mutes(LeastFillSeconds, LongestMuteSeconds)).Any(fill => fill.Start < window.End && fill.End > window.Start)
            || (window.Seconds > 0 && channel.Speech.Covered(window) <= options.MaximumSpeechShare * window.Seconds));
        if (filled) yield break;
        yield return Found(
            document, TagWithoutMute, Severity.Error, tag, window,
            $"{tag.Mark} stands in a segment in which nothing is silenced or toned",
            "find the words in the recording and mute them, or align the words so that the place is known", tag.Mark, null);
    }

    private IEnumerable<Stretch> Untagged(AnnotationDocument document, TaggedWindow[] tags, HeardRecording heard, List<Finding> findings)
    {
        TimeSet tagged = TimeSet.Of(tags.Select(tag => tag.Stretch!.Value)).Widened(NearSeconds);
        foreach (HeardChannel channel in heard.Channels)
        {
            foreach (Stretch mute in channel.Mutes(options.MinimumMuteSeconds, LongestMuteSeconds))
            {
                if (Add(mute, MuteWithoutTag, "of silence cut into speech")) yield return mute;
            }

            foreach (Stretch tone in channel.Tones(LongestMuteSeconds))
            {
                if (Add(tone, ToneWithoutTag, "of a steady tone stand between speech")) yield return tone;
            }
        }

        bool Add(Stretch fill, string rule, string what)
        {
            if (tagged.Covered(fill) > 0) return false;
            findings.Add(Found(
                document, rule, Severity.Warning, null, fill,
                string.Create(CultureInfo.InvariantCulture, $"{fill.Seconds:0.00} s {what}, and no tag says why"),
                "put the tag into the text, or ask the vendor what was there", "", fill.Seconds));
            return true;
        }
    }

    private static Finding Found(
        AnnotationDocument document, string rule, Severity severity, TaggedWindow? tag, Stretch? stretch, string message, string remedy, string about, double? extent) => new()
        {
            Rule = rule,
            Severity = severity,
            Message = message,
            Path = document.Path,
            Id = tag?.Id ?? document.Recording,
            StartSeconds = stretch?.Start,
            EndSeconds = stretch?.End,
            ExtentSeconds = extent,
            Line = tag?.Line > 0 ? tag.Line : null,
            Remedy = remedy,
            SuppressionId = string.Create(CultureInfo.InvariantCulture, $"{rule}|{document.Path}|{document.Recording}|{about}|{stretch?.Start:0.###}"),
        };
}
