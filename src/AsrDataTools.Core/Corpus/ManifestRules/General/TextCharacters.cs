using AsrDataTools.Text;

namespace AsrDataTools.Corpus;

/// <summary>Characters that nobody writes: controls, and the mark that stands for bytes that were no text.</summary>
internal sealed class TextCharacters : TextRule
{
    public override string Id => "TextCharacters";

    public override string Description => "The text holds control characters, U+FFFD, or halves of characters";

    protected override (string Message, string Remedy)? Fault(string text) => IllegalCharacter.Find(text);
}
