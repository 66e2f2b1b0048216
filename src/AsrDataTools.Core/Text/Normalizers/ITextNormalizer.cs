namespace AsrDataTools.Text;

/// <summary>Brings texts that mean the same to the same writing before they are compared. One instance serves many threads.</summary>
public interface ITextNormalizer
{
    /// <summary>The name that stands in every result.</summary>
    string Name { get; }

    /// <summary>The text in Unicode form NFC, words parted by white space.</summary>
    string Normalize(string text);
}
