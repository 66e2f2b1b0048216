using AsrDataTools.Annotation;
using AsrDataTools.Corpus;

namespace AsrDataTools.Transcription;

/// <summary>What an engine recognised in one utterance, beside what its manifest says was said.</summary>
public sealed record Transcript
{
    /// <summary>Of the utterance.</summary>
    public required string Id { get; init; }

    /// <summary>Absolute path of the recording.</summary>
    public required string Path { get; init; }

    /// <summary>What was recognised, as the engine writes it; empty where it heard no words.</summary>
    public required string Text { get; init; }

    /// <summary>The same, by the name that word scoring looks for.</summary>
    public string Hypothesis => Text;

    /// <summary>What the manifest says was said; null where it says nothing.</summary>
    public string? Reference => Utterance.Text;

    public string? Speaker => Utterance.Speaker;

    public string? Recording => Utterance.Recording;

    public string? Accent => Utterance.Accent;

    /// <summary>Words with times, seconds from the start of the recording, and confidence 0…1, as far as the engine tells them.</summary>
    public ValueList<AnnotationWord> Words { get; init; } = ValueList<AnnotationWord>.Empty;

    public int WordCount => Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>Mean of the words' confidence, 0…1; null where the engine tells none.</summary>
    public double? MeanConfidence => Words.Any(word => word.Confidence is not null) ? Words.Average(word => word.Confidence) : null;

    /// <summary>As the engine detected it; null where it does not say.</summary>
    public string? Language { get; init; }

    public required string Engine { get; init; }

    public string? Model { get; init; }

    /// <summary>Length of what was recognised, seconds.</summary>
    public double DurationSeconds { get; init; }

    /// <summary>Time spent over length of the audio; of a batch, the mean. Null where the result was cached.</summary>
    public double? RealTimeFactor { get; init; }

    public bool FromCache { get; init; }

    /// <summary>Where it stands, with all that is known of it: what results are grouped by.</summary>
    public required SpeechUtterance Utterance { get; init; }

    /// <summary>The words as annotation of the recording, for whatever takes that.</summary>
    public AnnotationDocument ToAnnotation()
    {
        double start = Utterance.StartSeconds ?? 0;
        string name = Recording ?? System.IO.Path.GetFileNameWithoutExtension(Path);
        AnnotationSegment segment = new()
        {
            Recording = name,
            Id = Id,
            StartSeconds = start,
            EndSeconds = Math.Round(start + DurationSeconds, 6),
            Speaker = Speaker,
            Channel = Utterance.Channel?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Text = Text,
            Words = Words,
        };
        return new AnnotationDocument { Recording = name, Audio = Path, Language = Language, Segments = ValueList.Create<AnnotationSegment>([segment]) };
    }

    public override string ToString() => Text;
}
