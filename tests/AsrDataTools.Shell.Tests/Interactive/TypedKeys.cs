using AsrDataTools.Shell.Interactive;

namespace AsrDataTools.Shell.Tests.Interactive;

/// <summary>Keys written down: letters as they are, others by name in braces: <c>{Tab}</c>, <c>{Shift+Tab}</c>, <c>{Ctrl+A}</c>.</summary>
internal sealed class TypedKeys : IKeys
{
    private readonly Queue<ConsoleKeyInfo> _keys = new();

    public TypedKeys(string typed)
    {
        for (int i = 0; i < typed.Length; i++)
        {
            int end = typed[i] == '{' ? typed.IndexOf('}', i) : -1;
            if (end < 0)
            {
                _keys.Enqueue(new ConsoleKeyInfo(typed[i], ConsoleKey.None, shift: false, alt: false, control: false));
                continue;
            }

            string[] parts = typed[(i + 1)..end].Split('+');
            ConsoleKey key = Enum.Parse<ConsoleKey>(parts[^1]);
            _keys.Enqueue(new ConsoleKeyInfo('\0', key, parts.Contains("Shift"), parts.Contains("Alt"), parts.Contains("Ctrl")));
            i = end;
        }
    }

    public bool Available => false;

    public ConsoleKeyInfo Read() => _keys.Dequeue();
}
