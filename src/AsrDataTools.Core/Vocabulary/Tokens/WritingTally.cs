namespace AsrDataTools.Vocabulary;

/// <summary>How text is written, whatever it says: what tells that two sides were normalised differently.</summary>
public sealed class WritingTally
{
    public long Letters { get; internal set; }

    public long Capitals { get; internal set; }

    /// <summary>Words, numbers included.</summary>
    public long Words { get; internal set; }

    /// <summary>Commas, full stops, question marks and their like.</summary>
    public long Punctuation { get; internal set; }

    /// <summary>Numbers written in digits.</summary>
    public long DigitNumbers { get; internal set; }

    /// <summary>Numbers written in words, "one" and "second" not among them.</summary>
    public long WordNumbers { get; internal set; }

    /// <summary>Share of letters that are capitals.</summary>
    public double? CapitalShare => Letters == 0 ? null : (double)Capitals / Letters;

    public double? PunctuationPerWord => Words == 0 ? null : (double)Punctuation / Words;

    /// <summary>Share of numbers that are in digits; null where there are fewer than 20.</summary>
    public double? DigitShare => DigitNumbers + WordNumbers < 20 ? null : (double)DigitNumbers / (DigitNumbers + WordNumbers);

    internal void Add(WritingTally other)
    {
        Letters += other.Letters;
        Capitals += other.Capitals;
        Words += other.Words;
        Punctuation += other.Punctuation;
        DigitNumbers += other.DigitNumbers;
        WordNumbers += other.WordNumbers;
    }
}
