using System.Text;

namespace AsrDataTools.Shell.Essentials.Formatting;

/// <summary>Hands each line written to it on. The formatter writes whole lines only.</summary>
internal sealed class LineWriter(Action<string> take) : TextWriter
{
    public override Encoding Encoding => Encoding.Unicode;

    public override void WriteLine(string? value) => take(value ?? string.Empty);

    public override void Write(string? value) => take(value ?? string.Empty);
}
