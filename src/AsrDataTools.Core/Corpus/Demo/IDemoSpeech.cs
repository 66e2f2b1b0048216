using AsrDataTools.Statistics;

namespace AsrDataTools.Corpus.Demo;

/// <summary>What a line of the demo corpus is for; lines of one use are never said in another.</summary>
internal enum DemoUse
{
    Training,
    Evaluation,
    Caller,
    Agent,
}

/// <summary>One line of text, and what the source needs to say it.</summary>
/// <param name="Text">As it stands in transcripts.</param>
/// <param name="Key">The source's own name of it: a text with pauses or a file.</param>
internal sealed record DemoLine(string Text, string Key);

/// <summary>A supply of speech at 16 kHz.</summary>
internal interface IDemoSpeech
{
    DemoSource Source { get; }

    /// <summary>For people: what it is, in which version, and how speakers differ.</summary>
    string Description { get; }

    /// <summary>The licence under which the recordings made from it stand.</summary>
    string License { get; }

    IReadOnlyList<DemoAccent> Accents { get; }

    /// <summary>Words that only callers use; a few of them are planted in every production corpus.</summary>
    IReadOnlyList<string> DomainTerms { get; }

    DemoLine Line(DemoUse use, DemoAccent accent, SeededRandom random);

    /// <summary>A caller reading out a payment card's number; null where the source cannot.</summary>
    DemoLine? CardNumberLine { get; }

    /// <summary>The line as this speaker says it, 16 kHz, full scale 1.0, at any level.</summary>
    float[] Speak(DemoLine line, DemoSpeaker speaker, SeededRandom random, CancellationToken cancellation);

    /// <summary>How the speaker's voice was made, for the manifest.</summary>
    string DescribeVoice(DemoSpeaker speaker);
}
