using System.Management.Automation.Host;
using AsrDataTools.Shell.Interactive;

namespace AsrDataTools.Shell.Hosting;

/// <summary>
/// The screen as the engine asks for it: mostly its size, by which tables are laid out. Without a terminal the sizes are fixed
/// and the rest does nothing.
/// </summary>
public sealed class ShellRawUserInterface(ShellConsole console) : PSHostRawUserInterface
{
    private Terminal Terminal => console.Terminal;

    public override Size BufferSize
    {
        get => new(Terminal.Width, Terminal.Height);
        set => throw Unsupported();
    }

    public override Size WindowSize
    {
        get => BufferSize;
        set => throw Unsupported();
    }

    public override Size MaxWindowSize => BufferSize;

    public override Size MaxPhysicalWindowSize => BufferSize;

    public override Coordinates WindowPosition
    {
        get => default;
        set => throw Unsupported();
    }

    public override Coordinates CursorPosition
    {
        get
        {
            if (!Terminal.InputIsTerminal || !Terminal.OutputIsTerminal) return default;
            (int left, int top) = Console.GetCursorPosition();
            return new Coordinates(left, top);
        }
        set
        {
            if (Terminal.OutputIsTerminal) console.Write($"\e[{value.Y + 1};{value.X + 1}H");
        }
    }

    public override int CursorSize { get; set; } = 25;

    // The engine maps colours to control sequences; these are what it falls back on.
    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override string WindowTitle
    {
        get;
        set
        {
            field = value;
            if (Terminal.ColorsOutput) console.Write($"\e]0;{value}\a");
        }
    } = "asrdata";

    public override bool KeyAvailable => Terminal.InputIsTerminal && Console.KeyAvailable;

    public override int LengthInBufferCells(string source) => CellWidth.Of(source);

    public override int LengthInBufferCells(string source, int offset) => CellWidth.Of(source[offset..]);

    public override int LengthInBufferCells(char source) => CellWidth.OfElement([source]);

    public override KeyInfo ReadKey(ReadKeyOptions options)
    {
        if (!Terminal.InputIsTerminal) throw new HostException("There is no terminal to read a key from.");
        ConsoleKeyInfo key = Console.ReadKey(intercept: options.HasFlag(ReadKeyOptions.NoEcho));
        ControlKeyStates states = 0;
        if (key.Modifiers.HasFlag(ConsoleModifiers.Shift)) states |= ControlKeyStates.ShiftPressed;
        if (key.Modifiers.HasFlag(ConsoleModifiers.Alt)) states |= ControlKeyStates.LeftAltPressed;
        if (key.Modifiers.HasFlag(ConsoleModifiers.Control)) states |= ControlKeyStates.LeftCtrlPressed;
        return new KeyInfo((int)key.Key, key.KeyChar, states, options.HasFlag(ReadKeyOptions.IncludeKeyDown));
    }

    public override void FlushInputBuffer()
    {
        while (KeyAvailable) Console.ReadKey(intercept: true);
    }

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill)
    {
        // Clear-Host asks for the whole screen by a rectangle of -1; no other rectangle can be filled on a stream.
        if (rectangle.Left != -1) throw Unsupported();
        if (Terminal.OutputIsTerminal) console.Write("\e[2J\e[3J\e[H");
    }

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw Unsupported();

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw Unsupported();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw Unsupported();

    private static NotSupportedException Unsupported() => new("asrdata writes to a stream: cells of the screen cannot be set or read.");
}
