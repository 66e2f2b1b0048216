using System.Text;

namespace AsrDataTools.Shell.Hosting;

/// <summary>Standard input that is no terminal, read as UTF-8 lines.</summary>
public sealed class RedirectedLines(ShellConsole console) : ILineSource, IDisposable
{
    private readonly StreamReader _reader = new(Console.OpenStandardInput(), Encoding.UTF8);

    public string? ReadLine(string question)
    {
        console.WriteError(question);
        string? line = _reader.ReadLine();
        console.WriteError("\n");
        return line;
    }

    public string? ReadSecret(string question) => ReadLine(question);

    /// <summary>The lines that are left, as they come.</summary>
    public IEnumerable<string> Lines()
    {
        while (_reader.ReadLine() is { } line) yield return line;
    }

    /// <summary>Everything that is left.</summary>
    public string ReadToEnd() => _reader.ReadToEnd();

    public void Dispose() => _reader.Dispose();
}
